import KDBush from 'kdbush';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Plan } from '../../model/plan.ts';
import type { Period } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { broadbandFlags } from '../coverage/coverage.ts';
import { footprintsOf } from '../footprints.ts';
import { distanceM, positionsByStation, reachDeg } from '../positions.ts';
import { createMoveCosts, type MoveCost } from '../sharing/loss.ts';
import { timeOf } from '../sharing/new-build.ts';
import { hasWholeMasts, mastMates } from './mast-mates.ts';
import { MOST_OPERATORS, newSite } from './new-site-id.ts';
import type { PlanInput } from './plan-input.ts';
import { weightedLoss } from './weighted-effects.ts';

/**
 * New masts that two to four operators could build together in place of the planned stations near
 * by: only such sites raise the share of positions where nothing stood before. Looked for at the
 * centre of each set of planned stations of different operators, and on a grid, wherever all of the
 * set are within the distance of a move. Of the places that one set could go to, the one where it
 * loses least is proposed, and none where a structure that was given could take the whole set.
 */
export interface ProposedSites {
  /** Places where nothing stands, as structures are; they follow the positions and structures given. */
  readonly positions: readonly Position[];
  /** Moves to them, those that fail a gate too; hosts are indexes into the positions given and then these. */
  readonly candidates: readonly Candidate[];
}

/** Grid points are this part of the greatest move apart. */
const GRID_PART = 0.5;
/** Beyond so many places only the centres of sets are looked at. */
const MOST_PLACES = 4_000;
const ROUNDING = 1e-12;

/** A place to look at, and who could come there. */
interface Place {
  readonly location: LonLat;
  readonly kind: 'centre' | 'grid';
  /** Stations within the distance of a move. */
  readonly stations: readonly number[];
}

/** A place with what each move to it costs. */
interface PricedPlace extends Place {
  readonly moves: readonly {
    readonly station: number;
    readonly metres: number;
    readonly cost: MoveCost;
    readonly weighted: number;
  }[];
}

/** The same input with the sites proposed for a period behind its positions, and the moves to them behind its candidates. */
export function withNewSites(input: PlanInput, period: Period): PlanInput {
  const { positions, candidates } = proposeSites(input, period);
  return {
    ...input,
    positions: [...input.positions, ...positions],
    candidates: [...input.candidates, ...candidates],
  };
}

/** New sites of a plan, and the stations that build there together. */
export function newSitesOf(
  { chosen }: Pick<Plan, 'chosen'>,
  { stations, positions, candidates }: Pick<PlanInput, 'stations' | 'positions' | 'candidates'>,
): readonly { readonly position: Position; readonly stations: readonly BaseStation[] }[] {
  const moves = chosen.flatMap((index) => {
    const move = candidates[index];
    return move?.hostKind === 'new-site' ? [move] : [];
  });
  return [...new Set(moves.map(({ host }) => host))]
    .sort((a, b) => a - b)
    .flatMap((host) => {
      const position = positions[host];
      const there = moves.filter((move) => move.host === host).flatMap((move) => stations[move.station] ?? []);
      return position ? [{ position, stations: there }] : [];
    });
}

/** @param period Only stations planned in it count as newly built. */
export function proposeSites(input: PlanInput, period: Period): ProposedSites {
  const { stations } = input;
  const movers = stations.flatMap((station, s) =>
    station.status === 'planned' && timeOf(station, period) === 'within' ? [s] : [],
  );
  const sets = setsWithin(input, movers);
  const priced = price(input, placesFor(input, sets, movers));
  const kept = cheapestPlaces(input, priced).sort(
    (a, b) => a.location[1] - b.location[1] || a.location[0] - b.location[0],
  );
  const known = new Map(input.candidates.map((candidate) => [candidate.station, candidate]));
  const first = input.positions.length;
  return {
    positions: kept.map(({ location, stations: near }) => emptySite(location, input, near)),
    candidates: kept.flatMap(({ moves }, i) =>
      moves.map(({ station, metres, cost }): Candidate => {
        const coverage = keepsEnough(cost, input) ? 'pass' : 'fail';
        return {
          station,
          host: first + i,
          hostKind: 'new-site',
          distanceM: metres,
          areaClass: stations[station]?.areaClass ?? 'other',
          rule: known.get(station)?.rule ?? null,
          mandatory: known.get(station)?.mandatory ?? false,
          nearestOtherM: known.get(station)?.nearestOtherM ?? null,
          loss: cost.loss,
          coverageKept: cost.kept,
          freeSlots: MOST_OPERATORS,
          gates: { distance: 'pass', slots: 'pass', height: 'pass', operator: 'pass', coverage },
          passes: coverage === 'pass',
          fallingVillages: cost.fallingVillages,
        };
      }),
    ),
  };
}

