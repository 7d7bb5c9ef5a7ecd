import { outOfRange } from '../../model/out-of-range.ts';
import { isFurther } from './mast-mates.ts';
import { type PlanProblem, stateOf, type Tenant } from './problem.ts';
import {
  type Affine,
  atLeast,
  atMost,
  constant,
  equal,
  type LinearConstraint,
  minus,
  type Program,
  sum,
  variable,
  weightedSum,
} from './program.ts';

/**
 * The problem as a mixed-integer program. One binary for each move; the state of every
 * place that a move touches follows from them:
 *
 * - an operator's presence is bounded from above only, and so is "shared", for a plan only
 *   ever wants more of it: `shared ≤ location`, and without any one operator another one
 *   must be there: `shared ≤ Σ presence of the others`. With whole moves that is exact;
 * - "location" is bounded on both sides, because it counts against the plan's share.
 */
export interface Formulation {
  readonly program: Program;
  /** Number of newly built locations and of the shared ones among them. */
  readonly locations: Affine;
  readonly shared: Affine;
  /** Planned masts that are not built, less those that are on new sites. */
  readonly mastsSaved: Affine;
  /** The same mast by mast, by position index: 1 if saved, −1 if built on a new site. */
  readonly masts: readonly { readonly place: number; readonly saved: Affine }[];
}

/** Variable of a move. */
export const moveName = (m: number): string => `x${m}`;

/** The integer program of a plan: one binary a move, rows for slots, pins and counts. */
export function formulate(problem: PlanProblem): Formulation {
  const shares: string[] = [];
  const rows: LinearConstraint[] = [...choiceRows(problem)];
  const locations: Affine[] = [constant(problem.rest.locations)];
  const shared: Affine[] = [constant(problem.rest.shared)];
  const masts: { readonly place: number; readonly saved: Affine }[] = [];
  const add = (name: string): Affine => {
    shares.push(name);
    return variable(name);
  };

  const joining = new Map<number, number[]>();
  problem.moves.forEach((move, m) => {
    joining.set(move.host, [...(joining.get(move.host) ?? []), m]);
  });
  for (const [index, place] of problem.places) {
    const incoming = joining.get(index) ?? [];
    const state = placeState(problem, { index, tenants: place.tenants, incoming }, add, rows);
    locations.push(state.location);
    shared.push(state.shared);
    if (place.newSite && incoming.length > 0) {
      const moves = incoming.map((m) => variable(moveName(m)));
      masts.push({ place: index, saved: weightedSum([[-1, anyOf(moves, `u${index}`, add, rows)]]) });
    }
    if (!place.planned) continue;
    const leaving = place.tenants.map((tenant) => leaves(problem, tenant.station));
    if (leaving.some(isZero)) continue;
    masts.push({ place: index, saved: allOf(leaving, `v${index}`, add, rows) });
  }
  return {
    program: { binaries: problem.moves.map((_, m) => moveName(m)), shares, rows },
    locations: sum(locations),
    shared: sum(shared),
    mastsSaved: sum(masts.map(({ saved }) => saved)),
    masts,
  };
}

/** What moves may be made together, pinned or ordered; the same rules as `isAllowed`. */
function choiceRows(problem: PlanProblem): LinearConstraint[] {
  const rows: LinearConstraint[] = [];
  for (const [station, moves] of problem.movesOf) {
    const moved = leaves(problem, station);
    if (moves.length > 1) rows.push(atMost(moved, 1));
    if (problem.mustMove.has(station)) rows.push(atLeast(moved, 1));
  }
  for (const [m, [first]] of problem.together)
    if (first !== undefined && first !== m) rows.push(equal(variable(moveName(first)), variable(moveName(m))));
  for (const m of problem.pinned) rows.push(atLeast(variable(moveName(m)), 1));

  for (const { moves, units, mostMoves, mostUnits } of problem.limits) {
    const own = moves.map((m) => variable(moveName(m)));
    if (own.length > mostMoves) rows.push(atMost(sum(own), mostMoves));
    const losses = weightedSum(own.map((move, i) => [units[i] ?? outOfRange(), move] as const));
    if (Number.isFinite(mostUnits)) rows.push(atMost(losses, mostUnits + 0.5));
  }

  const byHost = new Map<number, number[]>();
  const byHostAndOperator = new Map<string, number[]>();
  problem.moves.forEach((move, m) => {
    if (isFurther(problem, m)) return;
    byHost.set(move.host, [...(byHost.get(move.host) ?? []), m]);
    const key = `${move.host} ${move.operator}`;
    byHostAndOperator.set(key, [...(byHostAndOperator.get(key) ?? []), m]);
  });
  for (const [host, moves] of byHost) {
    const place = problem.places.get(host);
    if (!place) continue;
    if (moves.length > place.slots) rows.push(atMost(sum(moves.map((m) => variable(moveName(m)))), place.slots));
    if (!place.planned) continue;
    const home = place.tenants.map((tenant) => leaves(problem, tenant.station));
    if (home.some(isZero)) continue;
    // One mover of each operator at most, so the movers of one operator can share a row.
    for (const group of groupBy(moves, (m) => problem.moves[m]?.operator ?? '')) {
      const comes = sum(group.map((m) => variable(moveName(m))));
      rows.push(atMost(sum([comes, ...home]), home.length));
    }
  }
  for (const moves of byHostAndOperator.values()) {
    if (moves.length > 1) rows.push(atMost(sum(moves.map((m) => variable(moveName(m)))), 1));
  }
  return rows;
}

