import { describe, expect, it } from 'vitest';
import { questionKey } from '../../src/model/question-key.ts';
import type { PlannerQuestion, PlanOrder } from '../../src/model/questions.ts';

const ORDER: PlanOrder = {
  aim: { kind: 'goal', goal: 0.3 },
  reading: 'deployment',
  pinnedIn: [
    { station: 'p', host: 'A' },
    { station: 'q', host: 'B' },
  ],
  pinnedOut: [],
  enforceMandatory: false,
  method: 'exact',
  timeLimitS: 30,
};
const GAPS = { operator: null, technology: '4G', radiusM: null, count: 20, leastPeople: 50 } as const;
const plan = (change: Partial<PlanOrder> = {}): PlannerQuestion => ({ kind: 'plan', order: { ...ORDER, ...change } });
const gaps = (change: object = {}): PlannerQuestion => ({
  kind: 'gaps',
  order: { ...GAPS, siteSpacingM: 500, sampleSpacingM: 100, ...change },
  exact: true,
});

describe('the key of a question', () => {
  it.each<[string, PlannerQuestion, PlannerQuestion]>([
    ['another goal', plan(), plan({ aim: { kind: 'goal', goal: 0.31 } })],
    ['another aim', plan(), plan({ aim: { kind: 'keep', leastKept: 0.3 } })],
    ['the other reading', plan(), plan({ reading: 'greenfield' })],
    ['mandatory moves', plan(), plan({ enforceMandatory: true })],
    ['one pin less', plan(), plan({ pinnedIn: ORDER.pinnedIn.slice(1) })],
    ['the same pins the other way', plan(), plan({ pinnedIn: [], pinnedOut: ORDER.pinnedIn })],
    ['more gaps to fill', gaps(), gaps({ count: 21 })],
    ['gaps by another aim', gaps({ aim: 'people' }), gaps({ aim: 'masts-first' })],
    ['another price of a new mast', gaps({ aim: 'price', newMastPeople: 1 }), gaps({ aim: 'price', newMastPeople: 2 })],
    ['schools that count', gaps(), gaps({ publicPlacePeople: 100 })],
    ['new masts proposed', plan(), plan({ newSites: true })],
    ['a limit of an operator', plan(), plan({ limits: [{ operator: 'Viettel', mostMoves: 3, mostLoss: null }] })],
    ['pairs farther apart', { kind: 'pairs', withinM: 300 }, { kind: 'pairs', withinM: 500 }],
  ])('differs: %s', (_, a, b) => {
    expect(questionKey(a)).not.toBe(questionKey(b));
  });

  it.each<[string, PlannerQuestion]>([
    ['searched otherwise', plan({ method: 'greedy', timeLimitS: 5 })],
    ['pinned in another order', plan({ pinnedIn: [...ORDER.pinnedIn].reverse() })],
    [
      'with a reason and a date',
      plan({ pinnedIn: ORDER.pinnedIn.map((pin) => ({ ...pin, reason: 'đã thoả thuận', date: '2025-06-30' })) }),
    ],
  ])('is the same: %s', (_, asked) => {
    expect(questionKey(asked)).toBe(questionKey(plan()));
  });
});
