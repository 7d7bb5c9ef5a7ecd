import { useEffect, useMemo } from 'react';
import { lookAtMeasurements } from '../../commands/measured.ts';
import { MEASURED_WORDS } from '../../i18n/words/measured.ts';
import type { MeasuredContradiction, MeasuredFigures } from '../../model/measured.ts';
import { useMeasured } from '../../state/measured-store.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(MEASURED_WORDS);

/** The words of measurements in the language of the screen. */
export function useMeasuredWords() {
  return WORDS[useApp((state) => state.language)];
}

/** What measurements come to beside the analysis on the screen; null: there are none, or it is not known yet. */
export function useMeasuredFigures(): MeasuredFigures | null {
  const analysis = useApp((state) => state.analysis);
  const hasMeasurements = useApp((state) => state.province?.measurements !== undefined);
  const asked = useMeasured((state) => state.figures);
  useEffect(() => {
    if (hasMeasurements && analysis !== null) void lookAtMeasurements();
  }, [hasMeasurements, analysis]);
  return asked.kind === 'done' && asked.basis.analysis === analysis ? asked.answer.measured : null;
}

/** Villages in which what was measured contradicts what is computed or reported. */
export function useMeasuredContradictions(): ReadonlyMap<number, MeasuredContradiction> {
  const figures = useMeasuredFigures();
  return useMemo(() => new Map(figures?.contradictions), [figures]);
}
