import { Session } from 'node:inspector/promises';

/** Functions of the readers that a run has called, by the engine's own counters. */
export interface Reached {
  /** @returns Functions of `src/ingest` called at least once, of all that were loaded. */
  count(): Promise<{ readonly called: number; readonly loaded: number }>;
}

export async function watchReached(): Promise<Reached> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const seen = new Map<string, boolean>();
  return {
    async count() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      for (const { url, functions } of result) {
        if (!url.includes('/src/ingest/')) continue;
        for (const { ranges } of functions) {
          const [range] = ranges;
          if (range === undefined) continue;
          const key = `${url}:${range.startOffset}-${range.endOffset}`;
          seen.set(key, (seen.get(key) ?? false) || range.count > 0);
        }
      }
      return { called: [...seen.values()].filter((was) => was).length, loaded: seen.size };
    },
  };
}
