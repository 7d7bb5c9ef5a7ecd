import type { PlannerAnswer } from '../model/questions.ts';
import type { Asked } from './planner.ts';

/** How far the signal of the province is computed, for the screen. */
export interface RadioProgress {
  /** `no-ground`, `no-budgets`: the profile names none, and the circle stays. `failed`: see the console. */
  readonly kind: 'off' | 'loading' | 'computing' | 'paused' | 'ready' | 'failed' | 'no-ground' | 'no-budgets';
  /** Masts done, of all. */
  readonly done: number;
  readonly total: number;
  /** File of the ground, and whether it is a sample. */
  readonly ground: { readonly file: string; readonly sample: boolean } | null;
}

export const RADIO_OFF: RadioProgress = { kind: 'off', done: 0, total: 0, ground: null };

/** Circles beside the model. */
export type ModelComparison = Asked<Extract<PlannerAnswer, { kind: 'models' }>>;
