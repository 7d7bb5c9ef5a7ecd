import type { ComputedIndicator, Indicator } from '../model/profile.ts';
import type { Summary } from '../model/results.ts';

/** What the analysis can say of an indicator of the plan. */
export interface ComputedFigure {
  readonly part: number;
  readonly total: number;
  /** Null where the total is 0. */
  readonly share: number | null;
}

/** Null where nothing is known: no fibre data, or no positions. */
export function computedFigure(which: ComputedIndicator, summary: Summary): ComputedFigure | null {
  const of = (part: number, total: number): ComputedFigure => ({
    part,
    total,
    share: total === 0 ? null : part / total,
  });
  switch (which) {
    case 'mobile-villages':
      return of(summary.villages.covered, summary.villages.total);
    case 'ftth-villages':
      return summary.fibre && of(summary.fibre.computed, summary.fibre.total);
    case 'shared-all':
      return of(summary.positions.shared, summary.positions.total);
    case 'shared-new': {
      const { shared, locations } = summary.newBuild[summary.newBuild.official];
      return of(shared, locations);
    }
  }
}

/**
 * Whether a goal in figures is met by the newest figure known: the computed one, else the latest
 * reported, else the base. Null where there is no goal or no figure.
 */
export function goalMet(indicator: Indicator, computed: ComputedFigure | null): boolean | null {
  const { goal, goalRelation, latest, base } = indicator;
  if (typeof goal !== 'number') return null;
  const value = computed?.share == null ? (latest ?? base) : computed.share * 100;
  if (typeof value !== 'number') return null;
  return goalRelation === '>' ? value > goal : value >= goal;
}
