import type { Highs, HighsCallbackMap, Model } from 'highs';
import type { SolverAnswer, SolverOptions } from '../analysis/plan/solver.ts';

/** HiGHS as the analysis's solver, wherever its wasm was loaded. Blocks its thread until it is done. */
export function solveWith(highs: Highs, program: string, options: SolverOptions): SolverAnswer {
  return highs.withModel({ format: 'lp', data: program }, (model) => run(highs, model, options));
}

/** Whole variables are whole to a billionth, so that large coefficients do not blur a comparison. */
const TOLERANCE = 1e-9;

function run(highs: Highs, model: Model, options: SolverOptions): SolverAnswer {
  model.options.set({
    output_flag: false,
    random_seed: 0,
    time_limit: Math.max(0.01, options.timeLimitS),
    mip_rel_gap: 0,
    mip_abs_gap: options.absoluteGap,
    mip_feasibility_tolerance: TOLERANCE,
    primal_feasibility_tolerance: TOLERANCE,
  });
  const { start, onProgress } = options;
  if (start && start.size > 0) {
    const names = [...start.keys()];
    model.setSolution({ indices: names.map((name) => model.getColByName(name)), values: [...start.values()] });
  }
  const { modelStatus, callbackType } = highs.constants;
  let next = performance.now() + TOLD_EVERY_MS;
  const callbacks: HighsCallbackMap = onProgress
    ? {
        // The channel for logging is silent without output; this one is called at every checkpoint.
        [callbackType.mipInterrupt]({ data }: { data: { mip_primal_bound?: number; mip_dual_bound?: number } }) {
          if (performance.now() < next) return;
          next = performance.now() + TOLD_EVERY_MS;
          onProgress({ value: known(data.mip_primal_bound), bound: known(data.mip_dual_bound) });
        },
      }
    : {};
  model.run(callbacks);
  const status = model.getModelStatus();
  // Every variable has bounds, so "unbounded or infeasible" can only be infeasible.
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
    return { status: 'infeasible' };
  const optimal = status === modelStatus.optimal || status === modelStatus.empty;
  if (!optimal && Number(model.info.get('primal_solution_status')) !== FEASIBLE) return { status: 'unknown' };
  const values = new Map<string, number>();
  const solution = model.getSolution();
  solution.colValue.forEach((value, column) => {
    if (Math.abs(value) > TOLERANCE) values.set(model.getColName(column), value);
  });
  return { status: optimal ? 'optimal' : 'feasible', bound: Number(model.info.get('mip_dual_bound')), values };
}

/** Often enough for an eye, seldom enough for a thread. */
const TOLD_EVERY_MS = 200;

/** HiGHS's code for a primal solution that keeps every row. */
const FEASIBLE = 2;

/** HiGHS says "infinite" where nothing is known yet. */
function known(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e30 ? value : null;
}
