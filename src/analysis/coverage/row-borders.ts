import { outOfRange } from '../../model/out-of-range.ts';
import type { VillageShapes } from './village-shapes.ts';

/** A turn is sharp where metres east for each metre north change by this much. */
const SHARP_TURN = 4;

const RADIANS = Math.PI / 180;

/** Latitudes between which the rows lie, degrees, south to north. */
export function rowBorders(
  shapes: VillageShapes,
  village: number,
  least: number,
  parts: readonly number[],
): Float64Array {
  const south = shapes.bounds[village * 4 + 1] ?? outOfRange();
  const north = shapes.bounds[village * 4 + 3] ?? outOfRange();
  if (!(south < north)) return new Float64Array(1);
  const step = (north - south) / least;
  const turns = sharpTurns(shapes, village);
  const inner = parts.length === 0 ? turns : [...turns, ...parts].sort((a, b) => a - b);
  inner.push(north);
  const borders = new Float64Array(least + 1 + 2 * inner.length);
  borders[0] = south;
  let count = 1;
  let from = south;
  for (const turn of inner) {
    // A village may be lower than a number of rows can tell apart.
    const pieces = step > 0 ? Math.ceil((turn - from) / step - 1e-9) : 1;
    for (let i = 1; i < pieces; i++) borders[count++] = from + ((turn - from) * i) / pieces;
    if (turn <= from) continue;
    borders[count++] = turn;
    from = turn;
  }
  return borders.subarray(0, count);
}

/**
 * Latitudes of the corners where the boundary turns sharply against the rows, ascending. A
 * ring's edges follow each other in `edges` except for level ones, which are left out: a
 * corner is where one edge ends at the latitude at which the next one starts.
 */
function sharpTurns(shapes: VillageShapes, village: number): number[] {
  const { edges, edgeRing } = shapes;
  const first = shapes.edgeStart[village] ?? outOfRange();
  const end = shapes.edgeStart[village + 1] ?? outOfRange();
  const turns: number[] = [];
  for (let ringStart = first; ringStart < end; ) {
    let ringEnd = ringStart + 1;
    while (ringEnd < end && edgeRing[ringEnd] === edgeRing[ringStart]) ringEnd++;
    let before = ringEnd - 1;
    for (let e = ringStart; e < ringEnd; before = e++) {
      const north = shapes.edgeWinding[e] === 1;
      const northBefore = shapes.edgeWinding[before] === 1;
      const lon = edges[e * 4 + (north ? 0 : 2)] ?? outOfRange();
      const lat = edges[e * 4 + (north ? 1 : 3)] ?? outOfRange();
      const isCorner = lon === edges[before * 4 + (northBefore ? 2 : 0)];
      const turn = Math.abs(eastPerNorth(edges, e) - eastPerNorth(edges, before));
      if (!isCorner || turn * Math.cos(lat * RADIANS) >= SHARP_TURN) turns.push(lat);
    }
    ringStart = ringEnd;
  }
  return turns.sort((a, b) => a - b);
}

function eastPerNorth(edges: Float64Array, edge: number): number {
  const lonChange = (edges[edge * 4 + 2] ?? outOfRange()) - (edges[edge * 4] ?? outOfRange());
  return lonChange / ((edges[edge * 4 + 3] ?? outOfRange()) - (edges[edge * 4 + 1] ?? outOfRange()));
}
