import type { Ground } from '../../model/ground.ts';
import {
  DEFAULT_MEASUREMENT_RULES,
  type Measured,
  type MeasuredFigures,
  type MeasurementErrors,
} from '../../model/measured.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation, Measurement, Village } from '../../model/province.ts';
import type { Analysis } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import type { RadioBasis } from '../radio/radio-footprints.ts';
import { measuredContradictions } from './contradictions.ts';
import { type ErrorGround, measurementErrors } from './errors.ts';
import { measuredFigures } from './figures.ts';
import { modelledRsrp } from './modelled-rsrp.ts';
import { villagesOf } from './villages-of.ts';

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
export async function measuredOf(measurements: readonly Measurement[], ground: MeasuredGround): Promise<Measured> {
  return { ...measuredFiguresOf(measurements, ground), errors: await measurementErrorsOf(measurements, ground) };
}

/** All of it but the errors of the model. */
export function measuredFiguresOf(
  measurements: readonly Measurement[],
  { profile, villages, analysis }: Pick<MeasuredGround, 'profile' | 'villages' | 'analysis'>,
): MeasuredFigures {
  const { linkBudgets: budgets, measurements: rules = DEFAULT_MEASUREMENT_RULES, technologies } = profile;
  const villageOf = villageOfEach(measurements, villages);
  const figures = measuredFigures(measurements, villageOf, { ...rules, ...(budgets ? { budgets } : {}) });
  const { verdicts, parameters } = analysis;
  const broadband = new Set(technologies.flatMap((one) => (one.broadband ? [one.id] : [])));
  return {
    rules,
    rows: measurements.length,
    outside: measurements.filter(({ location }, i) => location !== null && (villageOf[i] ?? outOfRange()) < 0).length,
    figures,
    contradictions: [
      ...measuredContradictions(figures, { verdicts, villages, broadband, thresholds: parameters }),
    ].sort(([a], [b]) => a - b),
  };
}

/**
 * The errors of the model at the points alone.
 *
 * @param step Awaited between points, with how many are done: throws to stop.
 */
export function measurementErrorsOf(
  measurements: readonly Measurement[],
  { profile, villages, stations, analysis, footprints, radio }: MeasuredGround,
  step?: (done: number) => Promise<void>,
): Promise<MeasurementErrors> {
  const { parameters, coverage } = analysis;
  const ground: ErrorGround = {
    villages,
    footprints,
    layout: coverage.layout,
    budgets: profile.linkBudgets,
    radio: radio && {
      model: radio.basis.model,
      ground: radio.ground,
      rsrpAt: modelledRsrp(stations, parameters, radio.basis, radio.ground),
    },
  };
  return measurementErrors(measurements, villageOfEach(measurements, villages), ground, step);
}

function villageOfEach(measurements: readonly Measurement[], villages: MeasuredGround['villages']): Int32Array {
  return villagesOf(
    measurements.map(({ location }) => location),
    villages,
  );
}
