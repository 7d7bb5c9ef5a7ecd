import { type Connection, connect, type WorkerLike } from './connection.ts';
import { type Contract, Stopped, WorkerLost } from './messages.ts';

/**
 * The page's side of a worker. Every promise that it gives is settled: by an answer, by a bug's reason,
 * with `Stopped`, or with `WorkerLost`. A worker that ends, throws or falls silent is replaced, and what
 * it was asked is asked again, once.
 */

export interface AskOptions<P> {
  readonly onProgress?: (progress: P) => void;
  /** Aborted: the promise rejects with `Stopped` at once. */
  readonly signal?: AbortSignal;
  /** Wait for the answer to a stop: it is the best that was found until then. */
  readonly bestOnStop?: boolean;
}

export type Ask<C extends Contract<C>> = <K extends keyof C>(
  kind: K,
  question: C[K]['question'],
  options?: AskOptions<C[K]['progress']>,
) => Promise<C[K]['answer']>;

export interface Channel<C extends Contract<C>> {
  readonly ask: Ask<C>;
  /** Ends the worker: what is open rejects with `Stopped`. The next question starts another. */
  stop(): void;
  /** The same for good: later questions reject too. */
  close(): void;
}

export type ChannelChange = { readonly kind: 'lost'; readonly reason: string } | { readonly kind: 'settled' };

export interface ChannelOptions<C extends Contract<C>> {
  readonly start: () => WorkerLike;
  /** Brings a worker that takes another's place to where that was, before anything is asked again. */
  readonly restore?: (ask: Ask<C>) => Promise<void>;
  /** Called once `lost`, and once `settled`: another answers in its place, or none is under way. */
  readonly onChange?: (change: ChannelChange) => void;
}

/** The best that was found is put together within this time, or the page goes on without. */
const BEST_ON_STOP_MS = 30_000;

/** A question and what is known of its answer, whichever worker gives it. */
interface OpenQuestion<C extends Contract<C>> {
  readonly sendTo: (connection: Connection<C>) => void;
  readonly fail: (reason: Error) => void;
  stopping: boolean;
  /** Workers that were lost with it. */
  losses: number;
}

export function createChannel<C extends Contract<C>>(options: ChannelOptions<C>): Channel<C> {
  /** `restoring`: questions wait until it is where the lost one was. */
  let current: { readonly connection: Connection<C>; restoring: boolean } | null = null;
  let startedBefore = false;
  /** Something was answered since the last replacement: one that is lost at rest is worth another. */
  let useful = false;
  let closed = false;
  const open = new Set<OpenQuestion<C>>();

  function openConnection(): void {
    let connection: Connection<C>;
    try {
      connection = connect<C>(options.start(), (reason) => lost(connection, reason));
    } catch (error) {
      giveUp(error);
      return;
    }
    const { restore } = options;
    const replaces = startedBefore;
    startedBefore = true;
    const opened = { connection, restoring: replaces && restore !== undefined };
    current = opened;
    useful = false;
    if (!opened.restoring || !restore) {
      sendAll(connection);
      return;
    }
    restore((kind, question, asked) => askOf(connection, kind, question, asked)).then(
      () => {
        if (current !== opened) return;
        opened.restoring = false;
        sendAll(connection);
      },
      (error: unknown) => {
        if (current === opened) giveUp(error);
      },
    );
  }

  function sendAll(connection: Connection<C>): void {
    for (const question of open) question.sendTo(connection);
    options.onChange?.({ kind: 'settled' });
  }

  function giveUp(error: unknown): void {
    end();
    failAll(new WorkerLost(error instanceof Error ? error.message : String(error)));
    options.onChange?.({ kind: 'settled' });
  }

  function lost(from: Connection<C>, reason: string): void {
    if (current?.connection !== from) return;
    current = null;
    options.onChange?.({ kind: 'lost', reason });
    for (const question of [...open]) {
      question.losses += 1;
      if (question.stopping) question.fail(new Stopped());
      else if (question.losses > 1) question.fail(new WorkerLost(reason));
    }
    if (open.size > 0 || (useful && options.restore)) openConnection();
    else options.onChange?.({ kind: 'settled' });
  }

  function failAll(reason: Error): void {
    for (const question of [...open]) question.fail(reason);
  }

  function end(): void {
    current?.connection.end();
    current = null;
  }

  const ask: Ask<C> = (kind, question, asked = {}) =>
    new Promise((resolve, reject) => {
      if (closed || asked.signal?.aborted) {
        reject(new Stopped());
        return;
      }
      const opened = openQuestion<C, typeof kind>(kind, question, asked, {
        answered(answer) {
          useful = true;
          open.delete(opened);
          resolve(answer);
        },
        failed(reason) {
          open.delete(opened);
          reject(reason);
        },
      });
      open.add(opened);
      if (current === null) openConnection();
      else if (!current.restoring) opened.sendTo(current.connection);
    });

  return {
    ask,
    stop() {
      end();
      failAll(new Stopped());
    },
    close() {
      closed = true;
      end();
      failAll(new Stopped());
    },
  };
}

/** @param end One of the two is called, once. */
function openQuestion<C extends Contract<C>, K extends keyof C>(
  kind: K,
  question: C[K]['question'],
  { onProgress = () => {}, signal, bestOnStop = false }: AskOptions<C[K]['progress']>,
  end: { readonly answered: (answer: C[K]['answer']) => void; readonly failed: (reason: Error) => void },
): OpenQuestion<C> {
  let sent: { readonly connection: Connection<C>; readonly id: number } | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const once = (then: () => void): void => {
    if (ended) return;
    ended = true;
    signal?.removeEventListener('abort', stop);
    clearTimeout(patience);
    then();
  };
  const fail = (reason: Error): void => once(() => end.failed(reason));
  const opened: OpenQuestion<C> = {
    losses: 0,
    stopping: false,
    sendTo(connection) {
      const id = connection.ask(kind, question, {
        progress: (progress) => {
          if (!ended) onProgress(progress);
        },
        answer: (answer) => once(() => end.answered(answer)),
        failed: (reason) => fail(new Error(reason)),
        stopped: () => fail(new Stopped()),
      });
      sent = { connection, id };
    },
    fail,
  };
  const stop = (): void => {
    opened.stopping = true;
    sent?.connection.stop(sent.id);
    if (bestOnStop && sent !== null) patience = setTimeout(() => fail(new Stopped()), BEST_ON_STOP_MS);
    else fail(new Stopped());
  };
  signal?.addEventListener('abort', stop, { once: true });
  return opened;
}

/** A question to one worker and no other, for what brings it to where another was. */
function askOf<C extends Contract<C>, K extends keyof C>(
  connection: Connection<C>,
  kind: K,
  question: C[K]['question'],
  { onProgress = () => {} }: AskOptions<C[K]['progress']> = {},
): Promise<C[K]['answer']> {
  return new Promise((resolve, reject) => {
    connection.ask(kind, question, {
      progress: onProgress,
      answer: resolve,
      failed: (reason) => reject(new Error(reason)),
      stopped: () => reject(new Stopped()),
    });
  });
}
