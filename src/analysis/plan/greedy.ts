import { outOfRange } from '../../model/out-of-range.ts';
import { type Effects, keptEstimate } from './effects.ts';
import { madeWith } from './mast-mates.ts';
import { exceeds, isFree, keeps } from './optimise.ts';
import {
  type Counts,
  countsAfter,
  countsAt,
  type Fraction,
  fulfilsOrders,
  isAllowed,
  movedBy,
  type PlanProblem,
} from './problem.ts';

/**
 * The live preview: one good step after another, fast and the same every time. It never
 * breaks a constraint, but may cost more than it must, or miss a goal that can be reached.
 */

/** Moves that only together change a count: most steps are one move. */
type Step = readonly number[];

/** Move numbers, or null where the pins or the goal cannot be met this way. */
export function greedyGoal(problem: PlanProblem, goal: Fraction): readonly number[] | null {
  const start = orders(problem);
  if (!start) return null;
  let chosen = start;
  const steps = stepsOf(problem);
  const surplus = (counts: Counts) => goal.under * counts.shared - goal.over * counts.locations;
  const gains = steps.map((step) => gainOf(problem, chosen, step, surplus));
  for (;;) {
    const counts = countsAfter(problem, chosen);
    if (exceeds(counts.shared, counts.locations, goal)) return withoutIdle(problem, chosen, goal);
    const price = (s: number) => lossOf(problem, steps[s] ?? []) / (gains[s] ?? outOfRange());
    const useful = steps.flatMap((_, s) => ((gains[s] ?? outOfRange()) > 0 ? [s] : []));
    const best = useful
      .sort((a, b) => price(a) - price(b) || (gains[b] ?? outOfRange()) - (gains[a] ?? outOfRange()) || a - b)
      .find((s) => isAllowed(problem, [...chosen, ...(steps[s] ?? [])]));
    if (best === undefined) return null;
    const step = steps[best] ?? [];
    chosen = [...chosen, ...step];
    // Only steps at the same places see the counts changed.
    const changed = placesOf(problem, step);
    steps.forEach((other, s) => {
      if (placesOf(problem, other).some((place) => changed.includes(place))) {
        gains[s] = gainOf(problem, chosen, other, surplus);
      }
    });
  }
}

/** Move numbers, or null where the pins cannot be met this way. */
export function greedyMasts(problem: PlanProblem, leastKept: number, effects: Effects): readonly number[] | null {
  const start = orders(problem);
  if (!start) return null;
  let chosen: readonly number[] = start;
  const taken: Step[] = [];
  const steps = [...stepsOf(problem)].sort((a, b) => lossOf(problem, a) - lossOf(problem, b));
  for (const step of steps) {
    const next = [...chosen, ...step];
    if (gainOf(problem, chosen, step, (counts) => -counts.plannedMasts) <= 0 || !isAllowed(problem, next)) continue;
    if (!keeps(keptEstimate(effects, next), leastKept)) continue;
    chosen = next;
    taken.push(step);
  }
  const holds = (moves: readonly number[]) =>
    keeps(keptEstimate(effects, moves), leastKept) &&
    [...effects.keptByCell(moves).values()].every((kept) => keeps(kept, leastKept));
  // The estimate may flatter: what came last costs most, and goes first.
  while (!holds(chosen)) {
    const last = taken.pop();
    if (!last) break;
    chosen = chosen.slice(0, chosen.length - last.length);
  }
  return holds(chosen) ? [...chosen].sort((a, b) => a - b) : null;
}

/** Pins first, then the cheapest move of each station that must move. */
function orders(problem: PlanProblem): readonly number[] | null {
  let chosen = [...problem.pinned];
  for (const station of problem.mustMove) {
    if (chosen.some((m) => problem.moves[m]?.station === station)) continue;
    const options = [...(problem.movesOf.get(station) ?? [])].sort(
      (a, b) => lossOf(problem, madeWith(problem, a)) - lossOf(problem, madeWith(problem, b)),
    );
    const fits = options.find((m) => isAllowed(problem, [...chosen, ...madeWith(problem, m)]));
    if (fits !== undefined) chosen = [...chosen, ...madeWith(problem, fits)];
  }
  return isAllowed(problem, chosen) && fulfilsOrders(problem, chosen) ? chosen : null;
}

function stepsOf(problem: PlanProblem): Step[] {
  const steps: Step[] = problem.moves.flatMap((_, m) => (madeWith(problem, m)[0] === m ? [madeWith(problem, m)] : []));
  for (const [index, place] of problem.places) {
    // All stations of one planned mast: only then is it not built.
    if (place.planned && place.tenants.length > 1) {
      const step: number[] = [];
      for (const { station } of place.tenants) {
        const options = (problem.movesOf.get(station) ?? []).filter((m) => !problem.together.has(m));
        const fits = options.find((m) => isAllowed(problem, [...step, m]));
        if (fits !== undefined) step.push(fits);
      }
      if (step.length === place.tenants.length) steps.push(step);
    }
    // Two on a structure: only then is it shared.
    if (place.tenants.length === 0) {
      const incoming = problem.moves.flatMap((move, m) => (move.host === index ? [m] : []));
      incoming.forEach((a, i) => {
        for (const b of incoming.slice(i + 1)) {
          const step = [...new Set([...madeWith(problem, a), ...madeWith(problem, b)])];
          if (isAllowed(problem, step)) steps.push(step);
        }
      });
    }
  }
  return steps;
}

function placesOf(problem: PlanProblem, step: Step): number[] {
  return step.flatMap((m) => {
    const move = problem.moves[m];
    return move ? [move.from, move.host] : [];
  });
}

/** What a step adds to a measure of the counts; only the places that it touches can change. */
function gainOf(
  problem: PlanProblem,
  chosen: readonly number[],
  step: Step,
  measure: (counts: Counts) => number,
): number {
  const places = new Set(placesOf(problem, step));
  const near = (m: number) => placesOf(problem, [m]).some((place) => places.has(place));
  const soFar = chosen.filter(near);
  const before = movedBy(problem, soFar);
  const after = movedBy(problem, [...soFar, ...step]);
  let gain = 0;
  for (const place of places)
    gain += measure(countsAt(problem, place, after)) - measure(countsAt(problem, place, before));
  return gain;
}

/** Takes back what the goal does not need, dearest first. */
function withoutIdle(problem: PlanProblem, chosen: readonly number[], goal: Fraction): readonly number[] {
  let left = chosen;
  for (const m of [...chosen].sort((a, b) => lossOf(problem, [b]) - lossOf(problem, [a]) || b - a)) {
    const taken = madeWith(problem, m);
    const less = left.filter((other) => !taken.includes(other));
    const counts = countsAfter(problem, less);
    if (isFree(problem, m) && exceeds(counts.shared, counts.locations, goal)) left = less;
  }
  return [...left].sort((a, b) => a - b);
}

function lossOf(problem: PlanProblem, step: Step): number {
  return step.reduce((total, m) => total + (problem.moves[m]?.loss ?? 0), 0);
}
