import type { WorkerLike } from '../../src/worker/connection.ts';
import type { Contract, FromWorker, ToWorker } from '../../src/worker/messages.ts';

/** A worker that answers nothing by itself: the test speaks for it. */
export function fakeWorker<C extends Contract<C>>() {
  const sent: ToWorker<C>[] = [];
  const listeners = new Map<string, (event: Event) => void>();
  let terminated = 0;
  const worker: WorkerLike = {
    postMessage: (message: ToWorker<C>) => sent.push(message),
    terminate: () => {
      terminated += 1;
    },
    addEventListener: (type: string, listener: unknown) => {
      if (typeof listener === 'function') listeners.set(type, (event) => listener(event));
    },
  };
  const asked = () => sent.filter((message) => message.type === 'ask');
  const say = (data: FromWorker<C>) => listeners.get('message')?.(new MessageEvent('message', { data }));
  return {
    worker,
    sent,
    /** The questions that it was asked, in order. */
    asked,
    /** The kinds of these. */
    kinds: () => asked().map(({ kind }) => kind),
    say,
    /** Answers the newest question of a kind. */
    async answer<K extends keyof C>(kind: K, answer: C[K]['answer']): Promise<void> {
      const question = asked().findLast((message) => message.kind === kind);
      if (!question) throw new Error(`${String(kind)} was not asked`);
      say({ type: 'answer', id: question.id, answer });
      await settled();
    },
    crash: (message: string) => listeners.get('error')?.(Object.assign(new Event('error'), { message })),
    unreadable: () => listeners.get('messageerror')?.(new Event('messageerror')),
    terminated: () => terminated,
  };
}

export type FakeWorker<C extends Contract<C>> = ReturnType<typeof fakeWorker<C>>;

/** What promises that are settled by now lead to has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
