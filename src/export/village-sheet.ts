import { shareOf } from '../analysis/layout.ts';
import { operatorCountOf, resilienceOf } from '../analysis/village-answer.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { DETAIL_WORDS, type DetailKey } from '../i18n/words-detail.ts';
import type { Village } from '../model/province.ts';
import type { Analysis, CoverageSet } from '../model/results.ts';
import type { Sheet, SheetCell, SheetColumn } from '../model/sheet.ts';

type Listed = Omit<Village, 'geometry' | 'extra'>;

/**
 * A list of villages as a sheet, in the reader's language: what the table says, and every share.
 *
 * @param members Indexes of the villages, in the order of the rows.
 * @param notes Lines above the table: where the figures come from.
 */
export function villageSheet(
  villages: readonly Listed[],
  analysis: Analysis,
  members: readonly number[],
  language: Language,
  notes: readonly string[],
): Sheet {
  const t = (key: DetailKey): string => say(DETAIL_WORDS, language, key);
  const { coverage, fibreShare, verdicts } = analysis;
  const { operators, technologies } = coverage.layout;
  const share = (v: number, set: CoverageSet): number | null => {
    const told = shareOf(coverage, v, set);
    return Number.isNaN(told) ? null : told;
  };
  const yesNo = (value: boolean | null | undefined): string =>
    t(value == null ? 'village.unknown' : value ? 'village.yes' : 'village.no');
  const columns: readonly (SheetColumn & { readonly cell: (v: number) => SheetCell })[] = [
    { header: t('table.code'), kind: 'text', cell: (v) => villages[v]?.code ?? null },
    { header: t('table.name'), kind: 'text', widthChars: 24, cell: (v) => villages[v]?.name ?? null },
    { header: t('table.commune'), kind: 'text', widthChars: 22, cell: (v) => villages[v]?.commune ?? null },
    { header: t('table.district'), kind: 'text', widthChars: 22, cell: (v) => villages[v]?.district ?? null },
    { header: t('table.population'), kind: 'integer', cell: (v) => villages[v]?.population ?? null },
    { header: t('table.share'), kind: 'percent', cell: (v) => share(v, { kind: 'broadband' }) },
    {
      header: t('table.verdict'),
      kind: 'text',
      widthChars: 14,
      cell: (v) => t(`verdict.${verdicts[v] ?? 'unknown'}`),
    },
    { header: t('table.reported'), kind: 'text', cell: (v) => yesNo(villages[v]?.mobileReported) },
    { header: t('table.operators'), kind: 'integer', cell: (v) => operatorCountOf(analysis, v) },
    { header: t('table.resilience'), kind: 'integer', cell: (v) => resilienceOf(analysis, v) },
    { header: t('table.fibre'), kind: 'percent', cell: (v) => fibreShare?.[v] ?? null },
    {
      header: `${t('table.fibre')}, ${t('goal.reported')}`,
      kind: 'text',
      cell: (v) => yesNo(villages[v]?.ftthReported),
    },
    ...operators.map((operator) => ({
      header: operator,
      kind: 'percent' as const,
      cell: (v: number) => share(v, { kind: 'operator', operator }),
    })),
    ...technologies.map((technology) => ({
      header: technology,
      kind: 'percent' as const,
      cell: (v: number) => share(v, { kind: 'technology', technology }),
    })),
    ...operators.flatMap((operator) =>
      technologies.map((technology) => ({
        header: `${operator} ${technology}`,
        kind: 'percent' as const,
        cell: (v: number) => share(v, { kind: 'cell', operator, technology }),
      })),
    ),
  ];
  return {
    name: t('table.villages'),
    notes,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: members.map((v) => columns.map(({ cell }) => cell(v))),
  };
}