/** 1 if the station moves away; the constant 0 if it has nowhere to go. */
function leaves(problem: PlanProblem, station: number): Affine {
  return sum((problem.movesOf.get(station) ?? []).map((m) => variable(moveName(m))));
}

/** Presence of one operator's stations at a place. */
interface Presence {
  before: Affine[];
  within: Affine[];
}

/** Who is at a place, and who may come. */
interface Occupants {
  readonly index: number;
  readonly tenants: readonly Tenant[];
  /** Move numbers. */
  readonly incoming: readonly number[];
}

function placeState(
  problem: PlanProblem,
  { index, tenants, incoming }: Occupants,
  add: (name: string) => Affine,
  rows: LinearConstraint[],
): { readonly location: Affine; readonly shared: Affine } {
  const moving = tenants.some((tenant) => problem.movesOf.has(tenant.station));
  if (!moving && incoming.length === 0) {
    const state = stateOf(tenants, problem.reading);
    return { location: constant(state.location ? 1 : 0), shared: constant(state.shared ? 1 : 0) };
  }
  const byOperator = new Map<string, Presence>();
  const note = (operator: string, time: Tenant['time'], there: Affine) => {
    if (time === 'after') return;
    const presence = byOperator.get(operator) ?? { before: [], within: [] };
    presence[time].push(there);
    byOperator.set(operator, presence);
  };
  for (const { station, operator, time } of tenants) note(operator, time, minus(constant(1), leaves(problem, station)));
  for (const m of incoming) {
    const move = problem.moves[m];
    if (move) note(move.operator, move.time, variable(moveName(m)));
  }

  const presences = [...byOperator.values()];
  const allBefore = presences.flatMap((presence) => presence.before);
  const firsts = presences.map(({ before, within }, o) => anyWithout(within, before, `n${index}_${o}`, add, rows));
  const location =
    problem.reading === 'deployment'
      ? anyWithout(firsts, [], `l${index}`, add, rows)
      : anyWithout(firsts, allBefore, `l${index}`, add, rows);
  if (isZero(location)) return { location, shared: constant(0) };
  const there = presences.map(({ before, within }, o) => someOf([...before, ...within], `p${index}_${o}`, add, rows));
  return { location, shared: sharedState(there, location, `s${index}`, add, rows) };
}

/** 1 if one of `any` is and none of `none`: bounded on both sides. */
function anyWithout(
  any: readonly Affine[],
  none: readonly Affine[],
  name: string,
  add: (name: string) => Affine,
  rows: LinearConstraint[],
): Affine {
  const possible = any.filter((expression) => !isZero(expression));
  const against = none.filter((expression) => !isZero(expression));
  if (possible.length === 0 || against.some(isOne)) return constant(0);
  if (against.length === 0) {
    if (possible.some(isOne)) return constant(1);
    const [only] = possible;
    if (possible.length === 1 && only) return only;
  }
  const result = add(name);
  for (const one of possible)
    rows.push(atLeast(weightedSum([[1, result], [-1, one], ...against.map((b) => [1, b] as const)]), 0));
  rows.push(atMost(minus(result, sum(possible)), 0));
  for (const b of against) rows.push(atMost(sum([result, b]), 1));
  return result;
}

/** At most 1, and 0 if none is: bounded from above only. */
function someOf(any: readonly Affine[], name: string, add: (name: string) => Affine, rows: LinearConstraint[]): Affine {
  const possible = any.filter((expression) => !isZero(expression));
  if (possible.length === 0) return constant(0);
  if (possible.some(isOne)) return constant(1);
  const [only] = possible;
  if (possible.length === 1 && only) return only;
  const result = add(name);
  rows.push(atMost(minus(result, sum(possible)), 0));
  return result;
}

function sharedState(
  there: readonly Affine[],
  location: Affine,
  name: string,
  add: (name: string) => Affine,
  rows: LinearConstraint[],
): Affine {
  const possible = there.filter((expression) => !isZero(expression));
  if (possible.length < 2) return constant(0);
  if (possible.filter(isOne).length >= 2) return location;
  const result = add(name);
  rows.push(atMost(minus(result, location), 0));
  for (const one of possible) {
    const others = possible.filter((other) => other !== one);
    if (!others.some(isOne)) rows.push(atMost(minus(result, sum(others)), 0));
  }
  return result;
}

/** 1 if any is: bounded from below, for a plan only ever wants less of it. */
function anyOf(any: readonly Affine[], name: string, add: (name: string) => Affine, rows: LinearConstraint[]): Affine {
  const [only] = any;
  if (any.length === 1 && only) return only;
  const result = add(name);
  for (const one of any) rows.push(atLeast(minus(result, one), 0));
  return result;
}

/** 1 only if all are: bounded from above. */
function allOf(all: readonly Affine[], name: string, add: (name: string) => Affine, rows: LinearConstraint[]): Affine {
  const [only] = all;
  if (all.length === 1 && only) return only;
  const result = add(name);
  for (const one of all) rows.push(atMost(minus(result, one), 0));
  return result;
}

const isZero = (expression: Affine): boolean => expression.terms.size === 0 && expression.constant === 0;
const isOne = (expression: Affine): boolean => expression.terms.size === 0 && expression.constant === 1;

function groupBy(moves: readonly number[], key: (m: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const m of moves) groups.set(key(m), [...(groups.get(key(m)) ?? []), m]);
  return [...groups.values()];
}
