import type { Technology } from '../model/profile.ts';
import type { Analysis, CoverageSet } from '../model/results.ts';
import { endingTechnologies } from '../model/today.ts';
import { shareOf } from './layout.ts';

/** What a village loses with a technology that has a last day on air. */
export interface OnlyEnding {
  /** Technologies that end, the oldest first, and the last day of the last of them. */
  readonly technologies: readonly string[];
  readonly endDate: string;
  /** Operators that cover the village with these alone. */
  readonly operators: readonly string[];
  /**
   * No other technology of any operator reaches the village: it is below `uncoveredShare` by each. A verdict that
   * broadband reaches it is believed before published levels, which are approximate.
   */
  readonly isAll: boolean;
}

/**
 * Who covers a village with technologies alone that end; null: nobody, or none ends. A village is covered from
 * `coveredShare` on; by any of several technologies where one of them alone does.
 */
export function onlyEnding(
  { coverage, parameters }: Pick<Analysis, 'coverage' | 'parameters'>,
  village: number,
  technologies: readonly Technology[],
): OnlyEnding | null {
  const ending = endingTechnologies(technologies);
  const names = new Set(ending.map(({ id }) => id));
  const covers = (operator: string, technology: string): boolean =>
    shareOf(coverage, village, { kind: 'cell', operator, technology }) >= parameters.coveredShare;
  const ofEnding = technologies.filter(({ id }) => names.has(id));
  const lasting = technologies.filter(({ id }) => !names.has(id));
  const only = coverage.layout.operators.filter(
    (operator) => ofEnding.some(({ id }) => covers(operator, id)) && !lasting.some(({ id }) => covers(operator, id)),
  );
  const last = ending
    .map(({ endDate }) => endDate)
    .sort()
    .at(-1);
  if (only.length === 0 || last === undefined) return null;
  const isBelow = (set: CoverageSet): boolean => shareOf(coverage, village, set) < parameters.uncoveredShare;
  const lastsAsBroadband = !ofEnding.some(({ broadband }) => broadband) && !isBelow({ kind: 'broadband' });
  const isAll = !lastsAsBroadband && lasting.every(({ id }) => isBelow({ kind: 'technology', technology: id }));
  return { technologies: [...names], endDate: last, operators: only, isAll };
}
