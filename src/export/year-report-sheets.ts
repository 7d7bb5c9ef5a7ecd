import { byDocument, metInYear, type YearRow } from '../analysis/indicator-history.ts';
import type { ComputedFigure } from '../analysis/plan-figures.ts';
import { type Say, say } from '../i18n/translate.ts';
import { PLAN_RECORD_WORDS } from '../i18n/words/plan-records.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import { FIGURE_COLUMNS, type KnownFigure } from '../model/indicator-figure.ts';
import type { Indicator } from '../model/profile.ts';
import type { TableSheet } from '../model/sheet.ts';
import { dayOf, documentColumns } from './figure-sheets.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** What the yearly report is made of, line by line, with what is computed beside what was reported. */
export interface YearReportRow extends YearRow {
  /** Null where nothing is computed for it. */
  readonly computed: ComputedFigure | null;
}

const WORDS = {
  vi: { ...PLAN_RECORD_WORDS.vi, ...TABLE_FILE_WORDS.vi },
  en: { ...PLAN_RECORD_WORDS.en, ...TABLE_FILE_WORDS.en },
};

/** The yearly report as a workbook: the lines of the plan, and below them what districts and communes reported. */
export function yearReportSheets(
  rows: readonly YearReportRow[],
  year: string,
  about: TableAbout,
): readonly TableSheet[] {
  const { language } = about;
  const t: Say<keyof typeof WORDS.vi> = (key, values) => say(WORDS, language, key, values);
  const inYear = t('yearReport.inYear', { year });
  const figure = (column: string, of: (row: YearReportRow) => YearRow['before']): TableColumn<YearReportRow>[] => [
    { header: column, kind: 'decimal', cell: (row) => of(row)?.value ?? null },
    { header: t('yearReport.dateOf', { column }), kind: 'date', cell: (row) => dayOf(of(row)?.date) },
    {
      header: t('yearReport.sourceOf', { column }),
      kind: 'text',
      widthChars: 36,
      cell: (row) => of(row)?.source ?? null,
    },
  ];
  const reached = (row: YearReportRow): string | null => {
    const answer = metInYear(row, row.computed);
    if (answer === null) return typeof row.indicator.goal === 'number' ? t('plan.none') : null;
    return t(answer ? 'plan.met' : 'plan.missed');
  };
  const lines = tableSheet<YearReportRow>(
    t('yearReport.title', { year }),
    [
      {
        header: t('common.indicator'),
        kind: 'text',
        widthChars: 44,
        cell: ({ indicator }) => indicator.name[language],
      },
      ...documentColumns(rows, about),
      { header: t('common.unit'), kind: 'text', cell: ({ indicator }) => indicator.unit[language] || null },
      ...figure(t('yearReport.before'), ({ before }) => before),
      ...figure(inYear, (row) => row.inYear),
      { header: t('file.computedShare'), kind: 'percent', cell: ({ computed }) => computed?.share ?? null },
      { header: t('file.computedPart'), kind: 'integer', cell: ({ computed }) => computed?.part ?? null },
      { header: t('file.computedTotal'), kind: 'integer', cell: ({ computed }) => computed?.total ?? null },
      {
        header: t('file.relation'),
        kind: 'text',
        cell: ({ indicator }) => (indicator.goal === undefined ? null : (indicator.goalRelation ?? '>=')),
      },
      { header: t('common.goal'), kind: 'decimal', cell: ({ indicator }) => indicator.goal ?? null },
      { header: t('file.goalDate'), kind: 'date', cell: ({ indicator }) => dayOf(indicator.goalDate) },
      { header: t('file.reached'), kind: 'text', cell: reached },
      { header: t('yearReport.criteria'), kind: 'text', cell: ({ indicator }) => criteriaText(indicator) || null },
      { header: t('yearReport.plan'), kind: 'text', widthChars: 40, cell: ({ indicator }) => indicator.source },
    ],
    byDocument(rows).flatMap((group) => group.rows),
    about,
  );
  const byArea = rows.flatMap(({ indicator, byArea: figures }) => figures.map((one) => ({ indicator, one })));
  if (byArea.length === 0) return [lines];
  type AreaRow = { readonly indicator: Indicator; readonly one: KnownFigure };
  const areas = tableSheet<AreaRow>(
    t('yearReport.areas'),
    [
      { header: t('newest.area'), kind: 'text', cell: ({ one }) => one.area },
      {
        header: t('common.indicator'),
        kind: 'text',
        widthChars: 44,
        cell: ({ indicator }) => indicator.name[language],
      },
      { header: t('common.unit'), kind: 'text', cell: ({ indicator }) => indicator.unit[language] || null },
      { header: t('newest.value'), kind: 'decimal', cell: ({ one }) => one.value },
      { header: t('newest.day'), kind: 'date', cell: ({ one }) => dayOf(one.date) },
      { header: t('common.source'), kind: 'text', widthChars: 40, cell: ({ one }) => one.source },
    ],
    byArea,
    about,
  );
  return [lines, areas];
}

/** `Quyết định 885/QĐ-BTTTT: 1.2; …`, as the profile has them. */
export function criteriaText({ criteria = [] }: Indicator): string {
  return criteria.map(({ document, code }) => `${document}: ${code}`).join('; ');
}

/**
 * An empty form, one row a line of the plan: what is filled in is read without a question. It is
 * Vietnamese whatever the screen speaks, since those who fill it in are.
 */
export function figureTemplate(lines: readonly Indicator[], areas: readonly string[]): TableSheet {
  const columns = Object.entries(FIGURE_COLUMNS).map(([key, { header, kind }]) => ({
    header,
    kind,
    ...(key === 'name' ? { widthChars: 48 } : key === 'source' ? { widthChars: 36 } : {}),
    ...(key === 'area' ? { choices: areas } : {}),
  }));
  return {
    name: say(PLAN_RECORD_WORDS, 'vi', 'newest.title'),
    columns,
    rows: lines.map(({ id, name, unit }) => [id, name.vi, unit.vi || null, null, null, null, null]),
  };
}
