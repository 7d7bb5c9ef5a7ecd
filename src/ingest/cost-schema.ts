import * as v from 'valibot';
import { isoDate } from './fields.ts';

/** Costs of a profile, in millions of đồng. */

const amount = v.pipe(v.number('number ≥ 0'), v.finite('number ≥ 0'), v.minValue(0, 'number ≥ 0'));
const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));
const roughDate = v.pipe(
  text,
  v.check((value) => /^\d{4}(-\d{2})?$/.test(value) || isoDate(value) !== null, 'YYYY-MM-DD | YYYY'),
);
const cost = {
  amount,
  low: v.exactOptional(amount),
  high: v.exactOptional(amount),
  source: text,
  date: roughDate,
};
const inOrder = <T extends { readonly amount: number; readonly low?: number; readonly high?: number }>({
  amount: middle,
  low = middle,
  high = middle,
}: T): boolean => low <= middle && middle <= high;
const ORDER = 'low ≤ amount ≤ high';
const oneCost = v.pipe(v.object(cost, 'object'), v.check(inOrder, ORDER));
const mastCost = v.pipe(
  v.object(
    {
      ...cost,
      structure: v.exactOptional(text),
      heightFromM: v.exactOptional(amount),
      heightToM: v.exactOptional(amount),
    },
    'object',
  ),
  v.check(inOrder, ORDER),
);

export const costs = v.object(
  {
    newMast: v.exactOptional(v.array(mastCost, 'list')),
    rentPerYear: v.exactOptional(oneCost),
    rentYears: v.exactOptional(
      v.pipe(amount, v.integer('integer 1..50'), v.minValue(1, 'integer 1..50'), v.maxValue(50, 'integer 1..50')),
    ),
    strengthening: v.exactOptional(oneCost),
    survey: v.exactOptional(oneCost),
  },
  'object',
);
