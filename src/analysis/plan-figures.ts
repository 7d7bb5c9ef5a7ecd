import type { ComputedIndicator, Indicator, Period, Profile } from '../model/profile.ts';
import type { Summary } from '../model/results.ts';

/** What the analysis can say of an indicator of the plan. */
export interface ComputedFigure {
  readonly part: number;
  readonly total: number;
  /** Null where the total is 0. */
  readonly share: number | null;
}

/**
 * The plan's indicators; the two shared shares say what the baseline and the period say, so that no
 * second copy of either can be shown beside another figure.
 */
export function indicatorsOf(
  { indicators, baseline }: Pick<Profile, 'indicators' | 'baseline'>,
  period: Period | undefined,
): readonly Indicator[] {
  return indicators.map((indicator) => {
    const { base: _, baseDate: __, ...withoutBase } = indicator;
    const { goal: ___, goalDate: ____, goalRelation: _____, ...withoutGoal } = indicator;
    switch (indicator.computed) {
      case 'shared-all':
        if (baseline === undefined) return withoutBase;
        return {
          ...withoutBase,
          base: percentOf(baseline.sharedShareOfAllPositions),
          baseDate: baseline.date,
          source: baseline.source,
        };
      case 'shared-new':
        if (period === undefined) return withoutGoal;
        return { ...withoutGoal, goal: percentOf(period.goal), goalDate: period.to, goalRelation: '>' };
      default:
        return indicator;
    }
  });
}

/** 0.3 to 30: twelve digits, so that binary fractions leave nothing behind. */
export function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
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
 * reported. Null where there is no goal or no such figure: what is not known is not missed, and the
 * base is where the plan began.
 */
export function goalMet(indicator: Indicator, computed: ComputedFigure | null): boolean | null {
  const { goal, goalRelation, latest } = indicator;
  if (typeof goal !== 'number') return null;
  const value = computed?.share == null ? latest : computed.share * 100;
  if (typeof value !== 'number') return null;
  return goalRelation === '>' ? value > goal : value >= goal;
}
