import { useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';

/** The first map stands, or cannot: what it had no need of is loaded and computed now. */
export function firstMapDrawn(): void {
  useApp.setState({ mapDrawn: true });
  analysisClient().holdTheRest(false);
}
