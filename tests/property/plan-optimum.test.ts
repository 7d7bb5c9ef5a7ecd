import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import type { Effects } from '../../src/analysis/plan/effects.ts';
import { greedyGoal, greedyMasts } from '../../src/analysis/plan/greedy.ts';
import { exceeds, fractionOf, furthest, reachGoal, saveMasts } from '../../src/analysis/plan/optimise.ts';
import {
  countsAfter,
  isAllowed,
  type PlanChoice,
  type PlanProblem,
  planProblem,
} from '../../src/analysis/plan/problem.ts';
import type { Solver, SolverProgress } from '../../src/analysis/plan/solver.ts';
import type { CellCost } from '../../src/analysis/sharing/loss.ts';
import type { Reading } from '../../src/model/profile.ts';
import { allPlans, canMove, idsOf, PERIOD, type PlanCase, planCases, recount } from '../support/plan-cases.ts';
import { runs } from '../support/runs.ts';

const RUNS = runs(100);
const deadline = () => ({ now: () => 0, end: 30_000 });
const free = (reading: Reading): PlanChoice => ({
  reading,
  pinnedIn: new Set(),
  pinnedOut: new Set(),
  enforceMandatory: false,
});

const movesOf = (given: PlanCase, plan: readonly number[]) => plan.flatMap((c) => given.candidates[c] ?? []);
const candidatesOf = (problem: PlanProblem, chosen: readonly number[]) =>
  chosen.map((m) => problem.moves[m]?.candidate ?? -1).sort((a, b) => a - b);

