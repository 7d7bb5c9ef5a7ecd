import type { WorkerLike } from './connection.ts';
import type { ImportAnswer, ImportRequest } from './import-protocol.ts';

/** The page's side of the import worker. Every promise is settled; one that is stopped rejects with `Stopped`. */

export class Stopped extends Error {}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type ImportQuestion = WithoutId<ImportRequest>;
export type OnImportProgress = (done: number, total: number) => void;

export interface ImportClient {
  ask(question: ImportQuestion, onProgress?: OnImportProgress): Promise<ImportAnswer>;
  /** Gives up everything that is under way. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (answer: ImportAnswer) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: OnImportProgress;
}

const startWorker = (): WorkerLike => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });

export function createImportClient(start: () => WorkerLike = startWorker): ImportClient {
  let worker: WorkerLike | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function failAll(reason: Error): void {
    worker?.terminate();
    worker = null;
    const open = [...waiting.values()];
    waiting.clear();
    for (const { reject } of open) reject(reason);
  }

  function theWorker(): WorkerLike {
    if (worker !== null) return worker;
    const started = start();
    started.addEventListener('message', (event) => {
      const answer: ImportAnswer = (event as MessageEvent<ImportAnswer>).data;
      const asked = waiting.get(answer.id);
      if (asked === undefined) return;
      if (answer.type === 'progress') {
        asked.onProgress(answer.done, answer.total);
        return;
      }
      waiting.delete(answer.id);
      if (answer.type === 'failed') asked.reject(new Error(answer.reason));
      else asked.resolve(answer);
    });
    started.addEventListener('error', (event) => failAll(new Error((event as ErrorEvent).message || 'worker error')));
    started.addEventListener('messageerror', () => failAll(new Error('a message could not be read')));
    worker = started;
    return started;
  }

  return {
    ask(question, onProgress = () => {}) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onProgress });
        theWorker().postMessage({ ...question, id });
      });
    },
    stop: () => failAll(new Stopped('stopped')),
  };
}
