import { type AppState, useApp } from '../state/store.ts';
import { wantsCandidates } from '../state/wants-candidates.ts';
import { analysisClient } from './analysis-client.ts';

/**
 * Looks for candidates once somebody wants them: the analysis on the screen was made at a door that does not.
 *
 * @returns Ends it.
 */
export function followCandidates(): () => void {
  seek(useApp.getState());
  return useApp.subscribe(seek);
}

function seek(state: AppState): void {
  const { analysis, candidates, status } = state;
  if (!wantsCandidates(state) || !analysis || candidates || status.kind !== 'idle') return;
  useApp.setState({ status: { kind: 'computing', stage: 'candidates', done: 0, total: 1 } });
  analysisClient().seekCandidates();
}
