import { boundsOfPoints, type MultiPolygonRings, type Ring } from '../../model/geometry.ts';
import type { Weighting } from '../../model/people.ts';

/**
 * Village boundaries as flat typed arrays, made once for each loaded province. The
 * coverage engine walks the edges of a village thousands of times; nested GeoJSON arrays
 * would cost more than the arithmetic. Edges are straight in longitude and latitude, as
 * Turf's union and intersection treat them.
 *
 * Rings keep their number, so that a row can ask each ring on its own whether it is
 * inside: direction then does not matter, and parts that overlap count once.
 */
export interface VillageShapes {
  readonly count: number;
  /** Edges of village v: `edgeStart[v] … edgeStart[v + 1]`. */
  readonly edgeStart: Uint32Array;
  /** `lon0, lat0, lon1, lat1` of each edge in degrees, `lat0 < lat1`; level edges are left out. */
  readonly edges: Float64Array;
  /** +1 where the ring runs north along the edge, −1 where it runs south. */
  readonly edgeWinding: Int8Array;
  /** Ring of each edge, counted within its village. */
  readonly edgeRing: Uint32Array;
  /** Rings of village v: `ringStart[v] … ringStart[v + 1]`. */
  readonly ringStart: Uint32Array;
  /** Part (polygon of the multipolygon, counted within the village) that each ring belongs to. */
  readonly ringPart: Uint32Array;
  /** 1: the ring is a hole of its part. */
  readonly ringIsHole: Uint8Array;
  /** `west, south, east, north` of each village in degrees; all 0 for an empty one. */
  readonly bounds: Float64Array;
  /** Corners of village v's convex hull: `hullStart[v] … hullStart[v + 1]`. */
  readonly hullStart: Uint32Array;
  /** `x, y, z` of each corner on the unit sphere: `cos lat cos lon`, `cos lat sin lon`, `sin lat`. */
  readonly hull: Float64Array;
  /** What shares count in place of area; absent: area. */
  readonly weighting?: Weighting;
}

const RADIANS = Math.PI / 180;

/**
 * @param villages Anything with a boundary, in the order of the results.
 * @throws never; a village without usable rings has no edges, and therefore no area.
 */
export function villageShapes(villages: readonly { readonly geometry: MultiPolygonRings }[]): VillageShapes {
  const totals = count(villages);
  const shapes = {
    count: villages.length,
    edgeStart: new Uint32Array(villages.length + 1),
    edges: new Float64Array(totals.edges * 4),
    edgeWinding: new Int8Array(totals.edges),
    edgeRing: new Uint32Array(totals.edges),
    ringStart: new Uint32Array(villages.length + 1),
    ringPart: new Uint32Array(totals.rings),
    ringIsHole: new Uint8Array(totals.rings),
    bounds: new Float64Array(villages.length * 4),
    hullStart: new Uint32Array(villages.length + 1),
  };
  const hull: number[] = [];
  let edge = 0;
  let ring = 0;

  villages.forEach((village, v) => {
    const firstRing = ring;
    const outline: [number, number][] = [];
    village.geometry.forEach((rings, part) => {
      rings.forEach((points, nth) => {
        shapes.ringPart[ring] = part;
        shapes.ringIsHole[ring] = nth > 0 ? 1 : 0;
        eachEdge(points, (lon0, lat0, lon1, lat1) => {
          if (nth === 0) outline.push([lon0, lat0]);
          if (lat0 === lat1) return;
          const north = lat0 < lat1;
          const at = edge * 4;
          shapes.edges[at] = north ? lon0 : lon1;
          shapes.edges[at + 1] = north ? lat0 : lat1;
          shapes.edges[at + 2] = north ? lon1 : lon0;
          shapes.edges[at + 3] = north ? lat1 : lat0;
          shapes.edgeWinding[edge] = north ? 1 : -1;
          shapes.edgeRing[edge] = ring - firstRing;
          edge++;
        });
        ring++;
      });
    });
    shapes.edgeStart[v + 1] = edge;
    shapes.ringStart[v + 1] = ring;
    if (outline.length > 0) shapes.bounds.set(boundsOfPoints(outline), v * 4);
    for (const [lonDeg, latDeg] of convexHull(outline)) {
      const lon = lonDeg * RADIANS;
      const lat = latDeg * RADIANS;
      hull.push(Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat));
    }
    shapes.hullStart[v + 1] = hull.length / 3;
  });

  return { ...shapes, hull: Float64Array.from(hull) };
}

/** Upper bounds for the arrays. */
function count(villages: readonly { readonly geometry: MultiPolygonRings }[]): { edges: number; rings: number } {
  let edges = 0;
  let rings = 0;
  for (const village of villages) {
    for (const part of village.geometry) {
      rings += part.length;
      for (const ring of part) edges += ring.length;
    }
  }
  return { edges, rings };
}

/** Calls back for every edge of a ring, closing it where the file forgot to. */
function eachEdge(ring: Ring, call: (lon0: number, lat0: number, lon1: number, lat1: number) => void): void {
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from !== undefined && (from[0] !== to[0] || from[1] !== to[1])) call(from[0], from[1], to[0], to[1]);
    from = to;
  }
}

/** Andrew's monotone chain: corners of the convex hull in the longitude-latitude plane. Sorts the points. */
function convexHull(points: [number, number][]): readonly [number, number][] {
  const sorted = points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(sorted: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const point of sorted) {
    for (;;) {
      const b = kept[kept.length - 1];
      const a = kept[kept.length - 2];
      if (a === undefined || b === undefined) break;
      if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
