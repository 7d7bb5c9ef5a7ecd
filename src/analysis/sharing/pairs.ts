import KDBush from 'kdbush';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Pair, PairPotential } from '../../model/planner.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Gate, GateResult, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { broadbandFlags } from '../coverage/coverage.ts';
import { footprintsOf } from '../footprints.ts';
import { solveProgram, sum, variable } from '../plan/program.ts';
import type { Solver } from '../plan/solver.ts';
import { distanceM, positionsByStation, reachDeg } from '../positions.ts';
import { createMoveCosts, type MoveCost } from './loss.ts';
import { sharedShareOfAll } from './new-build.ts';

/**
 * Existing pairs: positions that stand, of different operators, near enough to become one.
 * Either could be given up: the way round that passes, and then the cheaper one, is told.
 * The whole position goes, so its stations are moved together and judged together.
 */
export interface PairFinder {
  /** Positions that stand, in order: one step of work each. */
  readonly standing: readonly number[];
  /** Pairs of one position with those of a higher index, nearest first. */
  of(position: number): Pair[];
}

/** A position that stands near. */
interface Near {
  readonly position: number;
  readonly location: LonLat;
  readonly metres: number;
}

type Numbered = readonly [index: number, position: Position];

/** Least kept share may miss its bound by rounding alone. */
const ROUNDING = 1e-12;

/** @param prepared Of it the shapes and weights of the villages. */
export function createPairFinder(
  profile: Pick<Profile, 'operators' | 'technologies'>,
  { stations, positions }: { readonly stations: readonly BaseStation[]; readonly positions: readonly Position[] },
  { shapes, weights }: Pick<PreparedProvince, 'shapes' | 'weights'>,
  parameters: AnalysisParameters,
  withinM: number,
): PairFinder {
  const positionOf = positionsByStation(positions, stations.length);
  const footprints = footprintsOf(stations, positionOf, profile, { ...parameters, includePlanned: true });
  // The engine of moves moves what has one station's number: here a whole position's.
  const whole = { ...footprints, station: footprints.position };
  const costs = createMoveCosts(shapes, whole, weights, broadbandFlags(profile.technologies), parameters);
  const standing = positions.flatMap(({ status }, p) => (status === 'existing' ? [p] : []));
  const index = indexOf(standing.flatMap((p) => positions[p]?.location ?? []));

  const known = new Map<number, ReadonlyMap<number, MoveCost>>();

  return { standing, of };

  function of(a: number): Pair[] {
    const one = positions[a];
    if (one?.status !== 'existing') return [];
    const partners = partnersOf(a).filter(({ position }) => position > a);
    const leaving = partners.length > 0 ? costsOf(a) : null;
    known.delete(a);
    return partners.flatMap(({ position: b, metres }) => {
      const other = positions[b];
      const left = leaving?.get(b);
      const coming = costsOf(b).get(a);
      if (!other || !coming || !left) return [];
      const ways = [pairOf([a, one], [b, other], metres, left), pairOf([b, other], [a, one], metres, coming)];
      return ways.sort((x, y) => Number(y.passes) - Number(x.passes) || x.loss - y.loss || x.mover - y.mover)[0] ?? [];
    });
  }

  /** Those near enough, each with an operator that the other lacks; nearest first. */
  function partnersOf(a: number): Near[] {
    const one = positions[a];
    if (!one) return [];
    return near(one.location)
      .filter(({ position: b }) => b !== a && positions[b]?.operators.some((o) => !one.operators.includes(o)))
      .filter(({ position: b }) => one.operators.some((o) => !positions[b]?.operators.includes(o)));
  }

  /** What a position loses at each of its partners, computed for all of them at once and kept until its own turn. */
  function costsOf(a: number): ReadonlyMap<number, MoveCost> {
    const found = known.get(a);
    if (found) return found;
    const partners = partnersOf(a);
    const all = costs.of(
      a,
      partners.map(({ location }) => location),
    );
    const made = new Map(partners.map(({ position }, i) => [position, all[i] ?? outOfRange()]));
    known.set(a, made);
    return made;
  }

  function pairOf([mover, from]: Numbered, [host, to]: Numbered, metres: number, cost: MoveCost): Pair {
    const heightKnown = from.heightM !== null && to.heightM !== null;
    const gates: Record<Gate, GateResult> = {
      distance: gate(metres <= parameters.maxMoveM),
      slots: to.freeSlots === null ? 'survey' : gate(to.freeSlots >= from.operators.length),
      height: heightKnown ? gate((to.heightM ?? 0) >= (from.heightM ?? 0) - parameters.heightToleranceM) : 'survey',
      operator: gate(!from.operators.some((operator) => to.operators.includes(operator))),
      coverage: gate(cost.kept >= parameters.coverageKept - ROUNDING),
    };
    return {
      mover,
      host,
      distanceM: metres,
      loss: cost.loss,
      coverageKept: cost.kept,
      freeSlots: to.freeSlots,
      gates,
      passes: !Object.values(gates).includes('fail'),
      fallingVillages: cost.fallingVillages,
    };
  }

  function near(location: LonLat): Near[] {
    const reach = reachDeg(withinM, location[1]);
    const [lon, lat] = location;
    const found = index?.range(lon - reach.lon, lat - reach.lat, lon + reach.lon, lat + reach.lat) ?? [];
    return found
      .flatMap((item) => {
        const position = standing[item] ?? outOfRange();
        const place = positions[position]?.location;
        return place ? [{ position, location: place, metres: distanceM(location, place) }] : [];
      })
      .filter(({ metres }) => metres <= withinM)
      .sort((x, y) => x.metres - y.metres || x.position - y.position);
  }

  function indexOf(flat: readonly number[]): KDBush | null {
    if (flat.length === 0) return null;
    const tree = new KDBush(flat.length / 2);
    for (let at = 0; at < flat.length; at += 2) tree.add(flat[at] ?? outOfRange(), flat[at + 1] ?? outOfRange());
    tree.finish();
    return tree;
  }
}

