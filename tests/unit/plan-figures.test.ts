import { describe, expect, it } from 'vitest';
import { goalMet } from '../../src/analysis/plan-figures.ts';
import type { Indicator } from '../../src/model/profile.ts';

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
    ['the base alone', {}, null, false],
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
