import type { Ground } from '../../model/ground.ts';
import {
  DEFAULT_MEASUREMENT_RULES,
  type MeasuredContradiction,
  type MeasuredFigure,
  type MeasurementErrors,
  type MeasurementRules,
} from '../../model/measured.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation, Measurement, Village } from '../../model/province.ts';
import type { Analysis } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import type { RadioBasis } from '../radio/radio-footprints.ts';
import { measuredContradictions } from './contradictions.ts';
import { measurementErrors } from './errors.ts';
import { measuredFigures } from './figures.ts';
import { modelledRsrp } from './modelled-rsrp.ts';
import { villagesOf } from './villages-of.ts';

/** All that the measurements of a province come to. */
export interface Measured {
  readonly rules: MeasurementRules;
  /** Rows, and those that lie in no village. */
  readonly rows: number;
  readonly outside: number;
  readonly figures: readonly MeasuredFigure[];
  readonly contradictions: readonly (readonly [village: number, contradiction: MeasuredContradiction])[];
  readonly errors: MeasurementErrors;
}

interface MeasuredGround {
  readonly profile: Pick<Profile, 'technologies' | 'linkBudgets' | 'measurements'>;
  readonly villages: readonly Pick<Village, 'geometry' | 'commune' | 'mobileReported'>[];
  readonly stations: readonly BaseStation[];
  readonly analysis: Pick<Analysis, 'verdicts' | 'coverage' | 'parameters'>;
  readonly footprints: Footprints;
  /** Null: by circles. */
  readonly radio: { readonly basis: RadioBasis; readonly ground: Ground } | null;
}

/** Figures, contradictions and errors of the model. Nothing that is computed is changed by them. */
export function measuredOf(
  measurements: readonly Measurement[],
  { profile, villages, stations, analysis, footprints, radio }: MeasuredGround,
): Measured {
  const { linkBudgets: budgets, measurements: rules = DEFAULT_MEASUREMENT_RULES, technologies } = profile;
  const villageOf = villagesOf(
    measurements.map(({ location }) => location),
    villages,
  );
  const figures = measuredFigures(measurements, villageOf, { ...rules, ...(budgets ? { budgets } : {}) });
  const { verdicts, parameters, coverage } = analysis;
  const broadband = new Set(technologies.flatMap((one) => (one.broadband ? [one.id] : [])));
  return {
    rules,
    rows: measurements.length,
    outside: measurements.filter(({ location }, i) => location !== null && (villageOf[i] ?? outOfRange()) < 0).length,
    figures,
    contradictions: [
      ...measuredContradictions(figures, { verdicts, villages, broadband, thresholds: parameters }),
    ].sort(([a], [b]) => a - b),
    errors: measurementErrors(measurements, villageOf, {
      villages,
      footprints,
      layout: coverage.layout,
      budgets,
      radio: radio && {
        model: radio.basis.model,
        ground: radio.ground,
        rsrpAt: modelledRsrp(stations, parameters, radio.basis, radio.ground),
      },
    }),
  };
}
