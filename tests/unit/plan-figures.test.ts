import { describe, expect, it } from 'vitest';
import { goalMet, indicatorsOf } from '../../src/analysis/plan-figures.ts';
import type { Indicator } from '../../src/model/profile.ts';
import { PROFILE } from '../support/province.ts';

/** The mark of a goal stands for the newest figure that is known. */

const both = (text: string) => ({ vi: text, en: text });
const households: Indicator = {
  id: 'ftth-households',
  name: both('Hộ có cáp quang'),
  unit: both('%'),
  base: 70.28,
  baseDate: '2023-06-30',
  goal: 80,
  source: 'Kế hoạch',
};

describe('a goal', () => {
  it.each([
    ['nothing while the newest figure is not known', {}, null, null],
    ['what was reported later', { latest: 81 }, null, true],
    ['what is computed, before what was reported', { latest: 81 }, 0.79, false],
    ['what was reported, where nothing could be computed', { latest: 81 }, Number.NaN, true],
    ['strictly more, where the plan says so', { latest: 80, goalRelation: '>' as const }, null, false],
    ['just as much, where it does not', { latest: 80 }, null, true],
    ['no figure at all', { latest: 'đang làm' }, null, null],
  ])('is marked by %s', (_, change, share, met) => {
    const computed = share === null ? null : { part: 0, total: 0, share: Number.isNaN(share) ? null : share };
    expect(goalMet({ ...households, ...change }, computed)).toBe(met);
  });
});

describe('the two shared shares in the table of indicators', () => {
  const all: Indicator = { ...households, id: 'all', base: 16, goal: 99, computed: 'shared-all' };
  const built: Indicator = { ...households, id: 'new', base: 3, goal: 30, computed: 'shared-new' };
  const indicators = [households, all, built];
  const period = { id: 'now', from: '2026-01-01', to: '2030-12-31', goal: 0.4 };
  const baseline = { sharedShareOfAllPositions: 0.214, date: '2025-12-31', source: 'Báo cáo năm' };

  it('say what the baseline and the period say', () => {
    const [other, ofAll, ofNew] = indicatorsOf({ indicators, baseline }, period);
    expect(other).toBe(households);
    expect(ofAll).toMatchObject({ base: 21.4, baseDate: '2025-12-31', source: 'Báo cáo năm' });
    expect(ofNew).toMatchObject({ goal: 40, goalDate: '2030-12-31', goalRelation: '>' });
  });

  it('have no figure where the province has none', () => {
    const { baseline: _, ...without } = { ...PROFILE, indicators };
    const [, ofAll, ofNew] = indicatorsOf(without, undefined);
    expect(ofAll?.base).toBeUndefined();
    expect(ofAll?.baseDate).toBeUndefined();
    expect(ofNew?.goal).toBeUndefined();
  });
});
