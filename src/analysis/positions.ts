import { distance } from '@turf/turf';
import KDBush from 'kdbush';
import type { LonLat } from '../model/geometry.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { Position, PositionStatus } from '../model/results.ts';

/**
 * Positions (vị trí BTS) out of stations (docs/definitions.md). Nothing depends on the order of the
 * stations: every choice is made by distance, to the millimetre, and then by id.
 *
 * - Stations with the same `position_id` are one position; distinct ids never merge. Its
 *   location is the mean of those stations.
 * - A station without an id joins the nearest such location within the tolerance; the
 *   location does not move when it joins.
 * - The others without ids join each other, nearest pairs first, as long as no two
 *   stations of a position come to lie more than twice the tolerance apart.
 */
export interface GroupedPositions {
  /** In the order of their ids. */
  readonly positions: readonly Position[];
  /** Index of each station's position; −1 for a retired station and an estimate. */
  readonly positionOf: Int32Array;
}

/** A position while it is being put together. */
interface Group {
  readonly id: string;
  readonly location: LonLat;
  readonly stations: number[];
}

/** @param toleranceM Metres, as `positionToleranceM` of the profile. */
export function groupPositions(
  stations: readonly BaseStation[],
  toleranceM: number,
  profile: Pick<Profile, 'operators'>,
): GroupedPositions {
  const named = namedGroups(stations);
  const loose = joinNamed(stations, named, toleranceM);
  const taken = new Set(named.map(({ id }) => id));
  const groups = [...named, ...looseGroups(stations, loose, toleranceM, taken)];
  groups.sort((a, b) => compareText(a.id, b.id));

  const operatorIds = profile.operators.map((operator) => operator.id);
  const positions = groups.map((group) => describe(group, stations, operatorIds));
  return { positions, positionOf: positionsByStation(positions, stations.length) };
}

/** Whether a station is of a position at all: what is gone is not, and what is only estimated is nowhere. */
export function isOfPosition({ status }: Pick<BaseStation, 'status'>): boolean {
  return status === 'existing' || status === 'planned';
}

/** Index of each station's position, −1 for one that belongs to none. */
export function positionsByStation(positions: readonly Position[], stationCount: number): Int32Array {
  const positionOf = new Int32Array(stationCount).fill(-1);
  positions.forEach((position, index) => {
    for (const station of position.stations) positionOf[station] = index;
  });
  return positionOf;
}

/** Distance on the sphere in metres, by Turf. */
export function distanceM(a: LonLat, b: LonLat): number {
  return distance([a[0], a[1]], [b[0], b[1]], { units: 'meters' });
}

/** Order of texts that is the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Half width and height in degrees of a box that holds every point within `metres` of a point at `latDeg`. */
export function reachDeg(metres: number, latDeg: number): { readonly lon: number; readonly lat: number } {
  // 110 km to the degree is less than the sphere's 111.19, so the box errs to the large side.
  const lat = metres / 110_000 + 1e-9;
  return { lon: lat / Math.max(0.01, Math.cos(((Math.abs(latDeg) + lat) * Math.PI) / 180)), lat };
}

function namedGroups(stations: readonly BaseStation[]): Group[] {
  const byId = new Map<string, number[]>();
  stations.forEach((station, index) => {
    if (!isOfPosition(station) || station.positionId === null) return;
    const members = byId.get(station.positionId);
    if (members) members.push(index);
    else byId.set(station.positionId, [index]);
  });
  return [...byId].map(([id, members]) => ({ id, location: meanLocation(members, stations), stations: members }));
}

/** Adds each station without an id to the nearest named group within the tolerance; returns those that found none. */
function joinNamed(stations: readonly BaseStation[], named: readonly Group[], toleranceM: number): number[] {
  const index = indexOf(named.map((group) => group.location));
  const loose: number[] = [];
  stations.forEach((station, s) => {
    if (!isOfPosition(station) || station.positionId !== null) return;
    let best: Group | undefined;
    let bestMm = Number.POSITIVE_INFINITY;
    for (const g of near(index, station.location, toleranceM)) {
      const group = named[g];
      if (!group) continue;
      const metres = distanceM(station.location, group.location);
      const mm = Math.round(metres * 1000);
      if (metres > toleranceM || mm > bestMm) continue;
      if (mm === bestMm && best && compareText(best.id, group.id) <= 0) continue;
      best = group;
      bestMm = mm;
    }
    if (best) best.stations.push(s);
    else loose.push(s);
  });
  return loose;
}

/** Stations without ids at exactly one place: they are one from the start. */
interface Spot {
  readonly location: LonLat;
  /** Least station id here; what ties are broken by. */
  leastId: string;
  readonly stations: number[];
}

