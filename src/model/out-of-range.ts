/**
 * Stands after `??` where an array is read by an index that must exist: a wrong index ends
 * here, not as a 0 that looks like a figure. Written after the read, not around it: a shared
 * function that reads for every array makes the engine twice as slow, since V8 then no longer
 * knows which kind of array it has in hand; this branch is never taken and costs nothing.
 *
 * @throws {RangeError} Always.
 */
export function outOfRange(): never {
  throw new RangeError('an index lies outside its array');
}