function keepsEnough({ kept }: MoveCost, { parameters }: PlanInput): boolean {
  return kept >= parameters.coverageKept - ROUNDING;
}

/** As high as the highest of those it is for: a new mast is built as it is needed. */
function emptySite(location: LonLat, { stations }: PlanInput, near: readonly number[]): Position {
  const heights = near.flatMap((s) => stations[s]?.heightM ?? []);
  return newSite(location, heights.length > 0 ? Math.max(...heights) : null);
}

/** Sets of two to four stations of different operators, each two of them within twice the distance of a move. */
function setsWithin({ stations, positions, parameters }: PlanInput, movers: readonly number[]): (readonly number[])[] {
  const neighbours = neighboursOf(
    movers.map((s) => stations[s]?.location ?? outOfRange()),
    2 * parameters.maxMoveM,
  );
  const operators = movers.map((s) => stations[s]?.operator);
  const mates = mastMates(stations, positions);
  const sets: (readonly number[])[] = [];
  const grow = (set: readonly number[], from: readonly number[]): void => {
    const inSet = set.map((m) => movers[m] ?? outOfRange());
    if (set.length >= 2 && hasWholeMasts(mates, inSet)) sets.push(inSet);
    if (set.length >= MOST_OPERATORS) return;
    for (const next of from) {
      if (set.some((m) => operators[m] === operators[next])) continue;
      grow(
        [...set, next],
        from.filter((m) => m > next && neighbours[next]?.has(m)),
      );
    }
  };
  movers.forEach((_, m) => {
    grow(
      [m],
      [...(neighbours[m] ?? [])].filter((other) => other > m).sort((a, b) => a - b),
    );
  });
  return sets;
}

/** Of each point the others within so many metres. */
function neighboursOf(points: readonly LonLat[], metres: number): ReadonlySet<number>[] {
  if (points.length === 0) return [];
  const index = new KDBush(points.length);
  for (const [lon, lat] of points) index.add(lon, lat);
  index.finish();
  return points.map((point, i) => {
    const reach = reachDeg(metres, point[1]);
    const box = [point[0] - reach.lon, point[1] - reach.lat, point[0] + reach.lon, point[1] + reach.lat] as const;
    const near = index.range(...box).filter((j) => j !== i && distanceM(point, points[j] ?? outOfRange()) <= metres);
    return new Set(near);
  });
}

/** Centres of the sets, and points of the grid that all of a set can reach. */
function placesFor(input: PlanInput, sets: readonly (readonly number[])[], movers: readonly number[]): Place[] {
  const { stations, parameters } = input;
  const within = (location: LonLat): number[] =>
    movers.filter((s) => distanceM(location, stations[s]?.location ?? outOfRange()) <= parameters.maxMoveM);
  const places: Place[] = [];
  const seen = new Set<string>();
  const add = (location: LonLat, kind: Place['kind']): void => {
    const key = location.map((degrees) => degrees.toFixed(7)).join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    const near = within(location);
    if (new Set(near.map((s) => stations[s]?.operator)).size >= 2) places.push({ location, kind, stations: near });
  };
  for (const set of sets) add(centreOf(set.map((s) => stations[s]?.location ?? outOfRange())), 'centre');
  const spacing = reachDeg(GRID_PART * parameters.maxMoveM, input.profile.bounds[1]);
  for (const [a, b] of sets.filter((set) => set.length === 2)) {
    if (places.length > MOST_PLACES) break;
    const [[aLon, aLat], [bLon, bLat]] = [locationOf(a), locationOf(b)];
    const reach = reachDeg(parameters.maxMoveM, aLat);
    const [west, east] = [Math.max(aLon, bLon) - reach.lon, Math.min(aLon, bLon) + reach.lon];
    const [south, north] = [Math.max(aLat, bLat) - reach.lat, Math.min(aLat, bLat) + reach.lat];
    for (let x = Math.ceil(west / spacing.lon); x * spacing.lon <= east; x++)
      for (let y = Math.ceil(south / spacing.lat); y * spacing.lat <= north; y++)
        add([x * spacing.lon, y * spacing.lat], 'grid');
  }
  return places;

  function locationOf(s: number | undefined): LonLat {
    return stations[s ?? -1]?.location ?? outOfRange();
  }
}

