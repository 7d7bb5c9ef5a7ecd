import { columnOf } from '../analysis/layout.ts';
import { knowsCoverage, verdictOf } from '../analysis/verdicts.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { PeopleWeight } from '../model/people.ts';
import type { Village } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';
import { type Cell, csvChunks, decimals, plain, share } from './csv.ts';
import { basisOfFigures } from './figure-basis.ts';
import { coverageColumns, leadingColumns } from './village-columns.ts';

type Listed = Omit<Village, 'geometry'>;

/**
 * `villages.csv`: one row a village in input order, then the file's own
 * columns that this program does not know. Column `operators` lists the operators whose
 * own share reaches `coveredShare`. Without a file of stations nothing is known of coverage,
 * and what would tell of it stays empty. By a radio model each row names it (`coverage_model`). Of weighted shares
 * `share_of` says what those of the row are of, and `people_counted` how many people the raster or settlements have there.
 *
 * @param members Indexes of the villages to write; all of them by default.
 */
export function villagesCsv(
  villages: readonly Listed[],
  analysis: Pick<Analysis, 'coverage' | 'fibreShare' | 'parameters' | 'verdicts' | 'sources' | 'weighed'>,
  areaKm2: ArrayLike<number>,
  members: Iterable<number> = villages.keys(),
): Generator<string> {
  const { layout } = analysis.coverage;
  const sets = coverageColumns('share', layout);
  const { model, weight } = basisOfFigures(analysis.parameters);
  const leading = leadingColumns(villages);
  const header = [
    ...leading.header,
    'area_km2',
    ...sets.map(([name]) => name),
    'operators',
    'resilience',
    'mobile_computed',
    'mobile_reported',
    'fibre_share',
    'ftth_computed',
    'ftth_reported',
    // By circles the columns are those of the contract.
    ...(model === null ? [] : ['coverage_model']),
    ...(weight === undefined ? [] : ['share_of', 'people_counted']),
  ];
  const columns = sets.map(([, set]) => columnOf(layout, set));
  const known = knowsCoverage(analysis);
  const extra = extraColumns(villages, new Set(header));
  return csvChunks([...header, ...extra], rows());

  function* rows(): Generator<Cell[]> {
    for (const v of members) {
      const village = villages[v];
      if (village) yield rowOf(village, v);
    }
  }

  /** What the shares of a village are of, and how many people the file of people has there. */
  function weighing(weight: PeopleWeight, v: number): Cell[] {
    const { people, byArea } = analysis.weighed ?? {};
    const counted = people?.[v];
    return [byArea?.[v] === 1 ? 'area' : weight, counted === undefined ? null : decimals(counted, 1)];
  }

  function rowOf(village: Listed, v: number): Cell[] {
    const { coverage, fibreShare, parameters, verdicts } = analysis;
    const shareAt = (column: number): number => coverage.shares[v * layout.columns + column] ?? Number.NaN;
    const covering = layout.operators.filter(
      (operator) => verdictOf(shareAt(columnOf(layout, { kind: 'operator', operator })), parameters) === 'covered',
    );
    const fibre = fibreShare?.[v] ?? null;
    return [
      ...leading.cellsOf(village),
      decimals(areaKm2[v] ?? outOfRange(), 6),
      ...columns.map((column) => share(shareAt(column))),
      covering,
      known ? plain(coverage.resilience[v] ?? outOfRange()) : null,
      verdicts[v] === 'unknown' ? null : (verdicts[v] ?? null),
      village.mobileReported,
      fibre === null ? null : share(fibre),
      fibre === null ? null : fibre >= parameters.fibreShare,
      village.ftthReported,
      ...(model === null ? [] : [model]),
      ...(weight === undefined ? [] : weighing(weight, v)),
      ...extra.map((name) => extraCell(village.extra[name])),
    ];
  }
}

/** Names of the columns that the file carried on top, as they first appear; those of the contract are never doubled. */
function extraColumns(villages: readonly Listed[], taken: ReadonlySet<string>): string[] {
  const names = new Set<string>();
  for (const village of villages) for (const name in village.extra) if (!taken.has(name)) names.add(name);
  return [...names];
}

function extraCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return plain(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
