import type { AreaClass, Profile, Reading, Thresholds } from './profile.ts';
import type { RadioFootprints } from './radio.ts';

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
  /** Where a signal reaches by a radio model over the ground; absent: radii alone. */
  readonly radio?: RadioFootprints;
}

/** The parameters that a profile names, before a person changes any. */
export function defaultParameters(profile: Profile): AnalysisParameters {
  return {
    ...profile.thresholds,
    radiusM: Object.fromEntries(profile.technologies.map((t) => [t.id, t.defaultRadiusM])),
    radiusFactor: 1,
    includePlanned: false,
    reading: profile.reading,
    periodId: profile.periods[0]?.id ?? '',
    ruleId: (profile.rules.find((rule) => rule.inForce) ?? profile.rules[0])?.id ?? null,
  };
}