function centreOf(points: readonly LonLat[]): LonLat {
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1)];
}

/** What every station loses at every place it could go to. */
function price(input: PlanInput, places: readonly Place[]): PricedPlace[] {
  const { profile, stations, positions, prepared, parameters } = input;
  const positionOf = positionsByStation(positions, stations.length);
  const footprints = footprintsOf(stations, positionOf, profile, { ...parameters, includePlanned: true });
  const flags = broadbandFlags(profile.technologies);
  const costs = createMoveCosts(prepared.shapes, footprints, prepared.weights, flags, parameters);
  const priced = places.map((place) => ({ ...place, moves: [] as PricedPlace['moves'][number][] }));
  const byStation = new Map<number, number[]>();
  places.forEach(({ stations: near }, p) => {
    for (const s of near) byStation.set(s, [...(byStation.get(s) ?? []), p]);
  });
  for (const [station, there] of [...byStation].sort((a, b) => a[0] - b[0])) {
    const from = stations[station]?.location ?? outOfRange();
    const found = costs.of(
      station,
      there.map((p) => places[p]?.location ?? outOfRange()),
    );
    there.forEach((p, i) => {
      const { location } = places[p] ?? outOfRange();
      const { loss, kept, fallingVillages, byCell } = found[i] ?? outOfRange();
      const weighted = prepared.planWeights ? weightedLoss(byCell, prepared.planWeights) : loss;
      const metres = distanceM(from, location);
      priced[p]?.moves.push({ station, metres, cost: { loss, kept, fallingVillages }, weighted });
    });
  }
  return priced;
}

/** Of each set of stations that could go to one place, the place where they lose least. */
function cheapestPlaces(input: PlanInput, places: readonly PricedPlace[]): PricedPlace[] {
  const { stations } = input;
  const mates = mastMates(stations, input.positions);
  const best = new Map<string, { readonly place: PricedPlace; readonly loss: number; readonly metres: number }>();
  const taken = setsOfStructures(input);
  for (const place of places) {
    // Those that keep enough and, to say what would have to give, all of them.
    for (const isFor of [true, false]) {
      const able = place.moves.filter(({ cost }) => !isFor || keepsEnough(cost, input));
      for (const set of subsets(able, ({ station }) => stations[station]?.operator ?? '')) {
        const key = set.map(({ station }) => station).join(' ');
        const moved = set.map(({ station }) => station);
        if (!hasWholeMasts(mates, moved) || taken(moved)) continue;
        const loss = set.reduce((sum, { weighted }) => sum + Math.max(0, weighted), 0);
        const metres = set.reduce((sum, one) => sum + one.metres, 0);
        const name = `${isFor} ${key}`;
        const known = best.get(name);
        const order = known ? loss - known.loss || rankOf(place) - rankOf(known.place) : -1;
        if (order < 0 || (order === 0 && known && metres < known.metres)) best.set(name, { place, loss, metres });
      }
    }
  }
  return [...new Set([...best.values()].map(({ place }) => place))];
}

/** At equal loss a centre comes before a point of the grid. */
function rankOf({ kind }: Place): number {
  return kind === 'centre' ? 0 : 1;
}

/** Sets of two to four of different operators. */
function subsets<T>(all: readonly T[], operatorOf: (one: T) => string): (readonly T[])[] {
  const found: (readonly T[])[] = [];
  const grow = (set: readonly T[], from: number): void => {
    if (set.length >= 2) found.push(set);
    if (set.length >= MOST_OPERATORS) return;
    for (let i = from; i < all.length; i++) {
      const next = all[i];
      if (next === undefined || set.some((one) => operatorOf(one) === operatorOf(next))) continue;
      grow([...set, next], i + 1);
    }
  };
  grow([], 0);
  return found;
}

/** Whether a structure that was given could take all of a set of stations. */
function setsOfStructures({ positions, candidates }: PlanInput): (set: readonly number[]) => boolean {
  const taking = new Map<number, Set<number>>();
  for (const { station, host, hostKind, passes } of candidates)
    if (hostKind === 'structure' && passes) taking.set(host, (taking.get(host) ?? new Set<number>()).add(station));
  const roomy = [...taking].filter(([host]) => (positions[host]?.freeSlots ?? 1) >= 2);
  return (set) =>
    roomy.some(
      ([host, able]) => (positions[host]?.freeSlots ?? 1) >= set.length && set.every((station) => able.has(station)),
    );
}
