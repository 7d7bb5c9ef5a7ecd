import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import { boundsOfPoints } from '../../model/bounds.ts';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Weighting } from '../../model/people.ts';
import type { GapOrder, GapSite } from '../../model/planner.ts';
import type { AreaClass } from '../../model/profile.ts';
import type { BaseStation, Structure, Village } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import { footprintBounds } from '../coverage/footprint-index.ts';
import { densityAt } from '../coverage/people-cells.ts';
import type { Footprints } from '../footprints.ts';
import { distanceM, reachDeg } from '../positions.ts';
import { type CoverProblem, coverProblem } from './cover-problem.ts';

/**
 * Gap filling as a covering problem. People are points: a grid over each village, its
 * population spread evenly, and of them those that no footprint reaches. Sites are places
 * with one more disc. Points are a stand-in for area, so what is chosen is computed again by
 * the engine.
 */

/** Where people are and nothing reaches them. */
export interface Unreached {
  readonly points: readonly LonLat[];
  /** People at each. */
  readonly people: Float64Array;
}

/** A grid over the villages, at least one point to each; rows from the south, points from the west. */
export function* pointsOver(
  villages: readonly Pick<Village, 'geometry'>[],
  spacingM: number,
  inside: (village: number) => LonLat,
): Generator<readonly [village: number, points: readonly LonLat[]]> {
  for (const [v, { geometry }] of villages.entries()) {
    const outline = geometry.flatMap((rings) => rings[0] ?? []);
    const polygon = {
      type: 'MultiPolygon' as const,
      coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
    };
    const [west, south, east, north] = boundsOfPoints(outline);
    const points: LonLat[] = [];
    const step = spacingM / METRES_A_DEGREE;
    // One grid for the whole province: neighbours' points do not crowd at a border.
    for (let row = Math.ceil(south / step); row * step <= north; row++) {
      const lat = row * step;
      const stepLon = step / Math.cos((Math.round(lat) * Math.PI) / 180);
      for (let column = Math.ceil(west / stepLon); column * stepLon <= east; column++) {
        const point: LonLat = [column * stepLon, lat];
        if (booleanPointInPolygon([point[0], point[1]], polygon)) points.push(point);
      }
    }
    if (outline.length > 0) yield [v, points.length > 0 ? points : [inside(v)]];
  }
}

const METRES_A_DEGREE = 111_195;

/** How people are spread over a village. */
export interface PeopleSpread {
  readonly villages: readonly Pick<Village, 'geometry' | 'population'>[];
  readonly spacingM: number;
  /** A point of a village, whatever its size. */
  readonly inside: (village: number) => LonLat;
  /** Where more live than elsewhere; absent: evenly. */
  readonly weighting?: Weighting | undefined;
}

/** @param counts Whether a footprint is one of those whose reach is asked for. */
export function unreachedPeople(
  { villages, spacingM, inside, weighting }: PeopleSpread,
  footprints: Footprints,
  counts: (footprint: number) => boolean,
): Unreached {
  const reaches = reachOf(footprints, counts);
  const points: LonLat[] = [];
  const people: number[] = [];
  for (const [v, grid] of pointsOver(villages, spacingM, inside)) {
    const parts = partsOf(grid, weighting);
    for (const [i, point] of grid.entries()) {
      const each = (villages[v]?.population ?? 0) * (parts[i] ?? outOfRange());
      if (!(each > 0) || reaches(point)) continue;
      points.push(point);
      people.push(each);
    }
  }
  return { points, people: Float64Array.from(people) };
}

/** Places that no footprint of those whose reach is asked for holds. */
export function unreachedPlaces(
  places: readonly { readonly location: LonLat }[],
  footprints: Footprints,
  counts: (footprint: number) => boolean,
): readonly LonLat[] {
  if (places.length === 0) return [];
  const reaches = reachOf(footprints, counts);
  return places.flatMap(({ location }) => (reaches(location) ? [] : [location]));
}

/** Each point's part of a village's people; evenly too where nobody is known at any of them. */
function partsOf(grid: readonly LonLat[], weighting: Weighting | undefined): readonly number[] {
  const densities = weighting === undefined ? [] : grid.map((point) => densityAt(weighting, point));
  const sum = densities.reduce((total, one) => total + one, 0);
  return sum > 0 ? densities.map((one) => one / sum) : grid.map(() => 1 / grid.length);
}

function reachOf(footprints: Footprints, counts: (footprint: number) => boolean): (point: LonLat) => boolean {
  const taken = Array.from({ length: footprints.count }, (_, f) => f).filter(counts);
  if (taken.length === 0) return () => false;
  const index = new Flatbush(taken.length);
  for (const f of taken) index.add(...footprintBounds(footprints, f));
  index.finish();
  return (point) => {
    let reached = false;
    // The filter stops the search at the first footprint that holds the point.
    index.search(point[0], point[1], point[0], point[1], (item) => {
      reached ||= holds(footprints, taken[item] ?? outOfRange(), point);
      return false;
    });
    return reached;
  };
}

