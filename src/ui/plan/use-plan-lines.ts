import { useMemo } from 'react';
import { reportableLines, yearRows } from '../../analysis/indicator-history.ts';
import { computedFigure } from '../../analysis/plan-figures.ts';
import type { YearReportRow } from '../../export/year-report-sheets.ts';
import { currentFigures, type KnownFigure } from '../../model/indicator-figure.ts';
import { chosenPeriod } from '../../model/parameters.ts';
import type { Indicator } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';

/** The plan's lines as the profile has them, and the figures of the records. */
export interface PlanLines {
  readonly lines: readonly Indicator[];
  readonly figures: readonly KnownFigure[];
}

/** @returns The lines are the indicators, then the status lines; no profile, no lines. */
export function usePlanLines(): PlanLines {
  const profile = useApp((state) => state.province?.profile);
  const parameters = useApp((state) => state.analysis?.parameters ?? state.parameters);
  const language = useApp((state) => state.language);
  const log = useApp((state) => state.records.figures);
  return useMemo(
    () => ({
      lines: profile
        ? reportableLines(profile, parameters ? chosenPeriod(profile, parameters) : undefined, language)
        : [],
      figures: currentFigures(log),
    }),
    [profile, parameters, log, language],
  );
}

/** The lines of a year's report, with what is computed beside them. */
export function useYearRows(year: string): readonly YearReportRow[] {
  const { lines, figures } = usePlanLines();
  const summary = useApp((state) => state.analysis?.summary);
  return yearRows(lines, figures, year).map((row) => ({
    ...row,
    computed: summary && row.indicator.computed ? computedFigure(row.indicator.computed, summary) : null,
  }));
}
