import { distance, type Point, toPlane } from './plane.ts';
import { at, randomFrom } from './rng.ts';
import source from './sources/outline.json' with { type: 'json' };

/** The true outline of the province (Natural Earth), with detail invented between its 79 vertices. */

/** Share of an edge's length by which its middle may be moved aside. */
const ROUGHNESS = 0.07;
const LARGEST_MOVE_M = 130;
const SHORTEST_EDGE_M = 130;

/** The source's vertices on the plane, not closed. */
export function sourceOutline(): Point[] {
  const ring = source.coordinates[0] ?? [];
  return ring.slice(0, -1).map(([lon, lat]) => toPlane([lon ?? 0, lat ?? 0]));
}

/** The outline with each edge displaced fractally: every source vertex stays where it is. */
export function refinedOutline(): Point[] {
  const vertices = sourceOutline();
  const random = randomFrom(2601);
  const refined: Point[] = [];
  const divide = (a: Point, b: Point): void => {
    const length = distance(a, b);
    if (length < 2 * SHORTEST_EDGE_M) return;
    const aside = ((random() * 2 - 1) * Math.min(ROUGHNESS * length, LARGEST_MOVE_M)) / length;
    const middle: Point = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * aside, (a[1] + b[1]) / 2 + (b[0] - a[0]) * aside];
    divide(a, middle);
    refined.push(middle);
    divide(middle, b);
  };
  vertices.forEach((vertex, index) => {
    refined.push(vertex);
    divide(vertex, at(vertices, (index + 1) % vertices.length));
  });
  return refined;
}
