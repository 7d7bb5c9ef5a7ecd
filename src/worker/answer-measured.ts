import { measuredFiguresOf, measurementErrorsOf } from '../analysis/measurements/measured.ts';
import type { Profile } from '../model/profile.ts';
import type { Province } from '../model/province.ts';
import type { MeasuredAnswer, MeasuredQuestion, PlannerProgress } from '../model/questions.ts';
import type { LastAnalysis } from './last-analysis.ts';
import type { RadioState } from './radio-footprints.ts';

/** What measurements come to, answered in the worker; loaded with the first such question. */

interface MeasuredContext {
  readonly profile: Profile;
  readonly province: Province;
  readonly last: LastAnalysis;
  readonly radio: RadioState | null;
  readonly progress: (progress: PlannerProgress) => void;
  /** Lets other messages in; throws once the question is stopped. */
  readonly rest: () => Promise<void>;
}

/** The same figures as the command's: by the model of the analysis, which is not one that was only asked of single paths. */
export async function answerMeasured(
  { kind }: MeasuredQuestion,
  { profile, province, last, radio, progress, rest }: MeasuredContext,
): Promise<MeasuredAnswer> {
  const { measurements, villages } = province;
  const { analysis, footprints, stations } = last;
  if (kind === 'measured')
    return { kind, measured: measurements ? measuredFiguresOf(measurements, { profile, villages, analysis }) : null };
  if (measurements === undefined) return { kind, errors: null };
  const { linkBudgets: budgets } = profile;
  const { radioModel: model, radio: isModelled } = analysis.parameters;
  const basis = budgets && model && isModelled ? { model, budgets } : null;
  const over = basis && radio && { basis, ground: radio.ground };
  const ground = { profile, villages, stations, analysis, footprints, radio: over };
  const errors = await measurementErrorsOf(measurements, ground, (done) => {
    progress({ stage: 'points', done, total: measurements.length, gap: null });
    return rest();
  });
  return { kind, errors };
}
