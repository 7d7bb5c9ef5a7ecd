import type { LonLat } from '../../src/model/geometry.ts';
import type { Mesh } from './mesh.ts';
import { degreesOf, type Point, signedArea } from './plane.ts';
import type { SampleBorders } from './province.ts';
import { at } from './rng.ts';

/**
 * From labelled mesh cells to polygons. SampleBorders are the mesh edges between two labels,
 * smoothed and thinned ONCE as a graph, before rings are read off it: the two sides of a
 * border cannot differ. Junctions of three areas are never removed.
 */

/** Smoothing moves each border vertex this share of the way to its neighbours' middle. */
const SMOOTHING = 0.6;
const SMOOTHING_ROUNDS = 3;

/** SampleBorders keep more vertices in towns. */
export interface Thinning extends Pick<SampleBorders, 'thinningM2'> {
  readonly isDense: (point: Point) => boolean;
}

/**
 * Rings of each label, in degrees of 6 decimals, closed, the outer first and
 * counterclockwise, holes clockwise (RFC 7946).
 *
 * @param labels Label of each inside cell; cells after them are the world outside.
 */
export function polygonsOfCells(
  mesh: Mesh,
  labels: Int32Array,
  labelCount: number,
  { isDense, thinningM2 }: Thinning,
): LonLat[][][] {
  const graph = borderGraph(mesh, labels, labelCount);
  const positions = smooth(mesh, graph.links);
  thin(graph.links, positions, { isDense, thinningM2 });
  return graph.next.map((next) => ringsOf(next, graph.links, positions));
}

/** No cell lies beyond the edge of the mesh. */
const OUTSIDE = -1;

function borderGraph(mesh: Mesh, labels: Int32Array, labelCount: number) {
  const links = new Map<number, number[]>();
  const next: Map<number, number>[] = Array.from({ length: labelCount }, () => new Map<number, number>());
  for (const { left, right, from, to } of mesh.edges) {
    const a = labels[left] ?? OUTSIDE;
    const b = labels[right] ?? OUTSIDE;
    if (a === b) continue;
    if (a >= 0) at(next, a).set(from, to);
    if (b >= 0) at(next, b).set(to, from);
    for (const [u, v] of [
      [from, to],
      [to, from],
    ] as const) {
      const list = links.get(u);
      if (list) list.push(v);
      else links.set(u, [v]);
    }
  }
  return { links, next };
}

function smooth(mesh: Mesh, links: ReadonlyMap<number, readonly number[]>): Map<number, Point> {
  let positions = new Map<number, Point>();
  for (const vertex of links.keys()) positions.set(vertex, at(mesh.vertices, vertex));
  for (let round = 0; round < SMOOTHING_ROUNDS; round++) {
    const moved = new Map<number, Point>();
    for (const [vertex, around] of links) {
      const here = pointOf(positions, vertex);
      let x = 0;
      let y = 0;
      for (const other of around) {
        x += pointOf(positions, other)[0] / around.length;
        y += pointOf(positions, other)[1] / around.length;
      }
      moved.set(vertex, [here[0] + SMOOTHING * (x - here[0]), here[1] + SMOOTHING * (y - here[1])]);
    }
    positions = moved;
  }
  return positions;
}

/** Visvalingam's measure, in passes of growing area; changes `links`. */
function thin(
  links: Map<number, number[]>,
  positions: ReadonlyMap<number, Point>,
  { isDense, thinningM2 }: Thinning,
): void {
  for (const share of [0.02, 0.1, 0.25, 0.5, 0.75, 1]) {
    for (const [vertex, around] of [...links]) {
      const [a, b] = around;
      if (around.length !== 2 || a === undefined || b === undefined) continue;
      const linksOfA = links.get(a) ?? [];
      const linksOfB = links.get(b) ?? [];
      if (a === b || linksOfA.includes(b)) continue;
      const here = pointOf(positions, vertex);
      const limit = isDense(here) ? thinningM2.dense : thinningM2.other;
      const triangle = Math.abs(signedArea([pointOf(positions, a), here, pointOf(positions, b)]));
      if (triangle > limit * share) continue;
      links.delete(vertex);
      linksOfA[linksOfA.indexOf(vertex)] = b;
      linksOfB[linksOfB.indexOf(vertex)] = a;
    }
  }
}

function ringsOf(
  next: ReadonlyMap<number, number>,
  kept: ReadonlyMap<number, readonly number[]>,
  positions: ReadonlyMap<number, Point>,
): LonLat[][] {
  const left = new Set(next.keys());
  const rings: { ring: Point[]; area: number }[] = [];
  for (const first of next.keys()) {
    if (!left.has(first)) continue;
    const ring: Point[] = [];
    let vertex = first;
    do {
      left.delete(vertex);
      if (kept.has(vertex)) ring.push(pointOf(positions, vertex));
      const following = next.get(vertex);
      if (following === undefined) throw new Error('a border does not close');
      vertex = following;
    } while (vertex !== first);
    rings.push({ ring, area: signedArea(ring) });
  }
  rings.sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  return rings.map(({ ring, area }, index) => {
    const oriented = area > 0 === (index === 0) ? ring : [...ring].reverse();
    const closed = oriented.map(degreesOf);
    closed.push(at(closed, 0));
    return closed;
  });
}

function pointOf(positions: ReadonlyMap<number, Point>, vertex: number): Point {
  const point = positions.get(vertex);
  if (!point) throw new Error(`vertex ${vertex} is not on a border`);
  return point;
}