/** @param taken Ids that no other position may have; those that are made up here are added. */
function looseGroups(
  stations: readonly BaseStation[],
  loose: readonly number[],
  toleranceM: number,
  taken: Set<string>,
): Group[] {
  const spots = spotsOf(stations, loose);
  // Nearest pairs first, each cluster known by its list of spots.
  const clusterOf: Spot[][] = spots.map((spot) => [spot]);
  const spotIndex = new Map(spots.map((spot, index) => [spot, index]));
  for (const [a, b] of nearPairs(spots, toleranceM)) {
    const one = clusterOf[a];
    const other = clusterOf[b];
    if (!one || !other || one === other) continue;
    if (one.some((p) => other.some((q) => distanceM(p.location, q.location) > 2 * toleranceM))) continue;
    const [large, small] = one.length >= other.length ? [one, other] : [other, one];
    for (const spot of small) {
      large.push(spot);
      clusterOf[spotIndex.get(spot) ?? a] = large;
    }
  }
  return [...new Set(clusterOf)].map((cluster) => {
    const members = cluster.flatMap((spot) => spot.stations);
    const leastId = cluster.reduce(
      (least, spot) => (compareText(spot.leastId, least) < 0 ? spot.leastId : least),
      cluster[0]?.leastId ?? '',
    );
    // A file, or a move to a position that has since lost its first station, may have named one so.
    let id = `~${leastId}`;
    while (taken.has(id)) id = `~${id}`;
    taken.add(id);
    return { id, location: meanLocation(members, stations), stations: members };
  });
}

/** In the order of their least ids, so that pairs of spots are named the same way round in any order of the stations. */
function spotsOf(stations: readonly BaseStation[], loose: readonly number[]): Spot[] {
  const byPlace = new Map<string, Spot>();
  for (const index of loose) {
    const station = stations[index];
    if (!station) continue;
    const place = `${station.location[0]},${station.location[1]}`;
    const spot = byPlace.get(place);
    if (spot) {
      spot.stations.push(index);
      if (compareText(station.id, spot.leastId) < 0) spot.leastId = station.id;
    } else {
      byPlace.set(place, { location: station.location, leastId: station.id, stations: [index] });
    }
  }
  return [...byPlace.values()].sort((a, b) => compareText(a.leastId, b.leastId));
}

/** Pairs of spots within the tolerance, nearest first; equal to the millimetre: by id. */
function nearPairs(spots: readonly Spot[], toleranceM: number): [a: number, b: number, mm: number][] {
  const index = indexOf(spots.map((spot) => spot.location));
  const pairs: [number, number, number][] = [];
  spots.forEach((spot, a) => {
    for (const b of near(index, spot.location, toleranceM)) {
      const other = spots[b];
      if (b <= a || !other) continue;
      const metres = distanceM(spot.location, other.location);
      if (metres <= toleranceM) pairs.push([a, b, Math.round(metres * 1000)]);
    }
  });
  return pairs.sort((p, q) => p[2] - q[2] || p[0] - q[0] || p[1] - q[1]);
}

function indexOf(locations: readonly LonLat[]): KDBush | null {
  if (locations.length === 0) return null;
  const index = new KDBush(locations.length);
  for (const [lon, lat] of locations) index.add(lon, lat);
  index.finish();
  return index;
}

function near(index: KDBush | null, [lon, lat]: LonLat, metres: number): number[] {
  if (!index) return [];
  const reach = reachDeg(metres, lat);
  return index.range(lon - reach.lon, lat - reach.lat, lon + reach.lon, lat + reach.lat);
}

/** Mean of the stations' locations. Summed as offsets from one of them, so that equal places give exactly that place. */
function meanLocation(members: readonly number[], stations: readonly BaseStation[]): LonLat {
  const sorted = members
    .map((index) => stations[index]?.location)
    .filter((location) => location !== undefined)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const first: LonLat = sorted[0] ?? [0, 0];
  let lon = 0;
  let lat = 0;
  for (const location of sorted) {
    lon += location[0] - first[0];
    lat += location[1] - first[1];
  }
  return [first[0] + lon / sorted.length, first[1] + lat / sorted.length];
}

function describe(group: Group, stations: readonly BaseStation[], operatorIds: readonly string[]): Position {
  const members = group.stations
    .map((index) => ({ index, station: stations[index] }))
    .filter((member): member is { index: number; station: BaseStation } => member.station !== undefined)
    .sort((a, b) => compareText(a.station.id, b.station.id) || a.index - b.index);
  const all = members.map((member) => member.station);
  const existing = all.filter((station) => station.status === 'existing');
  const planned = all.filter((station) => station.status === 'planned');
  const existingOperators = operatorsOf(existing, operatorIds);
  const status: PositionStatus = planned.length === 0 ? 'existing' : existing.length === 0 ? 'planned' : 'mixed';
  return {
    id: group.id,
    location: group.location,
    stations: members.map((member) => member.index),
    operators: operatorsOf(all, operatorIds),
    existingOperators,
    status,
    shared: existingOperators.length >= 2,
    freeSlots: least(stated(existing, 'tenantSlots')) ?? least(stated(planned, 'tenantSlots')),
    heightM: greatest(stated(existing, 'heightM')) ?? greatest(stated(planned, 'heightM')),
  };
}

/** Distinct operators in the profile's order; those it does not know after them, by name. */
function operatorsOf(stations: readonly BaseStation[], operatorIds: readonly string[]): string[] {
  const distinct = [...new Set(stations.map((station) => station.operator))];
  const rank = (id: string) => (operatorIds.includes(id) ? operatorIds.indexOf(id) : operatorIds.length);
  return distinct.sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}

function stated(stations: readonly BaseStation[], field: 'tenantSlots' | 'heightM'): number[] {
  return stations.map((station) => station[field]).filter((value) => value !== null);
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}

function greatest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}
