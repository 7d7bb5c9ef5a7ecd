import { type AnalysisClient, createAnalysisClient } from '../worker/client.ts';

/** The one worker client of the page, started when first needed; the store never holds it. */

let current: AnalysisClient | null = null;

export function analysisClient(): AnalysisClient {
  current ??= createAnalysisClient();
  return current;
}

/** Puts another client in place of the page's; for tests. */
export function useAnalysisClient(client: AnalysisClient): void {
  current?.dispose();
  current = client;
}
