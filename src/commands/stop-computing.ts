import { analysisClient } from './analysis-client.ts';

/** Gives up what is being computed; the last figures stay on the screen. */
export function stopComputing(): void {
  analysisClient().stop();
}
