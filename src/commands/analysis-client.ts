import { type AnalysisClient, createAnalysisClient } from '../worker/client.ts';

/** The one worker client of the page, started when first needed; the store never holds it. */

let current: AnalysisClient | null = null;

export function analysisClient(): AnalysisClient {
  current ??= createAnalysisClient();
  return current;
}
