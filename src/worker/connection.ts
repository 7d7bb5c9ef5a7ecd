import type { AskMessage, Contract, FromWorker, Reply, ToWorker } from './messages.ts';

/** One worker: what it was asked, and whether it still lives. */

/** What `Worker` must offer; tests give a fake. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Until its first message a worker may still be on its way over a slow line. */
export const START_S = 60;
/** A question is taken up at once, unless another is being answered. */
export const RECEIVE_S = 10;
/** A stop is answered at the next rest of the work. */
export const STOP_S = 10;

/** Why a worker was lost that had no memory left, or whose thread has ended without an error: mostly for the same reason. */
export const WORKER_ENDED = 'the worker ended';

export interface ReplyListener<P, A> {
  readonly progress: (progress: P) => void;
  readonly answer: (answer: A) => void;
  readonly failed: (reason: string) => void;
  readonly stopped: () => void;
}

export interface Connection<C extends Contract<C>> {
  /** @returns The question's id. */
  ask<K extends keyof C>(
    kind: K,
    question: C[K]['question'],
    listener: ReplyListener<C[K]['progress'], C[K]['answer']>,
  ): number;
  stop(id: number): void;
  /** Ends the worker; no message of it is taken any more. */
  end(): void;
}

interface OpenCall {
  readonly heard: (event: MessageEvent) => void;
  quietS: number;
  stopping: boolean;
}

/** @param onLost Called once, where the worker ends, throws or is silent too long. It is ended by then. */
export function connect<C extends Contract<C>>(worker: WorkerLike, onLost: (reason: string) => void): Connection<C> {
  const calls = new Map<number, OpenCall>();
  const released = new AbortController();
  let lastId = 0;
  let heardOnce = false;
  let ended = false;
  /** Counted in steps of this page's own timer: a machine that slept has not waited. */
  let silentS = 0;
  let watch: ReturnType<typeof setInterval> | undefined;

  const post = (message: ToWorker<C>): void => worker.postMessage(message);

  function end(): void {
    ended = true;
    released.abort();
    clearInterval(watch);
    calls.clear();
    worker.terminate();
  }

  function lost(reason: string): void {
    if (ended) return;
    end();
    onLost(reason);
  }

  /** Seconds of silence that are no sign of death. */
  function allowedS(): number {
    if (!heardOnce) return START_S;
    const awaited = [...calls.values()].filter(({ stopping }) => !stopping);
    return awaited.length === 0 ? STOP_S : Math.max(RECEIVE_S, ...awaited.map(({ quietS }) => quietS));
  }

  function step(): void {
    silentS += 1;
    if (silentS >= allowedS()) lost(`silent for ${silentS} s`);
  }

  /** Watches while an answer is owed. */
  function rewatch(): void {
    if (calls.size > 0 && !ended) {
      if (watch === undefined) silentS = 0;
      watch ??= setInterval(step, 1_000);
      return;
    }
    clearInterval(watch);
    watch = undefined;
  }

  worker.addEventListener('message', (event: MessageEvent<FromWorker<C>>) => {
    if (ended) return;
    heardOnce = true;
    silentS = 0;
    const { data } = event;
    if (data.type === 'exhausted') lost(WORKER_ENDED);
    else if (data.type === 'ready' && data.locked) whenReleased(lock, released.signal, () => lost(WORKER_ENDED));
    else if ('id' in data) calls.get(data.id)?.heard(event);
  });
  worker.addEventListener('error', ({ message }) => lost(message || 'worker error'));
  worker.addEventListener('messageerror', () => lost('a message could not be read'));

  const lock = `song-chung ${crypto.getRandomValues(new Uint32Array(3)).join(' ')}`;
  post({ type: 'hello', lock });

  return {
    ask<K extends keyof C>(
      kind: K,
      question: C[K]['question'],
      { progress, answer, failed, stopped }: ReplyListener<C[K]['progress'], C[K]['answer']>,
    ) {
      const id = ++lastId;
      const last = (then: () => void): void => {
        calls.delete(id);
        rewatch();
        then();
      };
      const call: OpenCall = {
        quietS: RECEIVE_S,
        stopping: false,
        heard({ data }: MessageEvent<Reply<C[K]>>) {
          if (data.type === 'busy') call.quietS = data.forS;
          else if (data.type === 'progress') progress(data.progress);
          else if (data.type === 'answer') last(() => answer(data.answer));
          else if (data.type === 'failed') last(() => failed(data.reason));
          else last(stopped);
        },
      };
      calls.set(id, call);
      rewatch();
      const message: AskMessage<C, K> = { type: 'ask', id, kind, question };
      post(message);
      return id;
    },
    stop(id) {
      const call = calls.get(id);
      if (!call) return;
      call.stopping = true;
      post({ type: 'stop', id });
    },
    end,
  };
}

/** The browser lets go of a thread's locks when the thread ends, also where no event tells of it. */
function whenReleased(lock: string, signal: AbortSignal, then: () => void): void {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  locks?.request(lock, { signal }, then).catch(() => {
    // Not waited for any more.
  });
}
