import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { FibreNetwork, Village } from '../../model/province.ts';
import { blurred } from './blur.ts';
import { type Box, boxAround, type FibreVerdictRules, metresFrom, siteAt } from './fibre-sites.ts';

/**
 * On which sites the verdict on a village hangs. Counted by points of the village: which of them a node, or a
 * segment of cable, reaches with its sites here or there. The count alone decides whether a site is moved, so it
 * need not be as exact as the shares, but it must not depend on where in its square the site in question stands.
 */

type Place = readonly [east: number, north: number];

/** What a node or a segment of cable reaches: all within so many metres of a line, or of a point. */
interface Part {
  readonly ends: readonly [Place, Place];
  /** Index of the site that each end stands at; -1: none. */
  readonly sites: readonly [number, number];
  readonly reachM: number;
}

/** Points along each side of a village's box. */
const POINTS = 12;
/** Places that a site is tried at, along each side of its square. */
const TRIED = 5;
/** Metres from the middle of a square, in parts of its side. */
const STEPS = Array.from({ length: TRIED }, (_, i) => (i + 0.5) / TRIED - 0.5);

/**
 * Sites that could change the verdict by standing elsewhere in their squares; those found are taken in the
 * middle of theirs, until it hangs on none of the others.
 *
 * @param sites Those asked about.
 */
export function decidingSites(
  { geometry }: Pick<Village, 'geometry'>,
  network: FibreNetwork,
  sites: readonly LonLat[],
  rules: FibreVerdictRules,
): readonly LonLat[] {
  if (sites.length === 0) return [];
  const box = boxAround(geometry.flatMap((rings) => rings[0] ?? []));
  const origin: LonLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const points = pointsIn(geometry, box).map((point) => metresFrom(origin, point));
  const middles = sites.map((site) => metresFrom(origin, blurred(site, rules.squareM)));
  const edge = metresFrom(origin, [box[2], box[3]]);
  let parts = partsOf(network, sites, origin, rules).filter((part) => canReach(part, edge));
  const found = new Set<number>();
  for (;;) {
    const reached = countReached(points, parts);
    const deciding = sites.flatMap((_, s) =>
      !found.has(s) && hangsOn(s, middles[s] ?? outOfRange(), { points, parts, reached }, rules) ? [s] : [],
    );
    if (deciding.length === 0) return [...found].map((s) => sites[s] ?? outOfRange());
    for (const s of deciding) {
      found.add(s);
      parts = parts.map((part) => withSiteAt(part, s, middles[s] ?? outOfRange()));
    }
  }
}

interface Counted {
  readonly points: readonly Place[];
  readonly parts: readonly Part[];
  /** By point: how many of the parts reach it. */
  readonly reached: Uint16Array;
}

/** Whether the verdict differs between places of a site's square. */
function hangsOn(
  site: number,
  [east, north]: Place,
  { points, parts, reached }: Counted,
  { fibreShare, squareM }: FibreVerdictRules,
): boolean {
  const own = parts.filter(({ sites }) => sites[0] === site || sites[1] === site);
  const counts = countReached(points, own);
  const open = points.filter((_, p) => reached[p] === counts[p]);
  const needed = fibreShare * points.length - (points.length - open.length);
  // Enough is reached without it, or never can be.
  if (needed <= 0 || needed > open.length) return false;
  let first: boolean | null = null;
  for (const x of STEPS) {
    for (const y of STEPS) {
      const there = own.map((part) => withSiteAt(part, site, [east + x * squareM, north + y * squareM]));
      const is = areReached(open, there, needed);
      first ??= is;
      if (is !== first) return true;
    }
  }
  return false;
}

function partsOf(network: FibreNetwork, sites: readonly LonLat[], origin: LonLat, rules: FibreVerdictRules): Part[] {
  const part = (from: LonLat, to: LonLat, reachM: number): Part => ({
    ends: [metresFrom(origin, from), metresFrom(origin, to)],
    sites: [siteAt(sites, from), siteAt(sites, to)],
    reachM,
  });
  return [
    ...network.nodes.map(({ location, reachM }) => part(location, location, reachM ?? rules.nodeReachM)),
    ...network.cables.flatMap(({ lines, reachM }) =>
      lines.flatMap((line) =>
        line.slice(1).map((to, i) => part(line[i] ?? outOfRange(), to, reachM ?? rules.cableReachM)),
      ),
    ),
  ];
}

function withSiteAt(part: Part, site: number, place: Place): Part {
  const [from, to] = part.sites;
  if (from !== site && to !== site) return part;
  return { ...part, ends: [from === site ? place : part.ends[0], to === site ? place : part.ends[1]] };
}

/** Whether a part can reach the village's box, whose middle is the origin: always, where it has a site to move. */
function canReach({ ends: [from, to], sites, reachM }: Part, edge: Place): boolean {
  if (sites[0] >= 0 || sites[1] >= 0) return true;
  const isNear = (axis: 0 | 1): boolean =>
    Math.min(from[axis], to[axis]) < edge[axis] + reachM && Math.max(from[axis], to[axis]) > -edge[axis] - reachM;
  return isNear(0) && isNear(1);
}

/** Whether parts reach so many of the points. */
function areReached(points: readonly Place[], parts: readonly Part[], needed: number): boolean {
  let missing = needed;
  for (let p = 0; p < points.length && missing > 0 && points.length - p >= missing; p++) {
    const point = points[p] ?? outOfRange();
    for (const part of parts) {
      if (!reaches(part, point)) continue;
      missing--;
      break;
    }
  }
  return missing <= 0;
}

/** By point: how many of the parts reach it. */
function countReached(points: readonly Place[], parts: readonly Part[]): Uint16Array {
  const counts = new Uint16Array(points.length);
  for (const part of parts)
    for (let p = 0; p < points.length; p++)
      if (reaches(part, points[p] ?? outOfRange())) counts[p] = (counts[p] ?? outOfRange()) + 1;
  return counts;
}

function reaches({ ends, reachM }: Part, point: Place): boolean {
  const from = ends[0];
  const dx = ends[1][0] - from[0];
  const dy = ends[1][1] - from[1];
  const east = point[0] - from[0];
  const north = point[1] - from[1];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? Math.min(1, Math.max(0, (east * dx + north * dy) / length)) : 0;
  const offEast = east - along * dx;
  const offNorth = north - along * dy;
  return offEast * offEast + offNorth * offNorth <= reachM * reachM;
}

/** Points of a grid that lie in the village. */
function pointsIn(geometry: Village['geometry'], [west, south, east, north]: Box): LonLat[] {
  const land: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: geometry.map((rings) => rings.map((ring) => ring.map((place) => [...place]))),
  };
  const along = Array.from({ length: POINTS }, (_, i) => (i + 0.5) / POINTS);
  return along
    .flatMap((x) => along.map((y): LonLat => [west + x * (east - west), south + y * (north - south)]))
    .filter((point) => booleanPointInPolygon([...point], land));
}
