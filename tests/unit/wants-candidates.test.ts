import { describe, expect, it } from 'vitest';
import { usuallyShown } from '../../src/state/store.ts';
import { wantsCandidates } from '../../src/state/wants-candidates.ts';

describe('candidates for sharing', () => {
  it('are looked for where a planner works, and elsewhere only once their layer is on', () => {
    const atDoor = (audience: 'public' | 'district' | 'planner', layer = {}) =>
      wantsCandidates({ audience, shown: { ...usuallyShown(audience), ...layer } });
    expect([atDoor('public'), atDoor('district'), atDoor('planner')]).toEqual([false, false, true]);
    expect(atDoor('public', { candidates: true })).toBe(true);
  });
});
