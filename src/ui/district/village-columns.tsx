import { shareOf } from '../../analysis/layout.ts';
import { operatorCountOf, resilienceOf } from '../../analysis/village-counts.ts';
import { shareText } from '../../i18n/share-text.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Analysis, CoverageSet } from '../../model/results.ts';
import textStyles from '../styles/text.module.css';
import type { Column } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import type { DetailI18n } from '../use-detail.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(DISTRICT_WORDS);

/** Which figures the table shows beside each village: a summary, or shares by operator, by technology, by both. */
export type ColumnSet = 'main' | 'operators' | 'technologies' | { readonly technology: string };

/** Ems of a column of figures: 5, and no word of its head is cut. */
function widthOf(name: string): number {
  return Math.max(5, ...name.split(' ').map(({ length }) => length * 0.57 + 1.4));
}

type Share = (key: string, name: string, set: CoverageSet) => Column<number>;

/** What makes the columns that are several of a kind. */
function columnMakers(villages: readonly VillageRecord[], { coverage }: Analysis, { t, f }: DetailI18n) {
  const text = (key: 'name' | 'commune', name: string, width: number): Column<number> => ({
    key,
    name,
    width,
    wideOnly: key === 'commune',
    cell: (v) => villages[v]?.[key],
    value: (v) => villages[v]?.[key] ?? null,
  });
  const share: Share = (key, name, set) => ({
    key,
    name,
    // The arrow of the order stands beside the last word.
    width: widthOf(name) + 1.2,
    numeric: true,
    cell: (v) => shareText(shareOf(coverage, v, set), coverage, f),
    value: (v) => shareOf(coverage, v, set),
  });
  const count = (key: 'population' | 'households' | 'ftthHouseholds', name: string): Column<number> => ({
    key,
    name,
    width: widthOf(name),
    wideOnly: true,
    numeric: true,
    cell: (v) => (villages[v]?.[key] == null ? '' : f.number(villages[v][key])),
    value: (v) => villages[v]?.[key] ?? null,
  });
  const reported = (
    key: 'mobileReported' | 'ftthReported',
    name: string,
    differs: readonly string[],
  ): Column<number> => {
    const words = (v: number): string => {
      const value = villages[v]?.[key] ?? null;
      return t(value === null ? 'common.unknown' : value ? 'village.yes' : 'village.no');
    };
    return {
      key,
      name,
      width: 6,
      wideOnly: key === 'ftthReported',
      cell: (v) => (
        <span
          className={
            (differs[v] ?? 'none') === 'none'
              ? `${textStyles.kind} ${textStyles.reported}`
              : `${textStyles.kind} ${textStyles.reported} ${textStyles.differs}`
          }
        >
          {words(v)}
        </span>
      ),
      value: words,
    };
  };
  return { text, share, count, reported };
}

/** Columns of the villages' table; a row is a village's index. */
export function villageColumns(
  which: ColumnSet,
  villages: readonly VillageRecord[],
  analysis: Analysis,
  i18n: DetailI18n,
): readonly Column<number>[] {
  const { t } = i18n;
  const makers = columnMakers(villages, analysis, i18n);
  const { text, share } = makers;
  const names = [text('name', t('search.village'), 10), text('commune', t('common.commune'), 9)];
  if (which === 'main') return [...names, ...summaryColumns(makers, analysis, i18n)];
  const { operators, technologies } = analysis.coverage.layout;
  if (typeof which === 'object') {
    const { technology } = which;
    return [
      ...names,
      share('all', technology, { kind: 'technology', technology }),
      ...operators.map((operator) => share(operator, operator, { kind: 'cell', operator, technology })),
    ];
  }
  return [
    ...names,
    share('share', t('common.coverage'), { kind: 'broadband' }),
    ...(which === 'operators'
      ? operators.map((operator) => share(operator, operator, { kind: 'operator', operator }))
      : technologies.map((technology) => share(technology, technology, { kind: 'technology', technology }))),
  ];
}

function summaryColumns(
  { count, share, reported }: ReturnType<typeof columnMakers>,
  analysis: Analysis,
  { t, f, language }: DetailI18n,
): readonly Column<number>[] {
  const d = WORDS[language];
  const { coverage, fibreShare } = analysis;
  const verdict = (v: number) => analysis.verdicts[v] ?? 'unknown';
  return [
    count('population', t('common.people')),
    share('share', t('common.coverage'), { kind: 'broadband' }),
    {
      key: 'verdict',
      name: t('common.computed'),
      width: 9,
      cell: (v) => (
        <span className={tableStyles.verdict} data-verdict={verdict(v)}>
          {t(`verdict.${verdict(v)}`)}
        </span>
      ),
      value: (v) => shareOf(coverage, v, { kind: 'broadband' }),
    },
    reported('mobileReported', t('common.reported'), analysis.mobileContradictions),
    {
      key: 'operators',
      name: t('common.operators'),
      width: widthOf(t('common.operators')),
      wideOnly: true,
      numeric: true,
      cell: (v) => f.number(operatorCountOf(analysis, v) ?? Number.NaN),
      value: (v) => operatorCountOf(analysis, v),
    },
    {
      key: 'resilience',
      name: t('common.resilience'),
      width: widthOf(t('common.resilience')),
      wideOnly: true,
      numeric: true,
      cell: (v) => `${f.number(resilienceOf(analysis, v) ?? Number.NaN)}${resilienceOf(analysis, v) === 3 ? '+' : ''}`,
      value: (v) => resilienceOf(analysis, v),
    },
    {
      key: 'fibre',
      name: t('common.fibre'),
      width: 6,
      wideOnly: true,
      numeric: true,
      cell: (v) =>
        fibreShare
          ? shareText(fibreShare[v] ?? outOfRange(), { levelBounds: analysis.fibreLevelBounds }, f)
          : t('common.unknown'),
      value: (v) => fibreShare?.[v] ?? null,
    },
    reported('ftthReported', d('column.ftthReported'), fibreShare ? analysis.ftthContradictions : []),
    count('households', d('column.households')),
    count('ftthHouseholds', d('column.ftthHouseholds')),
  ];
}
