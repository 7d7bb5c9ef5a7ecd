import type { Answer, Request } from './protocol.ts';

/** What `Worker` must offer; tests give a fake. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Why a request got no answer though nothing broke: the worker was closed. */
export const CLOSED = 'closed';

/** One worker and the requests that wait for its answers. Every one of them is settled, come what may. */
export interface Connection {
  /**
   * Sends a request and routes its answers until `handle` says that it was the last.
   *
   * @param fail Called once instead, where the worker fails or is closed (`CLOSED`).
   * @returns The request's id.
   */
  send(
    request: (id: number) => Request,
    handle: (answer: Answer) => 'last' | 'more',
    fail: (reason: string) => void,
  ): number;
  /** Sends what needs no answer. */
  tell(request: Request): void;
  close(): void;
}

export function openConnection(worker: WorkerLike): Connection {
  let lastId = 0;
  let closed = false;
  const waiting = new Map<number, { answer: (answer: Answer) => void; fail: (reason: string) => void }>();

  worker.addEventListener('message', (event) => {
    const answer: Answer = (event as MessageEvent<Answer>).data;
    waiting.get(answer.id)?.answer(answer);
  });
  worker.addEventListener('error', (event) => failAll((event as ErrorEvent).message || 'worker error'));
  worker.addEventListener('messageerror', () => failAll('a message could not be read'));

  function failAll(reason: string): void {
    const open = [...waiting.values()];
    waiting.clear();
    for (const { fail } of open) fail(reason);
  }

  return {
    send(request, handle, fail) {
      const id = ++lastId;
      waiting.set(id, {
        fail,
        answer(answer) {
          if (answer.type === 'failed') {
            waiting.delete(id);
            fail(answer.reason);
          } else if (handle(answer) === 'last') waiting.delete(id);
        },
      });
      worker.postMessage(request(id));
      return id;
    },
    tell: (request) => worker.postMessage(request),
    close() {
      if (closed) return;
      closed = true;
      worker.terminate();
      failAll(CLOSED);
    },
  };
}
