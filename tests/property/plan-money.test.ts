import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { formulate } from '../../src/analysis/plan/formulate.ts';
import { leastJointLoss } from '../../src/analysis/plan/joint-loss.ts';
import { asCheapAs, costObjective, leastCost } from '../../src/analysis/plan/least-cost.ts';
import { mastCostOf, moneyOf, problemMoney } from '../../src/analysis/plan/money.ts';
import { exceeds, fractionOf, goalRow, reachGoal } from '../../src/analysis/plan/optimise.ts';
import { planProblem } from '../../src/analysis/plan/problem.ts';
import type { Cost, Costs, MastCost } from '../../src/model/costs.ts';
import type { OperatorLimit } from '../../src/model/plan.ts';
import type { Reading } from '../../src/model/profile.ts';
import { allPlans, PERIOD, type PlanCase, planCases, recount } from '../support/plan-cases.ts';
import { effectsOn, land } from '../support/plan-land.ts';
import { runs } from '../support/runs.ts';

/** Plans by money and within limits, held against trying every set of moves. */

const deadline = () => ({ now: () => 0, end: 30_000 });
const cost = (amount: number, low = amount, high = amount): Cost => ({
  amount,
  low,
  high,
  source: 'Báo giá',
  date: '2025',
});
const GOAL = fractionOf(0.3);

const costsDrawn: fc.Arbitrary<Costs> = fc
  .record({
    mast: fc.constantFrom(400, 350.5, 800),
    rent: fc.constantFrom(0, 24, 30.25, 200),
    years: fc.constantFrom(1, 5),
    survey: fc.constantFrom(0, 3.5, 60),
  })
  .map(({ mast, rent, years, survey }) => ({
    newMast: [cost(mast, mast / 2, mast * 2)],
    rentPerYear: cost(rent),
    rentYears: years,
    survey: cost(survey),
    strengthening: cost(50),
  }));

const movesOf = (given: PlanCase, plan: readonly number[]) => plan.flatMap((c) => given.candidates[c] ?? []);

/** Paid less saved, from the definitions: no program, no counts of the problem. */
function paid(given: PlanCase, costs: Costs, plan: readonly number[]): number {
  const moves = movesOf(given, plan);
  const surveys = moves.filter(({ gates }) => Object.values(gates).includes('survey')).length;
  const rent = moves.length * (costs.rentPerYear?.amount ?? 0) * (costs.rentYears ?? 1);
  const saved = recount(given, []).plannedMasts - recount(given, moves).plannedMasts;
  return rent + surveys * (costs.survey?.amount ?? 0) - saved * (costs.newMast?.[0]?.amount ?? 0);
}

const meets = (given: PlanCase, plan: readonly number[], reading: Reading): boolean => {
  const { locations, shared } = recount(given, movesOf(given, plan)).newBuild[reading];
  return exceeds(shared, locations, GOAL);
};

describe('the plan of least cost', () => {
  it('costs as little as the cheapest of all sets that meet the goal', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        planCases,
        costsDrawn,
        fc.constantFrom<Reading>('deployment', 'greenfield'),
        async (given, costs, reading) => {
          const choice = {
            reading,
            pinnedIn: new Set<number>(),
            pinnedOut: new Set<number>(),
            enforceMandatory: false,
          };
          const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
          const money = problemMoney(costs, problem, given);
          const answer = await leastCost(problem, { goal: GOAL, money }, highsSolver, deadline());
          const all = allPlans(given).filter((plan) => meets(given, plan, reading));
          if (all.length === 0) {
            expect(answer.status).toBe('infeasible');
            return;
          }
          found += 1;
          expect(answer.status).toBe('optimal');
          const plan = answer.chosen.map((m) => problem.moves[m]?.candidate ?? -1);
          expect(meets(given, plan, reading)).toBe(true);
          const least = Math.min(...all.map((one) => paid(given, costs, one)));
          expect(paid(given, costs, plan)).toBeCloseTo(least, 6);
          const told = moneyOf(costs, money, problem, answer.chosen);
          expect(told.saving.mid).toBeCloseTo(-least, 6);
          expect(told.saving.low).toBeLessThanOrEqual(told.saving.mid);
          expect(told.saving.high).toBeGreaterThanOrEqual(told.saving.mid);
        },
      ),
      { numRuns: runs(80) },
    );
    expect(found).toBeGreaterThan(10);
  });
});

