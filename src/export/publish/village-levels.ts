import { columnOf } from '../../analysis/layout.ts';
import { levelName } from '../../analysis/publish/levels.ts';
import { knowsCoverage, verdictOf } from '../../analysis/verdicts.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { ShareLevel } from '../../model/published.ts';
import type { CoverageSet } from '../../model/results.ts';
import { type Cell, decimals, plain } from '../csv.ts';
import { basisOfFigures } from '../figure-basis.ts';
import { coverageColumns, leadingColumns } from '../village-columns.ts';
import { openCsv } from './open-csv.ts';
import type { PublicData } from './public-data.ts';

/** Level of one village in one set; null where nothing is known of coverage. */
export function publishedLevel(
  { answers, analysis }: PublicData,
  village: number,
  set: CoverageSet,
): ShareLevel | null {
  if (!knowsCoverage(analysis)) return null;
  const row = answers.villages.levels[village] ?? outOfRange();
  return levelName(row[columnOf(answers.layout, set)] ?? outOfRange());
}

/** `villages.csv` of the open data: one row a village in input order, levels in words. */
export function villageLevelsCsv(data: PublicData): Generator<string> {
  const { villages, analysis, areaKm2, answers } = data;
  const sets = coverageColumns('level', answers.layout);
  const leading = leadingColumns(villages);
  const { model } = basisOfFigures(analysis.parameters);
  const header = [...leading.header];
  header.push('area_km2', ...sets.map(([name]) => name), 'operators', 'resilience', 'mobile_computed');
  header.push('mobile_reported', 'ftth_computed', 'ftth_reported');
  if (model !== null) header.push('coverage_model');
  return openCsv(header, rows(), data.incomplete);

  function* rows(): Generator<Cell[]> {
    for (const [v, village] of villages.entries()) {
      const known = knowsCoverage(analysis);
      const { verdicts } = analysis;
      yield [
        ...leading.cellsOf(village),
        decimals(areaKm2[v] ?? outOfRange(), 6),
        ...sets.map(([, set]) => publishedLevel(data, v, set)),
        coveringOperators(data, v),
        known ? plain(answers.villages.resilience[v] ?? outOfRange()) : null,
        verdicts[v] === 'unknown' ? null : (verdicts[v] ?? null),
        village.mobileReported,
        answers.villages.fibre?.[v] ?? null,
        village.ftthReported,
        ...(model === null ? [] : [model]),
      ];
    }
  }
}

/** Operators whose published level reaches `coveredShare`. */
function coveringOperators({ analysis, answers }: PublicData, village: number): string[] {
  const { layout } = answers;
  const { shares } = analysis.coverage;
  return layout.operators.filter((operator) => {
    const column = columnOf(layout, { kind: 'operator', operator });
    return verdictOf(shares[village * layout.columns + column] ?? outOfRange(), analysis.parameters) === 'covered';
  });
}
