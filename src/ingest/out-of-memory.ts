/**
 * What engines and libraries say where memory could not be had: V8, SpiderMonkey and JavaScriptCore, and
 * SQLite as WebAssembly. There is no type for it: the same `RangeError` also says that a number is wrong.
 */
const SAYINGS =
  /buffer allocation failed|invalid string length|string longer than|out of memory|allocation size overflow|enlarge memory|\bOOM\b/i;

/** Whether something was thrown because the machine had no memory for it. */
export function isOutOfMemory(error: unknown): boolean {
  return SAYINGS.test(error instanceof Error ? error.message : String(error));
}