function gate(passes: boolean): GateResult {
  return passes ? 'pass' : 'fail';
}

/**
 * The shared share of all positions, were as many pairs joined as can be: each position in
 * one pair at most. Most pairs first, then least loss.
 *
 * @param solver Null: greedily, least loss first.
 */
export async function pairPotential(
  pairs: readonly Pair[],
  positions: readonly Position[],
  solver: Solver | null,
  timeLimitS: number,
): Promise<PairPotential> {
  const order = pairs
    .map((_, index) => index)
    .filter((index) => pairs[index]?.passes)
    .sort((a, b) => (pairs[a]?.loss ?? 0) - (pairs[b]?.loss ?? 0) || a - b);
  const taken = new Set<number>();
  let joined = order.filter((index) => {
    const { mover = -1, host = -1 } = pairs[index] ?? {};
    if (taken.has(mover) || taken.has(host)) return false;
    taken.add(mover).add(host);
    return true;
  });
  let proven = order.length === 0;
  if (solver && order.length > 0) {
    const best = await mostPairs(order, pairs, joined, solver, timeLimitS);
    if (best) [joined, proven] = [best, true];
  }
  return {
    now: sharedShareOfAll(positions),
    joined,
    after: sharedShareOfAll(
      joinPairs(
        positions,
        joined.flatMap((index) => pairs[index] ?? []),
      ),
    ),
    loss: joined.reduce((total, index) => total + (pairs[index]?.loss ?? 0), 0),
    proven,
  };
}

/** A whole pair outweighs any loss: losses are told in shares of one pair. Null: not proven in time. */
async function mostPairs(
  order: readonly number[],
  pairs: readonly Pair[],
  start: readonly number[],
  solver: Solver,
  timeLimitS: number,
): Promise<number[] | null> {
  const name = (index: number): string => `x${index}`;
  const byPosition = new Map<number, number[]>();
  for (const index of order) {
    const { mover = -1, host = -1 } = pairs[index] ?? {};
    for (const position of [mover, host]) byPosition.set(position, [...(byPosition.get(position) ?? []), index]);
  }
  const rows = [...byPosition.values()]
    .filter((list) => list.length > 1)
    .map((list) => ({
      expression: sum(list.map((index) => variable(name(index)))),
      relation: '<=' as const,
      right: 1,
    }));
  const total = order.reduce((all, index) => all + (pairs[index]?.loss ?? 0), 0);
  const terms = new Map(
    order.map((index) => [name(index), 1 - (total > 0 ? (0.5 * (pairs[index]?.loss ?? 0)) / total : 0)]),
  );
  const answer = await solveProgram(
    solver,
    { binaries: order.map(name), shares: [], rows },
    { sense: 'max', expression: { terms, constant: 0 } },
    { timeLimitS, absoluteGap: 0, start: new Map(start.map((index) => [name(index), 1])) },
  );
  if (answer.status !== 'optimal') return null;
  return order.filter((index) => (answer.values.get(name(index)) ?? 0) > 0.5);
}

/** Positions once pairs are joined, as far as counting goes: movers are gone, hosts have their operators. */
function joinPairs(positions: readonly Position[], joined: readonly Pair[]): readonly Position[] {
  const gone = new Set(joined.map(({ mover }) => mover));
  const guests = new Map(joined.map(({ mover, host }) => [host, positions[mover]?.existingOperators ?? []]));
  return positions.flatMap((position, p) => {
    if (gone.has(p)) return [];
    const existingOperators = [...new Set([...position.existingOperators, ...(guests.get(p) ?? [])])];
    return [{ ...position, existingOperators, shared: existingOperators.length >= 2 }];
  });
}
