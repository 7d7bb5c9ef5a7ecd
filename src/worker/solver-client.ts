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

/** The solver in a worker of its own, one program at a time. Every promise that it gives is settled. */
export function openSolverWorker(start: () => WorkerLike = startWorker): OpenedSolver {
  const worker = start();
  let lastId = 0;
  let closed: string | null = null;
  const waiting = new Map<
    number,
    {
      readonly resolve: (answer: SolverAnswer) => void;
      readonly reject: (reason: Error) => void;
      readonly onProgress: ((progress: SolverProgress) => void) | undefined;
    }
  >();

  function failAll(reason: string): void {
    closed = reason;
    worker.terminate();
    const open = [...waiting.values()];
    waiting.clear();
    for (const { reject } of open) reject(new Error(reason));
  }

  worker.addEventListener('message', (event) => {
    const reply: SolverReply = (event as MessageEvent<SolverReply>).data;
    const call = waiting.get(reply.id);
    if (!call) return;
    if (reply.type === 'progress') {
      call.onProgress?.(reply.progress);
      return;
    }
    waiting.delete(reply.id);
    if (reply.type === 'answer') call.resolve(reply.answer);
    else call.reject(new Error(reply.reason));
  });
  worker.addEventListener('error', (event) => failAll((event as ErrorEvent).message || 'solver failed to start'));
  worker.addEventListener('messageerror', () => failAll('a message could not be read'));

  return {
    solve: (program, { onProgress, ...options }) =>
      new Promise((resolve, reject) => {
        if (closed !== null) {
          reject(new Error(closed));
          return;
        }
        const id = ++lastId;
        waiting.set(id, { resolve, reject, onProgress });
        const message: SolverMessage = { id, program, options };
        worker.postMessage(message);
      }),
    close: () => failAll('closed'),
  };
}
