import { outOfRange } from '../../model/out-of-range.ts';
import type { StageAnswer } from './lexicographic.ts';
import {
  countsAfter,
  countsAt,
  type Fraction,
  fulfilsOrders,
  isAllowed,
  movedBy,
  type PlanProblem,
} from './problem.ts';

/**
 * The plan that reaches the goal, by trying everything, part by part. Moves see each other only where
 * they leave or join the same place, and hosts are near: a province falls into hundreds of small parts.
 * Of each part every set of moves is tried; then the parts are joined one after another, and of all that
 * was tried only what nothing else beats is kept: no less surplus at less cost. Surplus is what the goal
 * is about, in whole numbers: `under × shared − over × locations` must come to 1 or more.
 */

/** What a set of moves adds to the surplus, and what it costs: compared in this order, then by move numbers. */
interface Tried {
  readonly surplus: number;
  /** The aim's objectives, most important first, in whole units. */
  readonly costs: readonly number[];
  /** Of the last part joined; ascending. */
  readonly moves: readonly number[];
  readonly before: Tried | null;
}

/** A part with more sets than this is for a solver, and so are more comparisons than that. */
const MOST_SETS = 5_000;
const MOST_JOINED = 20_000_000;

/** What is asked for, and what it costs. */
interface GoalCosts {
  readonly goal: Fraction;
  /** Units of each objective by move. */
  readonly units: readonly (readonly number[])[];
  /** A plan that is known to reach the goal. */
  readonly start?: readonly number[] | undefined;
  /** The first objective, where the moves of a set cost something else together than one by one. */
  readonly together?: CostsTogether;
}

/** An objective of which each part of the province has its own, whatever is done in the others. */
export interface CostsTogether {
  /** Lists of moves that count together: all of a list are in one part. */
  readonly bonds: readonly (readonly number[])[];
  /**
   * Whole units of every set of each part.
   * @returns Null where that takes too long.
   */
  readonly unitsOf: (
    sets: readonly (readonly (readonly number[])[])[],
  ) => Promise<readonly (readonly number[])[] | null>;
}

/** @returns Null where the parts are too large, or bound to each other by limits of operators. */
export async function goalByParts(
  problem: PlanProblem,
  { goal, units, start, together }: GoalCosts,
): Promise<StageAnswer | null> {
  if (problem.limits.length > 0) return null;
  const costsOf = (moves: readonly number[]): number[] =>
    units.map((of) => moves.reduce((total, m) => total + (of[m] ?? outOfRange()), 0));
  const parts = partsOf(problem, together?.bonds ?? []);
  const sets: (readonly (readonly number[])[])[] = [];
  for (const part of parts) {
    const allowed = allowedSets(problem, part);
    if (allowed === null) return null;
    sets.push(allowed);
  }
  const firsts = await together?.unitsOf(sets);
  if (firsts === null) return null;
  const tried = parts.map((part, p) => {
    const none = surplusAt(problem, part, [], goal);
    const ofPart = (sets[p] ?? outOfRange()).map((moves, s) => ({
      surplus: surplusAt(problem, part, moves, goal) - none,
      costs: firsts ? [firsts[p]?.[s] ?? outOfRange(), ...costsOf(moves)] : costsOf(moves),
      moves,
      before: null,
    }));
    return unbeaten(ofPart);
  });
  const { shared, locations } = countsAfter(problem, []);
  const needed = 1 - (goal.under * shared - goal.over * locations);
  const most = start && !together ? costsOf(start)[0] : undefined;
  const best = joinParts(tried, { needed, most, objectives: units.length + (together ? 1 : 0) });
  if (best === 'too many') return null;
  if (best === null) return { status: 'infeasible', chosen: [], value: 0, bound: 0 };
  const value = best.costs[0] ?? outOfRange();
  return { status: 'optimal', chosen: allMoves(best), value, bound: value };
}

/** Moves that leave or join the same places, and those places. */
interface Part {
  readonly moves: readonly number[];
  readonly places: readonly number[];
}

/** @param bonds Lists of moves that are to be in one part. */
function partsOf(problem: PlanProblem, bonds: readonly (readonly number[])[]): Part[] {
  const parent = new Map<number, number>([...problem.places.keys()].map((place) => [place, place]));
  const rootOf = (place: number): number => {
    let root = place;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(place, root);
    return root;
  };
  for (const { from, host } of problem.moves) parent.set(rootOf(from), rootOf(host));
  const placeOf = (m: number): number => rootOf((problem.moves[m] ?? outOfRange()).from);
  for (const [first, ...others] of bonds)
    for (const m of others) if (first !== undefined) parent.set(placeOf(m), placeOf(first));
  const parts = new Map<number, { moves: number[]; places: number[] }>();
  const partOf = (place: number): { moves: number[]; places: number[] } => {
    const part = parts.get(rootOf(place)) ?? { moves: [], places: [] };
    parts.set(rootOf(place), part);
    return part;
  };
  for (const place of problem.places.keys()) partOf(place).places.push(place);
  problem.moves.forEach(({ from }, m) => {
    partOf(from).moves.push(m);
  });
  return [...parts.values()].filter(({ moves }) => moves.length > 0);
}

