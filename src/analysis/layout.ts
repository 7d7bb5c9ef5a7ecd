import type { Profile } from '../model/profile.ts';
import type { CoverageLayout, CoverageSet } from '../model/results.ts';

/** The one place that knows which column of `Coverage.shares` is which. */

const FIXED_COLUMNS = 5;

/** The columns of shares for a profile, in its order of operators and technologies. */
export function coverageLayout(profile: Pick<Profile, 'operators' | 'technologies'>): CoverageLayout {
  const operators = profile.operators.map((operator) => operator.id);
  const technologies = profile.technologies.map((technology) => technology.id);
  return {
    operators,
    technologies,
    columns: FIXED_COLUMNS + operators.length + technologies.length + operators.length * technologies.length,
  };
}

/**
 * Column of a set within one village's row.
 *
 * @throws RangeError for an operator or technology that the layout does not have.
 */
export function columnOf(layout: CoverageLayout, set: CoverageSet): number {
  const { operators, technologies } = layout;
  switch (set.kind) {
    case 'any':
      return 0;
    case 'broadband':
      return 1;
    case 'operators':
      return set.atLeast;
    case 'operator':
      return FIXED_COLUMNS + indexIn(operators, set.operator);
    case 'technology':
      return FIXED_COLUMNS + operators.length + indexIn(technologies, set.technology);
    case 'cell':
      return (
        FIXED_COLUMNS +
        operators.length +
        technologies.length +
        indexIn(operators, set.operator) * technologies.length +
        indexIn(technologies, set.technology)
      );
  }
}

/** Share of one village in one set, 0 to 1; NaN where nothing is known. */
export function shareOf(
  coverage: { readonly layout: CoverageLayout; readonly shares: Float64Array },
  village: number,
  set: CoverageSet,
): number {
  return coverage.shares[village * coverage.layout.columns + columnOf(coverage.layout, set)] ?? Number.NaN;
}

function indexIn(list: readonly string[], id: string): number {
  const index = list.indexOf(id);
  if (index < 0) throw new RangeError(`"${id}" is not one of ${list.join(', ')}`);
  return index;
}