function holds(footprints: Footprints, f: number, point: LonLat): boolean {
  const centre: LonLat = [footprints.lon[f] ?? outOfRange(), footprints.lat[f] ?? outOfRange()];
  if (distanceM(centre, point) > (footprints.radiusM[f] ?? outOfRange())) return false;
  const width = footprints.beamwidthDeg[f] ?? outOfRange();
  if (width >= 360) return true;
  const off = Math.abs(((bearingDeg(centre, point) - (footprints.azimuthDeg[f] ?? outOfRange()) + 540) % 360) - 180);
  return off <= width / 2;
}

/** Clockwise from north, 0 to 360. */
function bearingDeg([lon0, lat0]: LonLat, [lon1, lat1]: LonLat): number {
  const rad = Math.PI / 180;
  const [a, b, d] = [lat0 * rad, lat1 * rad, (lon1 - lon0) * rad];
  const angle = Math.atan2(
    Math.sin(d) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(d),
  );
  return (angle / rad + 360) % 360;
}

/** What stands or is planned. */
interface Standing {
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  readonly structures: readonly Structure[];
}

/** Places that could take what is missing: masts that stand, then structures, then free points. */
export function gapSites(
  order: GapOrder,
  { stations, positions, structures }: Standing,
  freePoints: Iterable<LonLat>,
  broadband: ReadonlySet<string>,
  parameters: Pick<AnalysisParameters, 'radiusM' | 'radiusFactor'>,
): GapSite[] {
  const sites: GapSite[] = [];
  const add = (kind: GapSite['kind'], location: LonLat, index: number, areaClass: AreaClass = 'other'): void => {
    const usualM = (parameters.radiusM[order.technology]?.[areaClass] ?? 0) * parameters.radiusFactor;
    const radiusM = order.radiusM ?? usualM;
    sites.push({ kind, location, index, areaClass, radiusM });
  };
  positions.forEach((position, index) => {
    const there = position.stations.flatMap((s) => stations[s] ?? []);
    if (!there.some(({ status }) => status === 'existing')) return;
    const { operator } = order;
    const own = operator === null ? there : there.filter((station) => station.operator === operator);
    const has = own.some(({ technologies }) =>
      operator === null ? technologies.some((one) => broadband.has(one)) : technologies.includes(order.technology),
    );
    // Whoever is there already needs no further place.
    if (has || (own.length === 0 && position.freeSlots === 0)) return;
    add('existing', position.location, index, there.find(({ areaClass }) => areaClass !== null)?.areaClass ?? 'other');
  });
  structures.forEach(({ location, tenantSlots }, index) => {
    if (tenantSlots !== 0) add('structure', location, index);
  });
  for (const location of freePoints) add('free', location, -1);
  return sites;
}

/**
 * Which site covers which people, and which of the places that count for themselves; sites that cover
 * none are left out.
 */
export function gapProblem(
  sites: readonly GapSite[],
  { points: peoplePoints, people }: Unreached,
  places: readonly LonLat[] = [],
): { readonly sites: readonly GapSite[]; readonly problem: CoverProblem; readonly ofPlaces: CoverProblem } {
  const points = [...peoplePoints, ...places];
  if (points.length === 0) return { sites: [], problem: coverProblem(0, []), ofPlaces: coverProblem(0, []) };
  const index = new KDBush(points.length);
  for (const [lon, lat] of points) index.add(lon, lat);
  index.finish();
  const kept: GapSite[] = [];
  const sitesOf: number[][] = points.map(() => []);
  for (const site of sites) {
    const [lon, lat] = site.location;
    const reach = reachDeg(site.radiusM, lat);
    const covered = index
      .range(lon - reach.lon, lat - reach.lat, lon + reach.lon, lat + reach.lat)
      .filter((p) => distanceM(site.location, points[p] ?? site.location) <= site.radiusM);
    if (covered.length === 0) continue;
    for (const p of covered) sitesOf[p]?.push(kept.length);
    kept.push(site);
  }
  const demands = peoplePoints.map((_, p) => ({ weight: people[p] ?? outOfRange(), sites: sitesOf[p] ?? [] }));
  const ofPlaces = places.map((_, p) => ({ weight: 1, sites: sitesOf[peoplePoints.length + p] ?? [] }));
  return {
    sites: kept,
    problem: coverProblem(kept.length, demands),
    ofPlaces: coverProblem(kept.length, ofPlaces),
  };
}