/** Every set of a part's moves that may be made and does what is ordered; null: too many to try. */
function allowedSets(problem: PlanProblem, { moves }: Part): readonly (readonly number[])[] | null {
  const stations = new Map<number, number[]>();
  for (const m of moves) {
    const { station } = problem.moves[m] ?? outOfRange();
    stations.set(station, [...(stations.get(station) ?? []), m]);
  }
  let sets: (readonly number[])[] = [[]];
  for (const own of stations.values()) {
    if (sets.length * (own.length + 1) > MOST_SETS) return null;
    sets = sets.flatMap((set) => [set, ...own.map((m) => [...set, m])]);
  }
  const inside = new Set(moves);
  const orders = {
    ...problem,
    pinned: problem.pinned.filter((m) => inside.has(m)),
    mustMove: new Set([...problem.mustMove].filter((station) => stations.has(station))),
  };
  return sets
    .filter((set) => isAllowed(problem, set) && fulfilsOrders(orders, set))
    .map((set) => set.toSorted(byNumber));
}

function surplusAt(problem: PlanProblem, { places }: Part, moves: readonly number[], goal: Fraction): number {
  const moved = movedBy(problem, moves);
  let surplus = 0;
  for (const place of places) {
    const { shared, locations } = countsAt(problem, place, moved);
    surplus += goal.under * shared - goal.over * locations;
  }
  return surplus;
}

/**
 * @param most Costs of the first objective that are known to be enough.
 * @returns Null where no sets together have what is needed.
 */
function joinParts(
  parts: readonly (readonly Tried[])[],
  asked: { readonly needed: number; readonly most: number | undefined; readonly objectives: number },
): Tried | null | 'too many' {
  const { needed, most = Number.POSITIVE_INFINITY, objectives } = asked;
  // What the parts still to come add at least and at most.
  const least = [0];
  const greatest = [0];
  for (const part of parts.toReversed()) {
    const surpluses = part.map(({ surplus }) => surplus);
    least.unshift((least[0] ?? outOfRange()) + Math.min(...surpluses));
    greatest.unshift((greatest[0] ?? outOfRange()) + Math.max(...surpluses));
  }
  let joined: readonly Tried[] = [
    { surplus: 0, costs: Array.from({ length: objectives }, () => 0), moves: [], before: null },
  ];
  let work = 0;
  for (const [p, part] of parts.entries()) {
    work += joined.length * part.length;
    if (work > MOST_JOINED) return 'too many';
    const enough = needed - (least[p + 1] ?? outOfRange());
    const tooLittle = needed - (greatest[p + 1] ?? outOfRange());
    const next: Tried[] = [];
    for (const before of joined) {
      for (const one of part) {
        const surplus = before.surplus + one.surplus;
        const costs = before.costs.map((cost, i) => cost + (one.costs[i] ?? outOfRange()));
        if (surplus < tooLittle || (costs[0] ?? outOfRange()) > most) continue;
        next.push({ surplus: Math.min(surplus, enough), costs, moves: one.moves, before });
      }
    }
    joined = unbeaten(next);
  }
  // The least surplus is last, and costs least.
  return joined.findLast(({ surplus }) => surplus >= needed) ?? null;
}

/** Those that no other beats by as much surplus at less cost; the greatest surplus first, and so the greatest cost. */
function unbeaten(tried: readonly Tried[]): Tried[] {
  const kept: Tried[] = [];
  for (const one of tried.toSorted((a, b) => b.surplus - a.surplus || inOrder(a, b))) {
    const last = kept.at(-1);
    if (last === undefined || inOrder(one, last) < 0) kept.push(one);
  }
  return kept;
}

/** Less cost first; of equals the one whose list of moves comes first. */
function inOrder(a: Tried, b: Tried): number {
  for (const [i, cost] of a.costs.entries()) {
    const other = b.costs[i] ?? outOfRange();
    if (cost !== other) return cost - other;
  }
  const others = allMoves(b);
  for (const [i, m] of allMoves(a).entries()) {
    const other = others[i];
    if (other !== undefined && m !== other) return m - other;
  }
  return 0;
}

function allMoves(tried: Tried): number[] {
  const moves: number[] = [];
  for (let one: Tried | null = tried; one !== null; one = one.before) moves.push(...one.moves);
  return moves.sort(byNumber);
}

const byNumber = (a: number, b: number): number => a - b;
