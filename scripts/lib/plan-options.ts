import { usualGapOrder } from '../../src/analysis/gaps/usual-order.ts';
import type { OperatorLimit, PlanAim } from '../../src/model/plan.ts';
import { GAP_AIMS, type GapOrder } from '../../src/model/planner.ts';
import { type Profile, READINGS, type Reading } from '../../src/model/profile.ts';
import type { CommandArgs } from './args.ts';
import { limitsGiven } from './limits.ts';
import { PROJECT_OPTIONS } from './project.ts';
import { RADIO_OPTIONS } from './radio.ts';
import { WEIGHT_OPTIONS } from './weight.ts';

/** The options of `npm run plan`, as the questions that they ask. */

/** All that the command knows beside what every command knows. */
export const PLAN_OPTIONS = [
  'goal',
  'keep',
  'aim',
  'reading',
  'enforce-mandatory',
  'new-sites',
  'gaps',
  'gaps-operator',
  'gaps-technology',
  'gaps-radius',
  'gaps-people',
  'gaps-aim',
  'gaps-price',
  'gaps-public-places',
  'operator-sheets',
  ...RADIO_OPTIONS,
  ...WEIGHT_OPTIONS,
  ...PROJECT_OPTIONS,
] as const;

/** What is asked of the plan, as the options say it. */
export interface PlanAsked {
  readonly out: string;
  readonly aim: PlanAim;
  /** Null: the official one. */
  readonly reading: Reading | null;
  readonly enforceMandatory: boolean;
  readonly limits: readonly OperatorLimit[];
  /** Null: where only positions without a station before count. */
  readonly newSites: boolean | null;
}

/** Null where the options make no sense. */
export function planAsked({ own, out, files, lists }: CommandArgs): PlanAsked | null {
  const aim = aimOf(own);
  const limits = limitsGiven(lists);
  const reading = own.reading === undefined ? null : READINGS.find((one) => one === own.reading);
  const mandatory = own['enforce-mandatory'] ?? 'no';
  const isKnownAim = own['gaps-aim'] === undefined || GAP_AIMS.some((one) => one === own['gaps-aim']);
  if (out === undefined || aim === null || limits === null || reading === undefined) return null;
  const newSites = own['new-sites'];
  if (newSites !== undefined && !['yes', 'no'].includes(newSites)) return null;
  if (!['yes', 'no'].includes(mandatory) || !isKnownAim || files.length > 0) return null;
  return {
    out,
    aim,
    reading,
    enforceMandatory: mandatory === 'yes',
    limits,
    newSites: newSites === undefined ? null : newSites === 'yes',
  };
}

/** As on the screen where nothing else is stated. */
export function gapOrder(profile: Profile, own: Readonly<Record<string, string>>): GapOrder {
  const usual = usualGapOrder(profile);
  const stated = (name: string): number | null => (own[name] === undefined ? null : numberOf(own[name]));
  return {
    ...usual,
    operator: own['gaps-operator'] ?? usual.operator,
    technology: own['gaps-technology'] ?? usual.technology,
    radiusM: stated('gaps-radius'),
    count: stated('gaps') ?? usual.count,
    leastPeople: stated('gaps-people') ?? usual.leastPeople,
    newMastPeople: stated('gaps-price') ?? usual.newMastPeople ?? 0,
    ...(own['gaps-public-places'] === undefined ? {} : { publicPlacePeople: numberOf(own['gaps-public-places']) }),
    aim: GAP_AIMS.find((aim) => aim === own['gaps-aim']) ?? 'masts-first',
  };
}

/** Exactly one of the two; a number that is none fails its range later, with a sentence of its own. */
function aimOf({ goal, keep, aim = 'loss' }: Readonly<Record<string, string>>): PlanAim | null {
  if (aim !== 'loss' && (aim !== 'cost' || goal === undefined)) return null;
  if (goal !== undefined && keep === undefined) return { kind: aim === 'cost' ? 'cost' : 'goal', goal: numberOf(goal) };
  if (keep !== undefined && goal === undefined) return { kind: 'keep', leastKept: numberOf(keep) };
  return null;
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
