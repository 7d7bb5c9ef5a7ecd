import { BINDINGS, type Binding } from '../../model/plan.ts';
import { formulate } from './formulate.ts';
import type { Deadline } from './lexicographic.ts';
import { goalRow } from './optimise.ts';
import type { Fraction, PlanChoice, PlanProblem } from './problem.ts';
import { solveProgram, sum } from './program.ts';
import type { Solver } from './solver.ts';

/** The same choice without one of its constraints. */
function without(choice: PlanChoice, binding: Binding): PlanChoice | null {
  switch (binding) {
    case 'pins':
      return choice.pinnedIn.size + choice.pinnedOut.size > 0
        ? { ...choice, pinnedIn: new Set(), pinnedOut: new Set() }
        : null;
    case 'mandatory':
      return choice.enforceMandatory ? { ...choice, enforceMandatory: false } : null;
    case 'limits':
      return (choice.limits ?? []).length > 0 ? { ...choice, limits: [] } : null;
    case 'slots':
      return { ...choice, ignoring: { slots: true, gate: 'slots' } };
    case 'distance':
    case 'height':
    case 'coverage':
      return { ...choice, ignoring: { gate: binding } };
    case 'candidates':
      return null;
  }
}

/**
 * @param goal Null: any set of moves would do, if only the pins and orders can be met.
 * @returns Nothing where time ran out before anything was found.
 */
export async function whatBinds(
  choice: PlanChoice,
  problemOf: (choice: PlanChoice) => PlanProblem,
  goal: Fraction | null,
  solver: Solver,
  deadline: Deadline,
): Promise<Binding[]> {
  const found: Binding[] = [];
  let known = true;
  for (const binding of BINDINGS) {
    const relaxed = without(choice, binding);
    const possible = relaxed && (await isPossible(problemOf(relaxed), goal, solver, deadline));
    if (possible === true) found.push(binding);
    if (possible === 'unknown') known = false;
  }
  return found.length > 0 || !known ? found : ['candidates'];
}

async function isPossible(
  problem: PlanProblem,
  goal: Fraction | null,
  solver: Solver,
  deadline: Deadline,
): Promise<boolean | 'unknown'> {
  if (problem.impossible) return false;
  const formulation = formulate(problem);
  const rows = goal ? [...formulation.program.rows, goalRow(formulation, goal)] : formulation.program.rows;
  const timeLimitS = (deadline.end - deadline.now()) / 1000;
  if (timeLimitS <= 0) return 'unknown';
  const any = { sense: 'min', expression: sum([]) } as const;
  const answer = await solveProgram(solver, { ...formulation.program, rows }, any, { timeLimitS, absoluteGap: 0.5 });
  return answer.status === 'unknown' ? answer.status : answer.status !== 'infeasible';
}
