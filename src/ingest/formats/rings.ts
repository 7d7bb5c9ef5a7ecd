import { Refusal } from './refusal.ts';

/** Rings as Esri's formats list them, outer ones and holes in any order → polygons as GeoJSON has them. */

export type CoordinatePair = [number, number];

/** Rings × points that are asked which lies in which; more were made to be asked. */
const MOST_ASKED = 200_000_000;

/** Outer rings run clockwise in this format and the other way in GeoJSON; a hole belongs to the smallest outer ring around it. */
export function polygonsOfRings(rings: readonly CoordinatePair[][]): readonly CoordinatePair[][][] {
  const sized = rings.map((ring) => ({ ring, area: signedArea(ring) }));
  const outers = sized
    .filter(({ area }) => area <= 0)
    .map(({ ring, area }): { ring: CoordinatePair[]; area: number; holes: CoordinatePair[][] } => ({
      ring,
      area,
      holes: [],
    }));
  outers.sort((a, b) => Math.abs(a.area) - Math.abs(b.area));
  const alone: CoordinatePair[][][] = [];
  let asked = 0;
  const surrounds = (
    outer: { readonly ring: readonly CoordinatePair[] },
    point: CoordinatePair | undefined,
  ): boolean => {
    asked += outer.ring.length;
    if (asked > MOST_ASKED) throw new Refusal('work-limit', { found: `${rings.length} rings` });
    return contains(outer.ring, point);
  };
  for (const { ring, area } of sized) {
    if (area <= 0) continue;
    const host = outers.find((outer) => Math.abs(outer.area) >= area && surrounds(outer, ring[0]));
    if (host) host.holes.push(ring);
    // Drawn the wrong way round: it is land all the same.
    else alone.push([ring]);
  }
  return [...outers.map(({ ring, holes }) => [ring, ...holes].map((one) => [...one].reverse())), ...alone];
}

function signedArea(ring: readonly CoordinatePair[]): number {
  let twice = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) twice += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return twice / 2;
}

function contains(ring: readonly CoordinatePair[], point: CoordinatePair | undefined): boolean {
  if (!point) return false;
  let inside = false;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before && vertex[1] > point[1] !== before[1] > point[1]) {
      const x = ((before[0] - vertex[0]) * (point[1] - vertex[1])) / (before[1] - vertex[1]) + vertex[0];
      if (point[0] < x) inside = !inside;
    }
    before = vertex;
  }
  return inside;
}
