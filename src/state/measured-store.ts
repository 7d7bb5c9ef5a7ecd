import { create } from 'zustand';
import type { AnswerTo, Asked } from './planner.ts';

/** What measurements come to. A store of its own: it comes with the first measurements. */
export const useMeasured = create<{
  readonly figures: Asked<AnswerTo<'measured'>>;
  readonly errors: Asked<AnswerTo<'measurement-errors'>>;
}>()(() => ({ figures: { kind: 'none' }, errors: { kind: 'none' } }));
