import type { AppState } from './store.ts';

/** Sharing is the planner's question: elsewhere nothing looks for candidates unless the map is to show them. */
export function wantsCandidates({ audience, shown }: Pick<AppState, 'audience' | 'shown'>): boolean {
  return audience === 'planner' || shown.candidates;
}
