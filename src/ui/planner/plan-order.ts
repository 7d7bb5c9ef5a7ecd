import { percentOf } from '../../analysis/plan-figures.ts';
import type { Period, Reading } from '../../model/profile.ts';
import type { PlanOrder } from '../../model/questions.ts';
import type { PlanForm } from '../../state/workbench.ts';

/** Moves that must, and that must not, be in the plan. */
type Pins = Pick<PlanOrder, 'pinnedIn' | 'pinnedOut'>;

/** As long as `npm run plan` takes at most. */
const TIME_LIMIT_S = 30;

/** What the form aims at in percent: as typed, else the goal of the period. */
export function goalText({ goal }: Pick<PlanForm, 'goal'>, period: Pick<Period, 'goal'>): string {
  return goal ?? String(percentOf(period.goal));
}

/** The order that a form asks for, but for its method; what is no number becomes NaN, which `planObstacle` names. */
export function orderOf(
  form: PlanForm,
  { official, period }: { readonly official: Reading; readonly period: Pick<Period, 'goal'> },
  pins: Pins,
): Omit<PlanOrder, 'method'> {
  const reading = form.reading ?? official;
  return {
    aim:
      form.aim === 'keep'
        ? { kind: 'keep', leastKept: shareOf(form.keep) }
        : { kind: form.aim, goal: shareOf(goalText(form, period)) },
    reading,
    enforceMandatory: form.enforceMandatory,
    ...(proposesSites(form, reading) ? { newSites: true } : {}),
    ...(form.limits && form.limits.length > 0 ? { limits: form.limits } : {}),
    timeLimitS: TIME_LIMIT_S,
    pinnedIn: pins.pinnedIn,
    pinnedOut: pins.pinnedOut,
  };
}

/** Where only positions without a station before count, masts built together are what raises the share. */
export function proposesSites({ newSites }: Pick<PlanForm, 'newSites'>, reading: Reading): boolean {
  return newSites ?? reading === 'greenfield';
}

/** "30" or "30,5" percent; NaN for what is none. Twelve digits, so that 30% is 0.3 and not a hair more. */
function shareOf(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  return Number((number / 100).toPrecision(12));
}
