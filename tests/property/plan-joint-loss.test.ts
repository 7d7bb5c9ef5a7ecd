import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { formulate } from '../../src/analysis/plan/formulate.ts';
import { jointByParts } from '../../src/analysis/plan/joint-by-parts.ts';
import { leastJointLoss } from '../../src/analysis/plan/joint-loss.ts';
import { exceeds, fractionOf, goalRow, reachGoal } from '../../src/analysis/plan/optimise.ts';
import { type PlanChoice, type PlanProblem, planProblem } from '../../src/analysis/plan/problem.ts';
import { allPlans, PERIOD, type PlanCase, planCases, recount } from '../support/plan-cases.ts';
import { effectsOn, land } from '../support/plan-land.ts';

const CHOICE: PlanChoice = {
  reading: 'deployment',
  pinnedIn: new Set(),
  pinnedOut: new Set(),
  enforceMandatory: false,
};
const GOAL = fractionOf(0.3);

/** Sets of move numbers that reach the goal, by trying all. */
function reachingGoal(given: PlanCase, problem: PlanProblem): number[][] {
  const moveOf = new Map(problem.moves.map((move, m) => [move.candidate, m]));
  return allPlans(given)
    .filter((plan) => {
      const moves = plan.flatMap((c) => given.candidates[c] ?? []);
      const { locations, shared } = recount(given, moves).newBuild.deployment;
      return exceeds(shared, locations, GOAL);
    })
    .map((plan) => plan.flatMap((c) => moveOf.get(c) ?? []));
}

describe('the plan whose moves lose least together', () => {
  it('is found part by part, each analysed for itself, and is the one that trying every set finds', async () => {
    let found = 0;
    let together = 0;
    await fc.assert(
      fc.asyncProperty(planCases, land, async (given, drawn) => {
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, CHOICE);
        const sets = reachingGoal(given, problem);
        const effects = effectsOn(problem, drawn);
        const answer = await jointByParts(problem, GOAL, effects, async () => false);
        if (sets.length === 0) expect(answer).toBeNull();
        if (answer === null) return;
        found += 1;
        if (answer.analysed > 1) together += 1;
        const least = Math.min(...sets.map(effects.lossOf));
        expect(sets.map((set) => [...set].sort((a, b) => a - b))).toContainEqual([...answer.chosen]);
        expect(answer).toMatchObject({ loss: least, bound: least, proven: true });
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(60);
    expect(together).toBeGreaterThan(20);
  }, 60_000);

  it('is the one that trying every set of moves finds, and no set is below the bound', async () => {
    let proven = 0;
    let better = 0;
    await fc.assert(
      fc.asyncProperty(planCases, land, async (given, drawn) => {
        const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, CHOICE);
        const sets = reachingGoal(given, problem);
        if (sets.length === 0) return;
        const effects = effectsOn(problem, drawn);
        const deadline = { now: () => 0, end: 30_000 };
        const single = await reachGoal(problem, GOAL, highsSolver, deadline);
        const formulation = formulate(problem);
        const known = [single.chosen, sets.at(-1) ?? []];
        const which = { formulation, rows: [goalRow(formulation, GOAL)], known };
        const answer = await leastJointLoss(problem, which, effects, highsSolver, deadline);

        const least = Math.min(...sets.map(effects.lossOf));
        expect(sets.map((set) => [...set].sort((a, b) => a - b))).toContainEqual([...answer.chosen]);
        expect(answer.loss).toBe(effects.lossOf(answer.chosen));
        expect(answer.bound).toBeLessThanOrEqual(least + 1e-6);
        for (const set of known) expect(answer.loss).toBeLessThanOrEqual(effects.lossOf(set));
        if (answer.proven) {
          proven += 1;
          expect(answer.loss).toBe(least);
        }
        if (answer.loss < effects.lossOf(single.chosen)) better += 1;
      }),
      { numRuns: 80 },
    );
    expect(proven).toBeGreaterThan(20);
    expect(better).toBeGreaterThan(0);
  }, 60_000);
});
