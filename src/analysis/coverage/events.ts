import { outOfRange } from '../../model/out-of-range.ts';
/**
 * Where intervals start and end along one row, in order. Ties are broken by geometry
 * alone: at the same longitude a start comes before an end, so that intervals that touch
 * are never torn apart, and the order in which stations were given cannot be seen in a
 * single bit of the result.
 */
export interface RowEvents {
  count: number;
  /** Degrees of longitude. */
  lon: Float64Array;
  /** `owner × 2` where the owner's interval starts, `owner × 2 + 1` where it ends. */
  code: Int32Array;
  /** Room for merging, of the same length. */
  spareLon: Float64Array;
  spareCode: Int32Array;
}

/** An empty list, which grows as it is filled. */
export function rowEvents(): RowEvents {
  return allocate(256);
}

function allocate(room: number): RowEvents {
  return {
    count: 0,
    lon: new Float64Array(room),
    code: new Int32Array(room),
    spareLon: new Float64Array(room),
    spareCode: new Int32Array(room),
  };
}

/** Adds one interval of an owner. */
export function addInterval(events: RowEvents, from: number, to: number, owner: number): void {
  addEvent(events, from, owner * 2);
  addEvent(events, to, owner * 2 + 1);
}

/** Adds one end of an interval. @param code As in `RowEvents.code`. */
export function addEvent(events: RowEvents, lon: number, code: number): void {
  const i = events.count;
  if (i === events.lon.length) grow(events);
  events.lon[i] = lon;
  events.code[i] = code;
  events.count = i + 1;
}

function grow(events: RowEvents): void {
  const larger = allocate(events.lon.length * 2);
  larger.lon.set(events.lon);
  larger.code.set(events.code);
  Object.assign(events, { ...larger, count: events.count });
}

/** Blocks that insertion sort puts in order before they are merged. */
const BLOCK = 24;

/** Sorts by longitude, starts before ends: insertion in blocks, then merging bottom up. */
export function sortEvents(events: RowEvents): void {
  const { count } = events;
  for (let from = 0; from < count; from += BLOCK) insertionSort(events, from, Math.min(count, from + BLOCK));
  for (let width = BLOCK; width < count; width *= 2) {
    for (let from = 0; from < count; from += width * 2) {
      merge(events, from, Math.min(count, from + width), Math.min(count, from + width * 2));
    }
    [events.lon, events.spareLon] = [events.spareLon, events.lon];
    [events.code, events.spareCode] = [events.spareCode, events.code];
  }
}

function insertionSort({ lon, code }: RowEvents, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const l = lon[i] ?? outOfRange();
    const c = code[i] ?? outOfRange();
    let j = i;
    for (; j > from; j--) {
      const before = lon[j - 1] ?? outOfRange();
      if (before < l || (before === l && ((code[j - 1] ?? outOfRange()) & 1) <= (c & 1))) break;
      lon[j] = before;
      code[j] = code[j - 1] ?? outOfRange();
    }
    lon[j] = l;
    code[j] = c;
  }
}

function merge({ lon, code, spareLon, spareCode }: RowEvents, from: number, middle: number, to: number): void {
  let left = from;
  let right = middle;
  for (let i = from; i < to; i++) {
    const l = lon[left] ?? outOfRange();
    // Beyond the last event there may be no room left.
    const r = right < to ? (lon[right] ?? outOfRange()) : Infinity;
    const takeLeft =
      right >= to ||
      (left < middle &&
        (l < r || (l === r && ((code[left] ?? outOfRange()) & 1) <= ((code[right] ?? outOfRange()) & 1))));
    spareLon[i] = takeLeft ? l : r;
    spareCode[i] = (takeLeft ? code[left++] : code[right++]) ?? 0;
  }
}
