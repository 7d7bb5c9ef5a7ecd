import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, FeatureCollection, MultiLineString } from 'geojson';
import { boundsOfPoints } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import { communeKey, districtKey } from './unit-keys.ts';

/**
 * Borders of communes, districts and the province out of the villages alone: an edge that
 * two villages share is a border where they belong to different units. Where neighbours
 * were drawn apart and share no edge, the land beside the edge tells what it is: the
 * outline of the province where nobody is there, else the border with whoever is.
 */
export type BorderTier = 'commune' | 'district' | 'province';

/** What a border line carries to the map. */
export interface BorderProperties {
  readonly tier: BorderTier;
}

type Unit = Pick<Village, 'code' | 'communeCode' | 'commune' | 'districtCode' | 'district' | 'geometry'>;

/** Two vertices closer than this are one, degrees: 0.1 m. */
const GRID_DEG = 1e-6;
/** How far beside an edge its neighbour is looked for, degrees: some 5 m, more than borders drawn apart gape. */
const BESIDE_DEG = 5e-5;

/** One feature for each tier that has borders; an edge appears once, under the highest tier it divides. */
export function borderLines(villages: readonly Unit[]): FeatureCollection<MultiLineString, BorderProperties> {
  const graph = edgesOf(villages);
  const beside = neighbourFinder(villages);
  const byTier: Record<BorderTier, [number, number][]> = { commune: [], district: [], province: [] };
  for (const edge of graph.edges.values()) {
    const { a, b, first } = edge;
    const second = edge.second ?? beside(graph.vertices[a], graph.vertices[b], first);
    const tier = second === null ? 'province' : tierBetween(villages[first], villages[second]);
    if (tier !== null) byTier[tier].push([a, b]);
  }
  const features = (['commune', 'district', 'province'] as const)
    .filter((tier) => byTier[tier].length > 0)
    .map(
      (tier): Feature<MultiLineString, BorderProperties> => ({
        type: 'Feature',
        properties: { tier },
        geometry: {
          type: 'MultiLineString',
          coordinates: chains(byTier[tier]).map((chain) => chain.map((vertex) => [...(graph.vertices[vertex] ?? [])])),
        },
      }),
    );
  return { type: 'FeatureCollection', features };
}

function tierBetween(one: Unit | undefined, other: Unit | undefined): BorderTier | null {
  if (one === undefined || other === undefined || one === other) return null;
  const [district, otherDistrict] = [districtKey(one), districtKey(other)];
  if (district !== null && otherDistrict !== null && district !== otherDistrict) return 'district';
  return communeKey(one) === communeKey(other) ? null : 'commune';
}

interface Edge {
  readonly a: number;
  readonly b: number;
  /** Villages on its sides; `second` null while only one is known. */
  readonly first: number;
  second: number | null;
}

interface EdgeGraph {
  readonly vertices: readonly (readonly [number, number])[];
  readonly edges: ReadonlyMap<number, Edge>;
}

function edgesOf(villages: readonly Unit[]): EdgeGraph {
  const vertices: (readonly [number, number])[] = [];
  const vertexAt = new Map<number, number>();
  const edges = new Map<number, Edge>();
  const vertexOf = ([lon, lat]: readonly [number, number]): number => {
    const key = Math.round((lon + 180) / GRID_DEG) * 2e8 + Math.round((lat + 90) / GRID_DEG);
    const known = vertexAt.get(key);
    if (known !== undefined) return known;
    vertexAt.set(key, vertices.length);
    return vertices.push([lon, lat]) - 1;
  };
  villages.forEach((village, v) => {
    for (const ring of village.geometry.flat()) {
      const closed = ring.map(vertexOf);
      for (let i = 1; i < closed.length; i++) {
        const a = Math.min(closed[i - 1] ?? outOfRange(), closed[i] ?? outOfRange());
        const b = Math.max(closed[i - 1] ?? outOfRange(), closed[i] ?? outOfRange());
        if (a === b) continue;
        const key = a * 2 ** 26 + b;
        const known = edges.get(key);
        if (known === undefined) edges.set(key, { a, b, first: v, second: null });
        else if (known.first !== v) known.second = v;
      }
    }
  });
  return { vertices, edges };
}

type BesideOf = (
  a: readonly [number, number] | undefined,
  b: readonly [number, number] | undefined,
  own: number,
) => number | null;

/** Finds the village on the other side of an edge that only one village has. */
function neighbourFinder(villages: readonly Unit[]): BesideOf {
  if (villages.length === 0) return () => null;
  const polygons = villages.map((village) => ({
    type: 'MultiPolygon' as const,
    coordinates: village.geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  }));
  const index = new Flatbush(villages.length);
  for (const { geometry } of villages) index.add(...boundsOfPoints(geometry.flat(2)));
  index.finish();
  return (a, b, own) => {
    if (a === undefined || b === undefined) return null;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const scale = BESIDE_DEG / Math.hypot(dx, dy);
    for (const side of [scale, -scale]) {
      const [lon, lat] = [(a[0] + b[0]) / 2 - dy * side, (a[1] + b[1]) / 2 + dx * side];
      const found = index.search(lon, lat, lon, lat).find((v) => {
        const polygon = polygons[v];
        return v !== own && polygon !== undefined && booleanPointInPolygon([lon, lat], polygon);
      });
      if (found !== undefined) return found;
    }
    return null;
  };
}

/** Edges joined end to end into lines that run from one junction to the next, or around. */
function chains(edges: readonly (readonly [number, number])[]): number[][] {
  const at = new Map<number, number[]>();
  edges.forEach(([a, b], e) => {
    for (const vertex of [a, b]) {
      const list = at.get(vertex);
      if (list) list.push(e);
      else at.set(vertex, [e]);
    }
  });
  const used = new Uint8Array(edges.length);
  const lines: number[][] = [];
  const walk = (from: number, firstEdge: number): void => {
    const line = [from];
    let vertex = from;
    let edge: number | undefined = firstEdge;
    while (edge !== undefined) {
      used[edge] = 1;
      const [a, b]: readonly [number, number] = edges[edge] ?? [vertex, vertex];
      vertex = a === vertex ? b : a;
      line.push(vertex);
      const next: readonly number[] = at.get(vertex) ?? [];
      edge = next.length === 2 ? next.find((e) => used[e] === 0) : undefined;
    }
    lines.push(line);
  };
  for (const [vertex, list] of at) {
    if (list.length === 2) continue;
    for (const e of list) if (used[e] === 0) walk(vertex, e);
  }
  // What is left runs around without a junction.
  edges.forEach(([a], e) => {
    if (used[e] === 0) walk(a, e);
  });
  return lines;
}
