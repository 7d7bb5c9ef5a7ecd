/**
 * What goes between a page and a worker, whatever the worker is for. A contract is a table: for each
 * kind of question what is asked, what is reported on the way, and what is answered.
 */

export interface Exchange {
  readonly question: unknown;
  readonly progress: unknown;
  readonly answer: unknown;
}

export type Contract<C> = { readonly [K in keyof C]: Exchange };

export interface AskMessage<C extends Contract<C>, K extends keyof C> {
  readonly type: 'ask';
  readonly id: number;
  readonly kind: K;
  readonly question: C[K]['question'];
}

export type ToWorker<C extends Contract<C>> =
  /** The first message: the name of the lock by which the page sees that the worker has ended. */
  | { readonly type: 'hello'; readonly lock: string }
  | { readonly [K in keyof C]: AskMessage<C, K> }[keyof C]
  | { readonly type: 'stop'; readonly id: number };

/** What a worker says of one question. */
export type Reply<E extends Exchange> =
  /** No message may come from it for so many seconds: a step that cannot be interrupted. */
  | { readonly type: 'busy'; readonly id: number; readonly forS: number }
  | { readonly type: 'progress'; readonly id: number; readonly progress: E['progress'] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: E['answer'] }
  | { readonly type: 'stopped'; readonly id: number }
  /** A bug of ours, not of the data. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };

export type FromWorker<C extends Contract<C>> =
  /** `locked`: the lock is held for as long as the worker lives. */
  | { readonly type: 'ready'; readonly locked: boolean }
  /** A question is open and the worker is not stuck. */
  | { readonly type: 'alive' }
  /** Memory could not be had: what the worker holds may be half made, so that another is to take its place. */
  | { readonly type: 'exhausted' }
  | Reply<C[keyof C]>;

/** Who asked does not want the answer any more; or the worker was ended on purpose. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
  }
}

/** The worker ended, threw or fell silent, and one that took its place did too. */
export class WorkerLost extends Error {}
