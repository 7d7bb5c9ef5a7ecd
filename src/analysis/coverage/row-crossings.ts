import { outOfRange } from '../../model/out-of-range.ts';
import type { VillageShapes } from './village-shapes.ts';

interface Crossings {
  /** Crossings of row r: `start[r] … start[r + 1]`. */
  start: Uint32Array;
  lon: Float64Array;
  ring: Uint32Array;
  winding: Int8Array;
}

/** Of the village whose rows are cut; filled anew for each, since making arrays costs more than filling them. */
export const crossings: Crossings = {
  start: new Uint32Array(0),
  lon: new Float64Array(0),
  ring: new Uint32Array(0),
  winding: new Int8Array(0),
};
let firstRow = new Uint32Array(0);
let next = new Uint32Array(0);

/** Where the edges cross the rows: counted first, so that every row's crossings lie together. */
export function findCrossings(shapes: VillageShapes, village: number, middles: Float64Array): void {
  const { edges } = shapes;
  const rows = middles.length;
  const firstEdge = shapes.edgeStart[village] ?? outOfRange();
  const edgeCount = (shapes.edgeStart[village + 1] ?? outOfRange()) - firstEdge;
  if (crossings.start.length <= rows) crossings.start = new Uint32Array(rows * 2 + 1);
  if (next.length < rows) next = new Uint32Array(rows * 2);
  if (firstRow.length < edgeCount) firstRow = new Uint32Array(edgeCount * 2);
  const { start } = crossings;
  start.fill(0, 0, rows + 1);
  // A row is crossed where lat0 ≤ its middle < lat1: half-open, so a corner counts once.
  for (let e = 0; e < edgeCount; e++) {
    const at = (firstEdge + e) * 4;
    const first = firstAtLeast(middles, edges[at + 1] ?? outOfRange());
    const lat1 = edges[at + 3] ?? outOfRange();
    firstRow[e] = first;
    for (let row = first; row < rows && (middles[row] ?? outOfRange()) < lat1; row++)
      start[row + 1] = (start[row + 1] ?? outOfRange()) + 1;
  }
  for (let row = 0; row < rows; row++) {
    next[row] = start[row] ?? outOfRange();
    start[row + 1] = (start[row + 1] ?? outOfRange()) + (start[row] ?? outOfRange());
  }

  const total = start[rows] ?? outOfRange();
  if (crossings.lon.length < total) {
    crossings.lon = new Float64Array(total * 2);
    crossings.ring = new Uint32Array(total * 2);
    crossings.winding = new Int8Array(total * 2);
  }
  const { lon, ring, winding } = crossings;
  for (let e = 0; e < edgeCount; e++) {
    const at = (firstEdge + e) * 4;
    const lon0 = edges[at] ?? outOfRange();
    const lat0 = edges[at + 1] ?? outOfRange();
    const lat1 = edges[at + 3] ?? outOfRange();
    const slope = ((edges[at + 2] ?? outOfRange()) - lon0) / (lat1 - lat0);
    const edgeRing = shapes.edgeRing[firstEdge + e] ?? outOfRange();
    const edgeWinding = shapes.edgeWinding[firstEdge + e] ?? outOfRange();
    for (let row = firstRow[e] ?? outOfRange(); row < rows && (middles[row] ?? outOfRange()) < lat1; row++) {
      const i = next[row] ?? outOfRange();
      next[row] = i + 1;
      lon[i] = lon0 + ((middles[row] ?? outOfRange()) - lat0) * slope;
      ring[i] = edgeRing;
      winding[i] = edgeWinding;
    }
  }
}

/** Index of the first value that is not below; values ascend. */
function firstAtLeast(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? outOfRange()) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Insertion sort west to east: a row has two crossings, seldom more than ten. */
export function sortCrossings(from: number, to: number): void {
  const { lon, ring, winding } = crossings;
  for (let i = from + 1; i < to; i++) {
    const l = lon[i] ?? outOfRange();
    const r = ring[i] ?? outOfRange();
    const w = winding[i] ?? outOfRange();
    let j = i;
    for (; j > from && (lon[j - 1] ?? outOfRange()) > l; j--) {
      lon[j] = lon[j - 1] ?? outOfRange();
      ring[j] = ring[j - 1] ?? outOfRange();
      winding[j] = winding[j - 1] ?? outOfRange();
    }
    lon[j] = l;
    ring[j] = r;
    winding[j] = w;
  }
}

/**
 * Follows a row from west to east: call it with each crossing, it tells whether the row is
 * inside the village after it. A point is inside a ring where the ring winds around it at
 * all; inside a part where it is inside the outline and in no hole; inside the village
 * where it is inside some part. Every row ends with all windings back at zero.
 */
export function insideTest(shapes: VillageShapes, village: number): (ring: number, winding: number) => boolean {
  const firstRing = shapes.ringStart[village] ?? outOfRange();
  const rings = (shapes.ringStart[village + 1] ?? outOfRange()) - firstRing;
  const around = new Int32Array(rings);
  const inOutline = new Uint8Array(rings);
  const inHoles = new Int32Array(rings);
  let insideParts = 0;

  return (ring, winding) => {
    const before = around[ring] ?? outOfRange();
    const after = before + winding;
    around[ring] = after;
    if ((before === 0) !== (after === 0)) {
      const part = shapes.ringPart[firstRing + ring] ?? outOfRange();
      const wasInside = inOutline[part] === 1 && inHoles[part] === 0;
      if (shapes.ringIsHole[firstRing + ring] === 1)
        inHoles[part] = (inHoles[part] ?? outOfRange()) + (after === 0 ? -1 : 1);
      else inOutline[part] = after === 0 ? 0 : 1;
      const isInside = inOutline[part] === 1 && inHoles[part] === 0;
      if (wasInside !== isInside) insideParts += isInside ? 1 : -1;
    }
    return insideParts > 0;
  };
}