/** Loss, moves, distance, ids: less is better. */
function cost(given: PlanCase, plan: readonly number[]): readonly [number, number, number, string] {
  const moves = movesOf(given, plan);
  const loss = moves.reduce((total, move) => total + move.loss, 0);
  const distance = moves.reduce((total, move) => total + move.distanceM, 0);
  return [loss, moves.length, distance, idsOf(given, plan)];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? x;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function cheapest(given: PlanCase, plans: readonly (readonly number[])[]): readonly number[] | null {
  let best: readonly number[] | null = null;
  for (const plan of plans) if (best === null || compare(cost(given, plan), cost(given, best)) < 0) best = plan;
  return best && [...best].sort((a, b) => a - b);
}

/** Pins and orders drawn from the case's own candidates. */
const choices = fc.record({
  reading: fc.constantFrom<Reading>('deployment', 'greenfield'),
  pinIn: fc.option(fc.nat(40), { freq: 3 }),
  pinOut: fc.option(fc.nat(40), { freq: 3 }),
  enforceMandatory: fc.constantFrom(false, false, false, true),
  bySolver: fc.boolean(),
});

/** Limits that nothing meets: with limits the solver is asked, without them all is tried part by part. */
const ASK_SOLVER = [{ operator: 'A', mostMoves: 99, mostLoss: null }];

function choiceOf(
  given: PlanCase,
  drawn: {
    reading: Reading;
    pinIn: number | null;
    pinOut: number | null;
    enforceMandatory: boolean;
    bySolver: boolean;
  },
): PlanChoice {
  const count = given.candidates.length;
  return {
    reading: drawn.reading,
    pinnedIn: new Set(drawn.pinIn !== null && count > 0 ? [drawn.pinIn % count] : []),
    pinnedOut: new Set(
      drawn.pinOut !== null && count > 0 && drawn.pinOut !== drawn.pinIn ? [drawn.pinOut % count] : [],
    ),
    enforceMandatory: drawn.enforceMandatory,
    limits: drawn.bySolver ? ASK_SOLVER : [],
  };
}

function ordersMet(given: PlanCase, choice: PlanChoice, plan: readonly number[]): boolean {
  if ([...choice.pinnedIn].some((c) => !plan.includes(c)) || plan.some((c) => choice.pinnedOut.has(c))) return false;
  if (!choice.enforceMandatory) return true;
  const ordered = given.candidates.filter((one, c) => one.mandatory && canMove(given, c, choice.pinnedOut));
  const moved = movesOf(given, plan).map((one) => one.station);
  return ordered.every((one) => moved.includes(one.station));
}

describe('the plan that meets the goal', () => {
  it('is the one that trying every set of moves finds', async () => {
    await fc.assert(
      fc.asyncProperty(planCases, choices, fc.constantFrom(0.3, 0.5, 0.25, 1 / 3, 0.6), async (given, drawn, goal) => {
        const choice = choiceOf(given, drawn);
        const met = allPlans(given).filter((plan) => {
          if (!ordersMet(given, choice, plan)) return false;
          const { locations, shared } = recount(given, movesOf(given, plan)).newBuild[choice.reading];
          return exceeds(shared, locations, fractionOf(goal));
        });
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
        const answer = await reachGoal(problem, fractionOf(goal), highsSolver, deadline());
        const best = cheapest(given, met);
        expect(answer.status).toBe(best === null ? 'infeasible' : 'optimal');
        if (best) expect(candidatesOf(problem, answer.chosen)).toEqual(best);
      }),
      { numRuns: RUNS },
    );
  });

  it('reaches as far as any set of moves, where the goal is out of reach', async () => {
    await fc.assert(
      fc.asyncProperty(planCases, choices, async (given, drawn) => {
        const choice = choiceOf(given, drawn);
        const shares = allPlans(given)
          .filter((plan) => ordersMet(given, choice, plan))
          .map((plan) => recount(given, movesOf(given, plan)).newBuild[choice.reading].share ?? 0);
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
        const far = await furthest(problem, highsSolver, deadline());
        if (shares.length === 0) expect(far).toBeNull();
        else expect((far?.shared ?? 0) / Math.max(1, far?.locations ?? 1)).toBeCloseTo(Math.max(...shares), 9);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('counts', () => {
  it('are those of the analysis after the moves, for every set that may be made, and only those are allowed', () => {
    fc.assert(
      fc.property(planCases, fc.constantFrom<Reading>('deployment', 'greenfield'), (given, reading) => {
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, free(reading));
        const moveOf = new Map(problem.moves.map((move, m) => [move.candidate, m]));
        for (const plan of allPlans(given)) {
          const chosen = plan.flatMap((c) => moveOf.get(c) ?? []);
          expect(isAllowed(problem, chosen)).toBe(true);
          const { newBuild, plannedMasts } = recount(given, movesOf(given, plan));
          const { locations, shared } = newBuild[reading];
          expect(countsAfter(problem, chosen)).toEqual({ locations, shared, plannedMasts });
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

/** A solver that is put away while it works on this program, after so many reports: later ones learn nothing. */
function stoppedAt(stop: number, heard: number): Solver {
  let asked = 0;
  return async (program, options) => {
    asked += 1;
    if (asked > stop) return { status: 'unknown' };
    const told: SolverProgress[] = [];
    const whole = await highsSolver(program, { ...options, onProgress: (progress) => told.push(progress) });
    if (asked < stop) return whole;
    const last = told.slice(0, heard).at(-1);
    const bound = last?.bound ?? Number.NaN;
    return last?.values ? { status: 'feasible', values: last.values, bound } : { status: 'unknown', bound };
  };
}

describe('a search that is stopped', () => {
  it('has a plan that does what is asked, and is no farther from the best than it says', async () => {
    let open = 0;
    await fc.assert(
      fc.asyncProperty(
        planCases,
        choices,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(2),
        async (given, drawn, stop, heard) => {
          const choice = choiceOf(given, { ...drawn, bySolver: true });
          const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
          const goal = fractionOf(0.3);
          // The dearest plan that does what is asked: far from the best, so that a false bound is seen.
          const dearest = allPlans(given)
            .filter((one) => {
              const { locations, shared } = recount(given, movesOf(given, one)).newBuild[choice.reading];
              return ordersMet(given, choice, one) && exceeds(shared, locations, goal);
            })
            .sort((a, b) => compare(cost(given, b), cost(given, a)))[0];
          if (dearest === undefined) return;
          const start = problem.moves.flatMap(({ candidate }, m) => (dearest.includes(candidate) ? [m] : []));
          const best = await reachGoal(problem, goal, highsSolver, deadline(), start);
          const answer = await reachGoal(problem, goal, stoppedAt(stop, heard), deadline(), start);
          expect(['optimal', 'feasible']).toContain(answer.status);
          if (answer.status === 'feasible') open += 1;
          const plan = candidatesOf(problem, answer.chosen);
          expect(ordersMet(given, choice, plan)).toBe(true);
          const { locations, shared } = recount(given, movesOf(given, plan)).newBuild[choice.reading];
          expect(exceeds(shared, locations, goal)).toBe(true);
          expect(answer.value).toBeGreaterThanOrEqual(best.value);
          if (Number.isFinite(answer.bound)) expect(answer.bound).toBeLessThanOrEqual(best.value + 1e-6);
        },
      ),
      { numRuns: runs(80) },
    );
    expect(open).toBeGreaterThan(0);
  });
});

describe('the greedy preview', () => {
  it('breaks no rule and never costs less than the optimum', async () => {
    await fc.assert(
      fc.asyncProperty(planCases, choices, async (given, drawn) => {
        const choice = choiceOf(given, drawn);
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
        const chosen = greedyGoal(problem, fractionOf(0.3));
        if (chosen === null) return;
        const plan = candidatesOf(problem, chosen);
        expect(allPlans(given).map((one) => [...one].sort((a, b) => a - b))).toContainEqual(plan);
        expect(ordersMet(given, choice, plan)).toBe(true);
        const { locations, shared } = recount(given, movesOf(given, plan)).newBuild[choice.reading];
        expect(exceeds(shared, locations, fractionOf(0.3))).toBe(true);
        const answer = await reachGoal(problem, fractionOf(0.3), highsSolver, deadline(), chosen);
        expect(answer.status).toBe('optimal');
        expect(cost(given, plan)[0]).toBeGreaterThanOrEqual(
          cost(given, candidatesOf(problem, answer.chosen))[0] - 1e-9,
        );
      }),
      { numRuns: runs(100) },
    );
  });
});

/** Made-up villages: each move touches some, and some pairs of moves lose more, or less, together than apart. */
const effectsDrawn = fc.record({
  cells: fc.array(
    fc.array(fc.record({ cell: fc.nat(1), villages: fc.uniqueArray(fc.nat(5), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
    { minLength: 20, maxLength: 20 },
  ),
  base: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 }),
  together: fc.array(fc.constantFrom(0, 0, 0, 1, 3, -0.5), { minLength: 30, maxLength: 30 }),
});

function effectsOf(
  problem: PlanProblem,
  drawn: { cells: { cell: number; villages: number[] }[][]; base: number[]; together: number[] },
): Effects {
  const costs = (m: number): readonly CellCost[] => {
    const station = problem.moves[m]?.station ?? 0;
    const cells = drawn.cells[(m + station) % drawn.cells.length] ?? [];
    const distinct = cells.filter((one, i) => cells.findIndex((other) => other.cell === one.cell) === i);
    return distinct.map(({ cell, villages }, i) => {
      const base = villages.map((village) => drawn.base[cell * 6 + village] ?? 0);
      // Nothing can be lost that was not there.
      const most = base.reduce((total, one) => total + one, 0);
      const loss = i === 0 ? Math.min(most, problem.moves[m]?.loss ?? 0) : 0;
      const losses = base.map((one) => (most > 0 ? (loss * one) / most : 0));
      return { cell, loss, villages, base, losses, uncounted: [] };
    });
  };
  const keptByCell = (chosen: readonly number[]) => {
    const kept = new Map<number, number>();
    for (const cell of new Set(chosen.flatMap((m) => costs(m).map((one) => one.cell)))) {
      const moves = chosen.filter((m) => costs(m).some((one) => one.cell === cell));
      const parts = moves.flatMap((m) => costs(m).filter((one) => one.cell === cell));
      const villages = new Set(parts.flatMap((one) => one.villages));
      const base = [...villages].reduce((total, village) => total + (drawn.base[cell * 6 + village] ?? 0), 0);
      let loss = parts.reduce((total, one) => total + one.loss, 0);
      for (const a of moves) for (const b of moves) if (a < b) loss += drawn.together[(a * 7 + b) % 30] ?? 0;
      kept.set(cell, base > 0 ? 1 - Math.max(0, loss) / base : 1);
    }
    return kept;
  };
  return { costs, keptByCell };
}

describe('the plan that saves most masts', () => {
  it('is the one that trying every set of moves finds, and never breaks its bound', async () => {
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(
        planCases,
        choices,
        effectsDrawn,
        fc.constantFrom(0.95, 0.9, 0.8, 0.5),
        async (given, drawnChoice, drawn, leastKept) => {
          const choice = choiceOf(given, drawnChoice);
          const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
          const effects = effectsOf(problem, drawn);
          const moveOf = new Map(problem.moves.map((move, m) => [move.candidate, m]));
          const holds = (chosen: readonly number[]): boolean => {
            if ([...effects.keptByCell(chosen).values()].some((kept) => kept < leastKept - 1e-9)) return false;
            // The estimate, cell by cell, in other words than the program's.
            return [0, 1].every((cell) => {
              const parts = chosen.flatMap((m) => effects.costs(m).filter((one) => one.cell === cell));
              const villages = new Set(parts.flatMap((one) => one.villages));
              const base = [...villages].reduce((total, village) => total + (drawn.base[cell * 6 + village] ?? 0), 0);
              return parts.reduce((total, one) => total + one.loss, 0) <= (1 - leastKept) * base + 1e-9;
            });
          };
          const before = recount(given, []).plannedMasts;
          const saved = (plan: readonly number[]) => before - recount(given, movesOf(given, plan)).plannedMasts;
          const plans = allPlans(given).filter(
            (plan) => ordersMet(given, choice, plan) && holds(plan.flatMap((c) => moveOf.get(c) ?? [])),
          );
          const most = Math.max(...plans.map(saved));
          const best = cheapest(
            given,
            plans.filter((plan) => saved(plan) === most),
          );

          const answer = await saveMasts(problem, { leastKept, effects }, highsSolver, deadline());
          if (best === null) {
            expect(['infeasible', 'unknown']).toContain(answer.status);
            return;
          }
          if (answer.status === 'unknown') return;
          const plan = candidatesOf(problem, answer.chosen);
          expect(holds(answer.chosen)).toBe(true);
          expect(ordersMet(given, choice, plan)).toBe(true);
          if (answer.status === 'optimal') {
            proven += 1;
            expect(plan).toEqual(best);
          } else expect(saved(plan)).toBeLessThanOrEqual(most);

          const preview = greedyMasts(problem, leastKept, effects);
          if (preview) {
            expect(holds(preview)).toBe(true);
            expect(saved(candidatesOf(problem, preview))).toBeLessThanOrEqual(most);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(proven).toBeGreaterThan(RUNS / 2);
  });
});
