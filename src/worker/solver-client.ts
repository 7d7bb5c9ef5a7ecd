import type { SolverAnswer, SolverOptions, SolverProgress } from '../analysis/plan/solver.ts';
import type { WorkerLike } from './connection.ts';
import type { OpenedSolver } from './solver-port.ts';

export interface SolverMessage {
  readonly id: number;
  readonly program: string;
  readonly options: Omit<SolverOptions, 'onProgress'>;
}

export type SolverReply =
  | { readonly type: 'progress'; readonly id: number; readonly progress: SolverProgress }
  | { readonly type: 'answer'; readonly id: number; readonly answer: SolverAnswer }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };

// Written as one expression because Vite finds workers by this very shape.
const startWorker = (): WorkerLike => new Worker(new URL('./solver-worker.ts', import.meta.url), { type: 'module' });

interface Waiting {
  readonly resolve: (answer: SolverAnswer) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((progress: SolverProgress) => void) | undefined;
  /** What the thread has told so far: it cannot be asked any more once it is ended. */
  best: ReadonlyMap<string, number> | null;
  bound: number | null;
}

/**
 * The solver in a worker of its own, one program at a time. Every promise that it gives is
 * settled: a stop ends the thread, and what the thread had told by then is the answer.
 */
export function openSolverWorker(start: () => WorkerLike = startWorker): OpenedSolver {
  const worker = start();
  let lastId = 0;
  /** Nothing is solved any more: it was closed, or broke for this reason. */
  let ended: { readonly failure: string | null } | null = null;
  const waiting = new Map<number, Waiting>();

  function end(failure: string | null): void {
    ended ??= { failure };
    worker.terminate();
    const open = [...waiting.values()];
    waiting.clear();
    for (const call of open) {
      if (failure === null) call.resolve(soFar(call));
      else call.reject(new Error(failure));
    }
  }

  worker.addEventListener('message', (event) => {
    const reply: SolverReply = (event as MessageEvent<SolverReply>).data;
    const call = waiting.get(reply.id);
    if (!call) return;
    if (reply.type === 'progress') {
      call.best = reply.progress.values ?? call.best;
      call.bound = reply.progress.bound ?? call.bound;
      call.onProgress?.(reply.progress);
      return;
    }
    waiting.delete(reply.id);
    if (reply.type === 'answer') call.resolve(reply.answer);
    else call.reject(new Error(reply.reason));
  });
  worker.addEventListener('error', (event) => end((event as ErrorEvent).message || 'solver failed to start'));
  worker.addEventListener('messageerror', () => end('a message could not be read'));

  return {
    solve: (program, { onProgress, ...options }) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          if (ended.failure === null) resolve({ status: 'unknown' });
          else reject(new Error(ended.failure));
          return;
        }
        const id = ++lastId;
        waiting.set(id, { resolve, reject, onProgress, best: null, bound: null });
        const message: SolverMessage = { id, program, options };
        worker.postMessage(message);
      }),
    close: () => end(null),
  };
}

function soFar({ best, bound }: Waiting): SolverAnswer {
  if (best) return { status: 'feasible', values: best, bound: bound ?? Number.NaN };
  return bound === null ? { status: 'unknown' } : { status: 'unknown', bound };
}
