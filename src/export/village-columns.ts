import { hasDistricts } from '../analysis/units.ts';
import type { Village } from '../model/province.ts';
import type { CoverageLayout, CoverageSet } from '../model/results.ts';
import { type Cell, plain } from './csv.ts';

type Listed = Omit<Village, 'geometry'>;

/** What every file of these villages begins with: which village it is, and how many live there. */
export function leadingColumns(villages: readonly Listed[]): {
  readonly header: readonly string[];
  readonly cellsOf: (village: Listed) => readonly Cell[];
} {
  const districts = hasDistricts(villages);
  return {
    header: [
      'code',
      'name',
      'commune',
      'commune_code',
      ...(districts ? ['district', 'district_code'] : []),
      'population',
      'households',
    ],
    cellsOf: ({ code, name, commune, communeCode, district, districtCode, population, households }) => [
      code,
      name,
      commune,
      communeCode,
      ...(districts ? [district, districtCode] : []),
      plain(population),
      plain(households),
    ],
  };
}

/**
 * A column for each set of operators and technologies that coverage is told of.
 *
 * @param measure What the columns' names begin with: `share` or `level`.
 */
export function coverageColumns(
  measure: 'share' | 'level',
  { operators, technologies }: CoverageLayout,
): readonly (readonly [string, CoverageSet])[] {
  return [
    [`${measure}_any`, { kind: 'any' }],
    [`${measure}_broadband`, { kind: 'broadband' }],
    ...([2, 3, 4] as const).map((atLeast): [string, CoverageSet] => [
      `${measure}_${atLeast}_operators`,
      { kind: 'operators', atLeast },
    ]),
    ...operators.map((operator): [string, CoverageSet] => [`${measure}_${operator}`, { kind: 'operator', operator }]),
    ...technologies.map((technology): [string, CoverageSet] => [
      `${measure}_${technology}`,
      { kind: 'technology', technology },
    ]),
    ...operators.flatMap((operator) =>
      technologies.map((technology): [string, CoverageSet] => [
        `${measure}_${operator}_${technology}`,
        { kind: 'cell', operator, technology },
      ]),
    ),
  ];
}
