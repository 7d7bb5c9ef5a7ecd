import { describe, expect, it } from 'vitest';
import { addInterval, rowEvents, sortEvents } from '../../src/analysis/coverage/events.ts';

/** Starts and ends of intervals along a row, sorted. */
function sorted(intervals: readonly (readonly [from: number, to: number])[]): readonly number[] {
  const events = rowEvents();
  intervals.forEach(([from, to], owner) => {
    addInterval(events, from, to, owner);
  });
  sortEvents(events);
  return [...events.lon.subarray(0, events.count)];
}

describe('the ends of intervals along a row', () => {
  // 256 events fill the room that there is at first, 512 what it grows to.
  it.each([1, 12, 13, 127, 128, 129, 256, 257, 511, 512])('are put in order, however many: %i intervals', (count) => {
    const intervals = Array.from({ length: count }, (_, i) => {
      const from = (i * 7919) % 1009;
      return [from, from + 1 + (i % 5)] as const;
    });
    expect(sorted(intervals)).toEqual(intervals.flat().sort((a, b) => a - b));
  });
});
