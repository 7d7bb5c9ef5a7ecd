import type { CallbackData, Highs, HighsCallbackMap, Model } from 'highs';
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
    const started = [...start.keys()];
    model.setSolution({ indices: started.map((name) => model.getColByName(name)), values: [...start.values()] });
  }
  const { modelStatus, callbackType } = highs.constants;
  // Asked for beforehand: within a callback the model must not be spoken to.
  const names = Array.from({ length: model.getDimensions().numCols }, (_, column) => model.getColName(column));
  const valuesOf = (solution: Float64Array): ReadonlyMap<string, number> => {
    const values = new Map<string, number>();
    solution.forEach((value, column) => {
      if (Math.abs(value) > TOLERANCE) values.set(names[column] ?? '', value);
    });
    return values;
  };
  const boundsOf = ({ mip_primal_bound, mip_dual_bound }: CallbackData) => ({
    value: known(mip_primal_bound),
    bound: known(mip_dual_bound),
  });
  let next = performance.now() + TOLD_EVERY_MS;
  const callbacks: HighsCallbackMap = onProgress
    ? {
        // The channel for logging is silent without output; this one is called at every checkpoint.
        [callbackType.mipInterrupt]({ data }: { data: CallbackData }) {
          if (performance.now() < next) return;
          next = performance.now() + TOLD_EVERY_MS;
          onProgress(boundsOf(data));
        },
        [callbackType.mipImprovingSolution]({ data }: { data: CallbackData }) {
          const { mip_solution } = data;
          onProgress({ ...boundsOf(data), ...(mip_solution ? { values: valuesOf(mip_solution) } : {}) });
        },
      }
    : {};
  model.run(callbacks);
  const status = model.getModelStatus();
  // Every variable has bounds, so "unbounded or infeasible" can only be infeasible.
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
    return { status: 'infeasible' };
  const optimal = status === modelStatus.optimal || status === modelStatus.empty;
  const bound = Number(model.info.get('mip_dual_bound'));
  if (!optimal && Number(model.info.get('primal_solution_status')) !== FEASIBLE) {
    return known(bound) === null ? { status: 'unknown' } : { status: 'unknown', bound };
  }
  return { status: optimal ? 'optimal' : 'feasible', bound, values: valuesOf(model.getSolution().colValue) };
}

/** Often enough for an eye, seldom enough for a thread. */
const TOLD_EVERY_MS = 200;

/** HiGHS's code for a primal solution that keeps every row. */
const FEASIBLE = 2;

/** HiGHS says "infinite" where nothing is known yet. */
function known(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e30 ? value : null;
}
