import { endingReason } from '../analysis/attention.ts';
import { shareOf } from '../analysis/layout.ts';
import { hasDistricts } from '../analysis/units.ts';
import { operatorCountOf, resilienceOf } from '../analysis/village-counts.ts';
import { type Format, formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { shareText } from '../i18n/share-text.ts';
import { type Say, say } from '../i18n/translate.ts';
import { DETAIL_WORDS, type DetailKey } from '../i18n/words/detail.ts';
import { DISTRICT_WORDS } from '../i18n/words/district.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { Technology } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import type { Analysis, CoverageSet, Verdict } from '../model/results.ts';
import type { TableSheet } from '../model/sheet.ts';
import { endingTechnologies } from '../model/today.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** Tables with a row a village. Villages by index. */

type Listed = Omit<Village, 'geometry' | 'extra'>;
type Key = DetailKey | keyof (typeof DISTRICT_WORDS)['vi'] | keyof (typeof TABLE_FILE_WORDS)['vi'];

const WORDS = {
  vi: { ...DETAIL_WORDS.vi, ...DISTRICT_WORDS.vi, ...TABLE_FILE_WORDS.vi },
  en: { ...DETAIL_WORDS.en, ...DISTRICT_WORDS.en, ...TABLE_FILE_WORDS.en },
};

/** @property technologies Of the profile: some may have a last day on air. */
export type VillageListAbout = TableAbout & { readonly technologies?: readonly Technology[] };

/**
 * A list of villages: what the table says, and every share.
 *
 * @param members The villages in the order of the rows.
 * @param unit Name of the district or commune they are of; null: the province.
 */
export function villageSheet(
  villages: readonly Listed[],
  analysis: Analysis,
  members: readonly number[],
  unit: string | null,
  about: VillageListAbout,
): TableSheet {
  const t = speakerOf(about.language);
  const f = formatFor(about.language);
  const { coverage, verdicts } = analysis;
  const { operators, technologies } = coverage.layout;
  const yesNo = (value: boolean | null | undefined): string =>
    t(value == null ? 'common.unknown' : value ? 'village.yes' : 'village.no');
  const share = (header: string, set: CoverageSet): TableColumn<number> => ({
    header,
    // A level is no figure to compute with.
    ...(coverage.levelBounds === undefined
      ? { kind: 'percent', cell: (v: number) => shareOf(coverage, v, set) }
      : { kind: 'text', cell: (v: number) => shareText(shareOf(coverage, v, set), coverage, f) }),
  });
  const columns: readonly TableColumn<number>[] = [
    ...whichVillage(villages, t, (v: number) => v),
    ...(hasDistricts(villages)
      ? [
          {
            header: t('search.district'),
            kind: 'text',
            widthChars: 22,
            cell: (v: number) => villages[v]?.district ?? null,
          } as const,
        ]
      : []),
    share(t('common.coverage'), { kind: 'broadband' }),
    {
      header: t('common.computed'),
      kind: 'text',
      widthChars: 14,
      cell: (v) => t(`verdict.${verdicts[v] ?? 'unknown'}`),
    },
    { header: t('common.reported'), kind: 'text', cell: (v) => yesNo(villages[v]?.mobileReported) },
    { header: t('common.operators'), kind: 'integer', cell: (v) => operatorCountOf(analysis, v) },
    { header: t('common.resilience'), kind: 'integer', cell: (v) => resilienceOf(analysis, v) },
    fibreColumn(t('common.fibre'), analysis, f),
    { header: t('column.ftthReported'), kind: 'text', cell: (v) => yesNo(villages[v]?.ftthReported) },
    ...endingColumn(analysis, about, t, f),
    { header: t('column.households'), kind: 'integer', cell: (v) => villages[v]?.households ?? null },
    { header: t('column.ftthHouseholds'), kind: 'integer', cell: (v) => villages[v]?.ftthHouseholds ?? null },
    ...operators.map((operator) => share(operator, { kind: 'operator', operator })),
    ...technologies.map((technology) => share(technology, { kind: 'technology', technology })),
    ...operators.flatMap((operator) =>
      technologies.map((technology) => share(`${operator} ${technology}`, { kind: 'cell', operator, technology })),
    ),
  ];
  const table = t('common.villages');
  return tableSheet(unit === null ? table : t('file.unit', { table, unit }), columns, members, about);
}

/** Who is covered by technologies alone that go off air; no column where none does. */
function endingColumn(
  analysis: Analysis,
  { technologies = [] }: VillageListAbout,
  t: Say<Key>,
  f: Format,
): readonly TableColumn<number>[] {
  const ending = f.list(endingTechnologies(technologies).map(({ id }) => id));
  if (ending === '') return [];
  const cell = (v: number): string | null => {
    const reason = endingReason(analysis, v, technologies);
    if (reason === null) return null;
    return reason === 'ending' ? ending : t('file.onlyEndingPart', { technologies: ending });
  };
  return [{ header: t('file.onlyEnding'), kind: 'text', widthChars: 24, cell }];
}

/** How a saved list of villages names what an earlier date is read from: `src/ingest/earlier-verdicts.ts`. */
export function savedVerdictNames(language: Language) {
  const t = speakerOf(language);
  return {
    code: t('table.code'),
    computed: t('common.computed'),
    verdicts: {
      covered: t('verdict.covered'),
      partial: t('verdict.partial'),
      uncovered: t('verdict.uncovered'),
    },
  };
}

interface Change {
  readonly village: number;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Absent where only verdicts are known, as of an earlier date. */
  readonly shareBefore?: number;
  readonly shareAfter?: number;
}

/** Villages whose verdict is another, with what it was and is. */
export function changeSheet(
  name: string,
  changes: readonly Change[],
  villages: readonly Listed[],
  about: TableAbout,
): TableSheet {
  const t = speakerOf(about.language);
  const shares: readonly TableColumn<Change>[] = [
    { header: t('file.shareBefore'), kind: 'percent', cell: ({ shareBefore }) => shareBefore ?? null },
    { header: t('file.shareAfter'), kind: 'percent', cell: ({ shareAfter }) => shareAfter ?? null },
  ];
  return tableSheet(
    name,
    [
      ...whichVillage(villages, t, ({ village }: Change) => village),
      { header: t('common.before'), kind: 'text', cell: ({ before }) => t(`verdict.${before}`) },
      { header: t('common.after'), kind: 'text', cell: ({ after }) => t(`verdict.${after}`) },
      ...(changes.some(({ shareBefore }) => shareBefore !== undefined) ? shares : []),
    ],
    changes,
    about,
  );
}

function whichVillage<Row>(
  villages: readonly Listed[],
  t: Say<Key>,
  indexOf: (row: Row) => number,
): readonly TableColumn<Row>[] {
  const village = (row: Row): Listed | undefined => villages[indexOf(row)];
  return [
    { header: t('table.code'), kind: 'text', cell: (row) => village(row)?.code ?? null },
    { header: t('search.village'), kind: 'text', widthChars: 24, cell: (row) => village(row)?.name ?? null },
    { header: t('common.commune'), kind: 'text', widthChars: 22, cell: (row) => village(row)?.commune ?? null },
    { header: t('common.people'), kind: 'integer', cell: (row) => village(row)?.population ?? null },
  ];
}

/** As exact as it is known: a share, or the bounds of a published level. */
function fibreColumn(
  header: string,
  { fibreShare, fibreLevelBounds }: Pick<Analysis, 'fibreShare' | 'fibreLevelBounds'>,
  f: Format,
): TableColumn<number> {
  const share = (v: number): number | null => fibreShare?.[v] ?? null;
  if (fibreLevelBounds === undefined) return { header, kind: 'percent', cell: share };
  const words = (v: number): string | null => {
    const known = share(v);
    return known === null ? null : shareText(known, { levelBounds: fibreLevelBounds }, f);
  };
  return { header, kind: 'text', cell: words };
}

function speakerOf(language: Language): Say<Key> {
  return (key, values) => say<Key>(WORDS, language, key, values);
}
