import type { SolverAnswer, SolverOptions, SolverProgress } from '../analysis/plan/solver.ts';
import { createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import { Stopped } from './messages.ts';
import type { OpenedSolver } from './solver-port.ts';
import workerUrl from './solver-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

export interface SolverContract {
  readonly solve: {
    readonly question: { readonly program: string; readonly options: Omit<SolverOptions, 'onProgress'> };
    readonly progress: SolverProgress;
    readonly answer: SolverAnswer;
  };
}

const startWorker = (): WorkerLike => startWorkerAt(workerUrl);

/**
 * The solver in a worker of its own, one program at a time. A stop ends the thread, and what the
 * thread had reported by then is the answer.
 */
export function openSolverWorker(start: () => WorkerLike = startWorker): OpenedSolver {
  const channel = createChannel<SolverContract>({ start });
  return {
    async solve(program, { onProgress, ...options }) {
      let best: ReadonlyMap<string, number> | null = null;
      let bound: number | null = null;
      try {
        return await channel.ask(
          'solve',
          { program, options },
          {
            onProgress(progress) {
              best = progress.values ?? best;
              bound = progress.bound ?? bound;
              onProgress?.(progress);
            },
          },
        );
      } catch (reason) {
        if (!(reason instanceof Stopped)) throw reason;
        return bestSoFar(best, bound);
      }
    },
    close: () => channel.close(),
  };
}

function bestSoFar(values: ReadonlyMap<string, number> | null, bound: number | null): SolverAnswer {
  if (values) return { status: 'feasible', values, bound: bound ?? Number.NaN };
  return bound === null ? { status: 'unknown' } : { status: 'unknown', bound };
}
