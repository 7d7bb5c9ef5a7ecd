import type { Solver } from '../analysis/plan/solver.ts';

/** A solver that runs apart and can be put away in the midst of its work. */
export interface OpenedSolver {
  readonly solve: Solver;
  /** What is being solved is answered with the best found so far; what is asked later with `unknown`. */
  readonly close: () => void;
}

export type OpenSolver = () => OpenedSolver | Promise<OpenedSolver>;
