import type { Solver, SolverAnswer } from './solver.ts';

/** A linear program under construction: affine expressions, rows, and CPLEX LP text at the end. */

/** Coefficients by variable name, plus a constant. */
export interface Affine {
  readonly terms: ReadonlyMap<string, number>;
  readonly constant: number;
}

/** An expression without variables. */
export const constant = (value: number): Affine => ({ terms: new Map(), constant: value });
/** One variable, once. */
export const variable = (name: string): Affine => ({ terms: new Map([[name, 1]]), constant: 0 });

/** Σ factor × expression. */
export function weightedSum(parts: Iterable<readonly [factor: number, expression: Affine]>): Affine {
  const terms = new Map<string, number>();
  let sum = 0;
  for (const [factor, expression] of parts) {
    sum += factor * expression.constant;
    for (const [name, coefficient] of expression.terms) {
      terms.set(name, (terms.get(name) ?? 0) + factor * coefficient);
    }
  }
  return { terms, constant: sum };
}

/** Σ of the parts. */
export const sum = (parts: readonly Affine[]): Affine => weightedSum(parts.map((part) => [1, part]));
/** a − b. */
export const minus = (a: Affine, b: Affine): Affine =>
  weightedSum([
    [1, a],
    [-1, b],
  ]);

/** Expression against a number. */
export interface LinearConstraint {
  readonly expression: Affine;
  readonly relation: '<=' | '>=' | '=';
  readonly right: number;
}

/** expression ≤ right. */
export const atMost = (expression: Affine, right: number): LinearConstraint => ({ expression, relation: '<=', right });
/** expression ≥ right. */
export const atLeast = (expression: Affine, right: number): LinearConstraint => ({ expression, relation: '>=', right });

/** a = b. */
export const equal = (a: Affine, b: Affine): LinearConstraint => ({
  expression: minus(a, b),
  relation: '=',
  right: 0,
});

/** A mixed integer program in named variables. */
export interface Program {
  /** 0 or 1. */
  readonly binaries: readonly string[];
  /** From 0 to 1; the rows leave them no choice once the binaries are set, or only a harmless one. */
  readonly shares: readonly string[];
  readonly rows: readonly LinearConstraint[];
}

/** What to make least or greatest. */
export interface Objective {
  readonly sense: 'min' | 'max';
  readonly expression: Affine;
}

/** Text in CPLEX LP format. Rows without variables are kept by way of a variable that is always 0. */
export function programText(program: Program, objective: Objective): string {
  const lines = [objective.sense === 'min' ? 'Minimize' : 'Maximize', ` obj: ${termsText(objective.expression)}`];
  lines.push('Subject To');
  program.rows.forEach(({ expression, relation, right }, index) => {
    lines.push(` r${index}: ${termsText(expression)} ${relation} ${number(right - expression.constant)}`);
  });
  lines.push('Bounds', ` ${NOTHING} = 0`);
  for (const name of program.shares) lines.push(` 0 <= ${name} <= 1`);
  if (program.binaries.length > 0) lines.push('Binaries', ...program.binaries.map((name) => ` ${name}`));
  lines.push('End', '');
  return lines.join('\n');
}

/** Solves; a program without binaries and rows is answered as well. */
export async function solveProgram(
  solver: Solver,
  program: Program,
  objective: Objective,
  options: Parameters<Solver>[1],
): Promise<SolverAnswer> {
  const { constant } = objective.expression;
  const shifted = (value: number | null) => (value === null ? null : value + constant);
  const { onProgress } = options;
  const answer = await solver(programText(program, objective), {
    ...options,
    ...(onProgress
      ? { onProgress: ({ value, bound }) => onProgress({ value: shifted(value), bound: shifted(bound) }) }
      : {}),
  });
  if (answer.status === 'infeasible' || answer.bound === undefined) return answer;
  return { ...answer, bound: answer.bound + constant };
}

const NOTHING = 'nothing';

function termsText(expression: Affine): string {
  const parts: string[] = [];
  for (const [name, coefficient] of expression.terms) {
    if (coefficient === 0) continue;
    parts.push(`${coefficient < 0 ? '-' : '+'} ${number(Math.abs(coefficient))} ${name}`);
    // Readers of the format give up on very long lines.
    if (parts.length % 20 === 0) parts.push('\n ');
  }
  return parts.length === 0 ? `0 ${NOTHING}` : parts.join(' ');
}

function number(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}
