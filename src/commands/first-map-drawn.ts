import { analysisClient } from './analysis-client.ts';

/** The first map stands, or cannot: what it had no need of is computed now. */
export function firstMapDrawn(): void {
  analysisClient().holdCandidates(false);
}
