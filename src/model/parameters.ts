import { type AreaClass, newestDateOf, type Period, type Profile, type Reading, type Thresholds } from './profile.ts';
import type { RadioFootprints, RadioModel, RadioSummary } from './radio.ts';

/**
 * The assumptions that a person may change. Every result carries the ones it was
 * computed with, so that they can be printed beside it.
 */
export interface AnalysisParameters extends Thresholds {
  /** Default radius by technology id and area class, metres. */
  readonly radiusM: Readonly<Record<string, Readonly<Record<AreaClass, number>>>>;
  /** All radii, the stations' own too, times this; 1 as delivered. */
  readonly radiusFactor: number;
  /** Planned stations count as if they stood. */
  readonly includePlanned: boolean;
  readonly reading: Reading;
  readonly periodId: string;
  /** Id of the sharing rule in use. */
  readonly ruleId: string | null;
  /** Model that a person chose on the screen; absent: radii alone. */
  readonly radioModel?: RadioModel;
  /** Where a signal reaches by a radio model over the ground; of figures from a worker, what stands behind them. */
  readonly radio?: RadioFootprints | RadioSummary;
}

/**
 * The period that holds the day of the data, else today's, else the next, else the last.
 *
 * @param day ISO date; null: unknown.
 */
export function periodInForce(
  { periods }: Pick<Profile, 'periods'>,
  day: string | null,
  today: string = new Date().toISOString().slice(0, 10),
): Period | undefined {
  const holding = (date: string) => periods.find(({ from, to }) => from <= date && date <= to);
  const inOrder = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const next = inOrder.find(({ from }) => from > today);
  return (day === null ? undefined : holding(day.slice(0, 10))) ?? holding(today) ?? next ?? inOrder.at(-1);
}

/** Whether a period is over: its figures are then its result. */
export function hasEnded({ to }: Pick<Period, 'to'>, today: string = new Date().toISOString().slice(0, 10)): boolean {
  return to < today;
}

/** The period that is asked for, else the one in force. */
export function chosenPeriod(
  profile: Pick<Profile, 'periods'>,
  { periodId }: Pick<AnalysisParameters, 'periodId'>,
): Period | undefined {
  return profile.periods.find(({ id }) => id === periodId) ?? periodInForce(profile, null);
}

/** The parameters that a profile names, before a person changes any. */
export function defaultParameters(profile: Profile): AnalysisParameters {
  return {
    ...profile.thresholds,
    radiusM: Object.fromEntries(profile.technologies.map((t) => [t.id, t.defaultRadiusM])),
    radiusFactor: 1,
    includePlanned: false,
    reading: profile.reading,
    periodId: periodInForce(profile, newestDateOf(profile.data, 'stations'))?.id ?? '',
    ruleId: (profile.rules.find((rule) => rule.inForce) ?? profile.rules[0])?.id ?? null,
  };
}
