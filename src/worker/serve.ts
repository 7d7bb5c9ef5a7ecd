import { isOutOfMemory } from '../ingest/out-of-memory.ts';
import { type AskMessage, type Contract, type FromWorker, Stopped, type ToWorker } from './messages.ts';

/** The worker's side of a channel: questions in, progress and answers out, and signs of life in between. */

/** One question under way, as its handler sees it. */
export interface Call<P> {
  /** Aborted once who asked has stopped it. */
  readonly signal: AbortSignal;
  progress(progress: P): void;
  /** Lets messages in, a stop among them. */
  rest(): Promise<void>;
  /** Says that the next step may take so many seconds in which nothing is let in. */
  busy(forS: number): void;
}

/**
 * Answers by kind of question. A handler that gives up because its signal was aborted throws;
 * one that returns has answered, stopped or not.
 */
export type Handlers<C extends Contract<C>> = {
  readonly [K in keyof C]: (
    question: C[K]['question'],
    call: Call<C[K]['progress']>,
  ) => C[K]['answer'] | Promise<C[K]['answer']>;
};

/** What a worker's global scope must offer; tests give a fake. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const ALIVE_EVERY_MS = 1_000;

/**
 * @param quietS For each kind of question, the seconds that its longest step without a rest may take
 *   on a slow machine with a large file: longer silence means that the worker is stuck.
 */
export function serve<C extends Contract<C>>(
  scope: WorkerScope,
  handlers: Handlers<C>,
  quietS: { readonly [K in keyof C]: number },
): void {
  const open = new Map<number, AbortController>();
  const letMessagesIn = messagePump();
  let alive: ReturnType<typeof setInterval> | undefined;
  let lastPostMs = 0;

  function post(message: FromWorker<C>): void {
    lastPostMs = performance.now();
    scope.postMessage(message);
  }

  async function rest(): Promise<void> {
    if (performance.now() - lastPostMs >= ALIVE_EVERY_MS) post({ type: 'alive' });
    await letMessagesIn();
  }

  async function answer<K extends keyof C>({ id, kind, question }: AskMessage<C, K>): Promise<void> {
    const stopping = new AbortController();
    open.set(id, stopping);
    alive ??= setInterval(() => post({ type: 'alive' }), ALIVE_EVERY_MS);
    post({ type: 'busy', id, forS: quietS[kind] });
    try {
      const found = await handlers[kind](question, {
        signal: stopping.signal,
        progress: (progress) => post({ type: 'progress', id, progress }),
        rest,
        busy: (forS) => post({ type: 'busy', id, forS }),
      });
      post({ type: 'answer', id, answer: found });
    } catch (error) {
      if (isOutOfMemory(error)) post({ type: 'exhausted' });
      else if (stopping.signal.aborted) post({ type: 'stopped', id });
      else post({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    }
    open.delete(id);
    if (open.size > 0) return;
    clearInterval(alive);
    alive = undefined;
  }

  scope.addEventListener('message', ({ data }: MessageEvent<ToWorker<C>>) => {
    switch (data.type) {
      case 'hello':
        return holdLock(data.lock, (locked) => post({ type: 'ready', locked }));
      case 'stop':
        return open.get(data.id)?.abort(new Stopped());
      case 'ask':
        void answer(data);
    }
  });
}

/** Lets messages in, then ends the question where a stop was among them. */
export async function restOrStop({ rest, signal }: Pick<Call<never>, 'rest' | 'signal'>): Promise<void> {
  await rest();
  signal.throwIfAborted();
}

/** Held until this thread ends, however it ends: no other event says so. Pages by plain http have no locks. */
function holdLock(name: string, then: (locked: boolean) => void): void {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) {
    then(false);
    return;
  }
  locks
    .request(name, () => {
      then(true);
      return new Promise<never>(() => {});
    })
    .catch(() => then(false));
}

/** A message to oneself: a timer would wait 4 ms each time. */
function messagePump(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port2.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port1.postMessage(null);
    });
}
