import { type MeasuredSelection, measuredFeatures } from '../map/measured-paint.ts';
import type { Theme } from '../map/view.ts';
import type { Measurement } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';
import { useMeasured } from '../state/measured-store.ts';
import { useApp } from '../state/store.ts';
import { ask, stopAsking } from './questions.ts';

/** Measurements on the screen: their figures, the errors of the model, and their layer. */

let askedOf: Analysis | null = null;

/** Figures and contradictions beside the analysis on the screen, asked for once an analysis. */
export async function lookAtMeasurements(): Promise<void> {
  const { analysis } = useApp.getState();
  if (analysis === null || analysis === askedOf) return;
  askedOf = analysis;
  await ask(
    'measured',
    { kind: 'measured' },
    (answer) => (answer.kind === 'measured' ? answer : null),
    (figures) => useMeasured.setState({ figures }),
  );
}

/** Measured points beside what is computed there; stopped by `stopMeasurementErrors`. */
export function compareMeasurements(): Promise<void> {
  return ask(
    'measurement-errors',
    { kind: 'measurement-errors' },
    (answer) => (answer.kind === 'measurement-errors' ? answer : null),
    (errors) => useMeasured.setState({ errors }),
  );
}

/** Ends the comparison of measured points. */
export function stopMeasurementErrors(): void {
  stopAsking('measurement-errors');
}

/** Draws the measured points of a selection. */
export function drawMeasured(measurements: readonly Measurement[], selection: MeasuredSelection, theme: Theme): void {
  const budgets = useApp.getState().province?.profile.linkBudgets;
  useApp.setState({ measuredPoints: measuredFeatures(measurements, selection, budgets, theme) });
}

/** Takes them off the map. */
export function removeMeasured(): void {
  useApp.setState({ measuredPoints: null });
}
