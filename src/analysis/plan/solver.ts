/**
 * The exact solver as a port: the analysis writes a program as text and reads back
 * values, and never knows which library answers, on which thread, or how it was loaded.
 */

/** A mixed-integer program in CPLEX LP format. */
export type Solver = (program: string, options: SolverOptions) => Promise<SolverAnswer>;

/** How long and how exactly to solve. */
export interface SolverOptions {
  readonly timeLimitS: number;
  /** Solutions this close to the bound, in units of the objective, count as proven. */
  readonly absoluteGap: number;
  /** A known solution to start from: variables that are not 0. */
  readonly start?: ReadonlyMap<string, number>;
  /** Called now and then while it solves, where the library allows. */
  readonly onProgress?: (progress: SolverProgress) => void;
}

/** Objective of the best solution so far and what none can beat; null: not known yet. */
export interface SolverProgress {
  readonly value: number | null;
  readonly bound: number | null;
  /** A solution better than all before it, as in the answer; absent where there is none to tell. */
  readonly values?: ReadonlyMap<string, number>;
}

/** What a solver found. Values are by the names of variables. */
export type SolverAnswer =
  | {
      /** `feasible`: stopped before the proof. */
      readonly status: 'optimal' | 'feasible';
      /** What no solution can beat, in units of the objective; NaN: stopped before anything was known. */
      readonly bound: number;
      /** Variables that are not 0, as the solver left them: round before use. */
      readonly values: ReadonlyMap<string, number>;
    }
  | { readonly status: 'infeasible' }
  /** Stopped with nothing found; with what no solution can beat, where that much is known. */
  | { readonly status: 'unknown'; readonly bound?: number };
