import { distance, type Point, toPlane } from './plane.ts';
import { at, randomFrom } from './rng.ts';

/** The true outline of a province (Natural Earth), with detail invented between its vertices. */

/** Share of an edge's length by which its middle may be moved aside. */
const ROUGHNESS = 0.07;
const LARGEST_MOVE_M = 130;
const SHORTEST_EDGE_M = 130;

/** The outer ring of a GeoJSON polygon on the plane, not closed. */
export function ringOf(coordinates: readonly (readonly (readonly number[])[])[]): Point[] {
  const ring = coordinates[0] ?? [];
  return ring.slice(0, -1).map(([lon, lat]) => toPlane([lon ?? 0, lat ?? 0]));
}

/** A ring with each edge displaced fractally: every vertex that is given stays where it is. */
export function refined(vertices: readonly Point[], seed: number): Point[] {
  const random = randomFrom(seed);
  const ring: Point[] = [];
  const divide = (a: Point, b: Point): void => {
    const length = distance(a, b);
    if (length < 2 * SHORTEST_EDGE_M) return;
    const aside = ((random() * 2 - 1) * Math.min(ROUGHNESS * length, LARGEST_MOVE_M)) / length;
    const middle: Point = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * aside, (a[1] + b[1]) / 2 + (b[0] - a[0]) * aside];
    divide(a, middle);
    ring.push(middle);
    divide(middle, b);
  };
  vertices.forEach((vertex, index) => {
    ring.push(vertex);
    divide(vertex, at(vertices, (index + 1) % vertices.length));
  });
  return ring;
}
