import { outOfRange } from '../../model/out-of-range.ts';
import type { Region } from './regions.ts';
import { edgeCrossing } from './row-cuts.ts';
import type { VillageRows } from './village-rows.ts';

/**
 * Where the edges of sectors cross the rows of one village. The technologies of a mast share their edges, and
 * neighbouring sectors one each: every crossing is computed once, when it is first asked for.
 */
export interface EdgeCrossings {
  /** Forgets the last village. */
  start(rows: VillageRows): void;
  /**
   * Computes the crossings of one half-space's edge.
   *
   * @param plane Index of the half-space's first number.
   * @param first First row.
   * @param end One past the last.
   * @returns Where row 0 of this edge stands in `lon`.
   */
  along(region: Region, plane: number, first: number, end: number): number;
  /** As `edgeCrossing`, by what `along` returned + row. */
  readonly lon: Float64Array;
}

/** Numbers that an edge is told by: longitude of the mast, then its half-space with y ≥ 0. */
const KEY = 5;

/** No edges yet; used again for one village after another. */
export function createEdgeCrossings(): EdgeCrossings {
  let rows: VillageRows | null = null;
  let count = 0;
  let keys = new Float64Array(32 * KEY);
  const crossings = { start, along, lon: new Float64Array(0) };
  return crossings;

  function start(of: VillageRows): void {
    rows = of;
    count = 0;
  }

  function along(region: Region, plane: number, first: number, end: number): number {
    if (rows === null) return outOfRange();
    const edge = edgeOf(region, plane);
    const base = edge * rows.rows;
    const { lon } = crossings;
    const { sinLat, cosLat } = rows;
    const at = edge * KEY;
    const normal = {
      x: keys[at + 1] ?? outOfRange(),
      y: keys[at + 2] ?? outOfRange(),
      z: keys[at + 3] ?? outOfRange(),
      least: keys[at + 4] ?? outOfRange(),
    };
    for (let row = first; row < end; row++) {
      // NaN: not asked for yet.
      if (!Number.isNaN(lon[base + row])) continue;
      lon[base + row] = edgeCrossing(normal, region.lonDeg, sinLat[row] ?? outOfRange(), cosLat[row] ?? outOfRange());
    }
    return base;
  }

  function edgeOf({ halfSpaces, lonDeg }: Region, plane: number): number {
    // A half-space and its opposite have one edge.
    const sign = (halfSpaces?.[plane + 1] ?? outOfRange()) < 0 ? -1 : 1;
    const x = sign * (halfSpaces?.[plane] ?? outOfRange());
    const y = sign * (halfSpaces?.[plane + 1] ?? outOfRange());
    const z = sign * (halfSpaces?.[plane + 2] ?? outOfRange());
    const least = sign * (halfSpaces?.[plane + 3] ?? outOfRange());
    for (let edge = 0, at = 0; edge < count; edge++, at += KEY) {
      if (keys[at] !== lonDeg || keys[at + 1] !== x || keys[at + 2] !== y) continue;
      if (keys[at + 3] === z && keys[at + 4] === least) return edge;
    }
    if (keys.length < (count + 1) * KEY) keys = enlarged(keys, keys.length * 2);
    keys.set([lonDeg, x, y, z, least], count * KEY);
    const height = rows?.rows ?? outOfRange();
    const room = (count + 1) * height;
    if (crossings.lon.length < room) crossings.lon = enlarged(crossings.lon, room * 2);
    crossings.lon.fill(Number.NaN, count * height, room);
    return count++;
  }
}

function enlarged(from: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const into = new Float64Array(length);
  into.set(from);
  return into;
}
