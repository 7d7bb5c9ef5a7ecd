import { Stopped } from '../../src/worker/messages.ts';
import type { Call } from '../../src/worker/serve.ts';

/** One question under way, as its handler sees it, with what it reported and a way to stop it. */
export interface TestCall<P> extends Call<P> {
  readonly reported: readonly P[];
  stop(): void;
}

/** @param rest What happens between two steps of the work. */
export function aCall<P>(rest: () => Promise<void> = async () => {}): TestCall<P> {
  const stopping = new AbortController();
  const reported: P[] = [];
  return {
    signal: stopping.signal,
    reported,
    rest,
    progress: (progress) => reported.push(progress),
    busy: () => {},
    stop: () => stopping.abort(new Stopped()),
  };
}
