import loadHighs, { type Highs } from 'highs';
import type { Solver } from '../../src/analysis/plan/solver.ts';
import { solveWith } from '../../src/worker/highs.ts';

/** HiGHS (wasm) as the analysis's solver, in Node. Loaded once, when first asked for. */

let loading: Promise<Highs> | null = null;

export const highsSolver: Solver = async (program, options) => {
  loading ??= loadHighs();
  return solveWith(await loading, program, options);
};
