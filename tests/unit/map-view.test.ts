import { afterEach, describe, expect, it } from 'vitest';
import { isSettled } from '../../src/state/map-view.ts';
import { type AppState, useApp } from '../../src/state/store.ts';
import { analyseSample } from '../support/sample-province.ts';

/** The map is not called drawn before it has something true to show, and never waits in vain. */
describe('what the map shows is settled', () => {
  const before = useApp.getState();
  afterEach(() => useApp.setState(before, true));
  const settledIn = (state: Partial<AppState>): boolean => {
    useApp.setState(state);
    return isSettled(useApp.getState());
  };

  it('not while the first figures are computed', () => {
    expect(settledIn({ status: { kind: 'idle' } })).toBe(false);
    expect(settledIn({ status: { kind: 'loading', done: 0, total: 4 } })).toBe(false);
    expect(settledIn({ status: { kind: 'computing', stage: 'coverage', done: 0, total: 1 } })).toBe(false);
  });

  it('with the first figures, also while others are computed', async () => {
    const { analysis } = await analyseSample();
    expect(settledIn({ analysis, status: { kind: 'computing', stage: 'coverage', done: 0, total: 1 } })).toBe(true);
  });

  it('where they were stopped or failed: villages are drawn without colours', () => {
    expect(settledIn({ status: { kind: 'stopped' } })).toBe(true);
    expect(settledIn({ status: { kind: 'failed', what: 'compute', issues: [] } })).toBe(true);
  });
});