describe('of the plans of least cost, the one that loses least together', () => {
  it('is the one that trying every set of moves finds', async () => {
    let better = 0;
    await fc.assert(
      fc.asyncProperty(planCases, costsDrawn, land, async (given, costs, drawn) => {
        const choice = {
          reading: 'deployment' as const,
          pinnedIn: new Set<number>(),
          pinnedOut: new Set<number>(),
          enforceMandatory: false,
        };
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
        const money = problemMoney(costs, problem, given);
        const effects = effectsOn(problem, drawn);
        const single = await leastCost(problem, { goal: GOAL, money }, highsSolver, deadline());
        if (single.status !== 'optimal') return;
        const formulation = formulate(problem);
        const cost = costObjective(problem, formulation, money);
        const rows = [goalRow(formulation, GOAL), asCheapAs(cost, single.chosen)];
        const which = { formulation, rows, known: [single.chosen] };
        const answer = await leastJointLoss(problem, which, effects, highsSolver, deadline());

        const moveOf = new Map(problem.moves.map((move, m) => [move.candidate, m]));
        const met = allPlans(given).filter((plan) => meets(given, plan, 'deployment'));
        const least = Math.min(...met.map((plan) => paid(given, costs, plan)));
        const cheapest = met
          .filter((plan) => paid(given, costs, plan) < least + 1e-6)
          .map((plan) => plan.flatMap((c) => moveOf.get(c) ?? []).sort((a, b) => a - b));
        expect(cheapest).toContainEqual([...answer.chosen]);
        if (answer.proven) expect(answer.loss).toBe(Math.min(...cheapest.map(effects.lossOf)));
        if (answer.loss < effects.lossOf(single.chosen)) better += 1;
      }),
      { numRuns: runs(60) },
    );
    expect(better).toBeGreaterThan(0);
  }, 60_000);
});

describe('limits by operator', () => {
  it('bind every plan, and cost no more than they must', async () => {
    let bound = 0;
    await fc.assert(
      fc.asyncProperty(
        planCases,
        fc.constantFrom('A', 'B', 'C'),
        fc.constantFrom(null, 0, 1, 2),
        fc.constantFrom(null, 0, 0.5, 1.25, 4),
        async (given, operator, mostMoves, mostLoss) => {
          const limit: OperatorLimit = { operator, mostMoves, mostLoss };
          const choice = {
            reading: 'deployment' as const,
            pinnedIn: new Set<number>(),
            pinnedOut: new Set<number>(),
            enforceMandatory: false,
            limits: [limit],
          };
          const lossOf = (plan: readonly number[]) => movesOf(given, plan).reduce((sum, { loss }) => sum + loss, 0);
          const within = (plan: readonly number[]): boolean => {
            const own = plan.filter((c) => given.stations[given.candidates[c]?.station ?? -1]?.operator === operator);
            return own.length <= (mostMoves ?? own.length) && lossOf(own) <= (mostLoss ?? Number.POSITIVE_INFINITY);
          };
          const met = allPlans(given).filter((plan) => meets(given, plan, 'deployment'));
          const allowed = met.filter(within);
          const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
          const answer = await reachGoal(problem, GOAL, highsSolver, deadline());
          if (allowed.length < met.length) bound += 1;
          expect(answer.status).toBe(allowed.length === 0 ? 'infeasible' : 'optimal');
          if (allowed.length === 0) return;
          const plan = answer.chosen.map((m) => problem.moves[m]?.candidate ?? -1);
          expect(within(plan)).toBe(true);
          expect(lossOf(plan)).toBeCloseTo(Math.min(...allowed.map(lossOf)), 9);
        },
      ),
      { numRuns: runs(80) },
    );
    expect(bound).toBeGreaterThan(5);
  });
});

describe('the cost of a mast', () => {
  const entries: readonly MastCost[] = [
    { ...cost(900), structure: 'A2b', heightFromM: 40 },
    { ...cost(500), heightToM: 39 },
    { ...cost(700), structure: 'A2b' },
  ];
  it.each([
    ['its structure and height', 'A2b', 45, 900],
    ['the first that fits', 'A2b', 30, 500],
    ['nothing that asks for a height, where none is known', 'A2b', null, 700],
    ['none, where none fits', null, 45, undefined],
  ])('goes by %s', (_, structure, heightM, amount) => {
    expect(mastCostOf(entries, structure, heightM)?.amount).toBe(amount);
  });
});
