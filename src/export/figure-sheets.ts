import { type ComputedFigure, goalMet } from '../analysis/plan-figures.ts';
import type { UnitFigures } from '../analysis/units.ts';
import { type Say, say } from '../i18n/translate.ts';
import { DISTRICT_WORDS } from '../i18n/words/district.ts';
import { PLAN_WORDS } from '../i18n/words/plan.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { Indicator } from '../model/profile.ts';
import type { SheetCell, TableSheet } from '../model/sheet.ts';
import { type TableAbout, type TableColumn, tableSheet } from './table-sheet.ts';

/** Tables of figures: a unit beside the province, and the indicators of the plan. */

/** What the plan says of villages with broadband and with fibre, e.g. "1355/1355"; empty where nothing. */
export interface PlannedFigures {
  readonly reported: string;
  readonly ftthReported: string;
}

interface FigureRow {
  readonly what: string;
  readonly count: (of: UnitFigures) => number | null;
  readonly share: (of: UnitFigures) => number | null;
  readonly plan: string;
}

/** @param unit Null where the province itself is looked at: it has no columns twice. */
export function unitSheet(
  unit: { readonly name: string; readonly figures: UnitFigures } | null,
  province: UnitFigures,
  operators: readonly string[],
  planned: PlannedFigures,
  about: TableAbout,
): TableSheet {
  const words = {
    vi: { ...DISTRICT_WORDS.vi, ...TABLE_FILE_WORDS.vi },
    en: { ...DISTRICT_WORDS.en, ...TABLE_FILE_WORDS.en },
  };
  const t: Say<keyof typeof words.vi> = (key, values) => say(words, about.language, key, values);
  const counted = (what: string, count: FigureRow['count'], plan = ''): FigureRow => ({
    what,
    count,
    share: (of) => {
      const part = count(of);
      return part === null || of.villages === 0 ? null : part / of.villages;
    },
    plan,
  });
  const rows: readonly FigureRow[] = [
    counted(t('unitFigures.covered'), ({ verdicts }) => verdicts.covered),
    {
      what: t('unitFigures.people'),
      count: () => null,
      share: ({ coveredPopulationShare }) => coveredPopulationShare,
      plan: '',
    },
    counted(t('unitFigures.reported'), ({ mobileReported }) => mobileReported, planned.reported),
    counted(t('unitFigures.fibre'), ({ fibre }) => fibre),
    counted(t('unitFigures.ftthReported'), ({ ftthReported }) => ftthReported, planned.ftthReported),
    counted(t('unitFigures.differs'), ({ contradictions }) => contradictions),
    counted(t('unitFigures.hanging'), ({ hanging }) => hanging),
    ...operators.map((operator, o) =>
      counted(t('file.operator', { operator }), ({ byOperator }) => byOperator[o] ?? null),
    ),
  ];
  const figuresOf = (name: string, of: UnitFigures): readonly TableColumn<FigureRow>[] => [
    { header: t('file.unitCount', { unit: name }), kind: 'integer', cell: ({ count }) => count(of) },
    { header: t('file.unitShare', { unit: name }), kind: 'percent', cell: ({ share }) => share(of) },
  ];
  return tableSheet(
    unit === null ? t('unitFigures.title') : t('file.unit', { table: t('unitFigures.title'), unit: unit.name }),
    [
      { header: t('common.indicator'), kind: 'text', widthChars: 44, cell: ({ what }) => what },
      ...(unit === null ? [] : figuresOf(unit.name, unit.figures)),
      ...figuresOf(t('unitFigures.province'), province),
      { header: t('common.plan'), kind: 'text', cell: ({ plan }) => plan || null },
    ],
    rows,
    about,
  );
}

export interface IndicatorRow {
  readonly indicator: Indicator;
  /** Null where nothing is computed for it. */
  readonly computed: ComputedFigure | null;
}

/** The plan's indicators: reported and promised as the profile has them, computed in columns of its own. */
export function indicatorSheet(rows: readonly IndicatorRow[], about: TableAbout): TableSheet {
  const { language } = about;
  const words = {
    vi: { ...PLAN_WORDS.vi, ...TABLE_FILE_WORDS.vi },
    en: { ...PLAN_WORDS.en, ...TABLE_FILE_WORDS.en },
  };
  const t: Say<keyof typeof words.vi> = (key, values) => say(words, language, key, values);
  const date = (header: string, of: (indicator: Indicator) => string | undefined): TableColumn<IndicatorRow> => ({
    header,
    kind: 'date',
    cell: ({ indicator }) => dayOf(of(indicator)),
  });
  const figure = (
    header: string,
    of: (indicator: Indicator) => number | string | undefined,
  ): TableColumn<IndicatorRow> => ({ header, kind: 'decimal', cell: ({ indicator }) => of(indicator) ?? null });
  const met = ({ indicator, computed }: IndicatorRow): string | null => {
    const answer = goalMet(indicator, computed);
    if (answer === null) return typeof indicator.goal === 'number' ? t('plan.none') : null;
    return t(answer ? 'plan.met' : 'plan.missed');
  };
  return tableSheet(
    t('common.planIndicators'),
    [
      {
        header: t('common.indicator'),
        kind: 'text',
        widthChars: 44,
        cell: ({ indicator }) => indicator.name[language],
      },
      ...documentColumns(rows, about),
      { header: t('common.unit'), kind: 'text', cell: ({ indicator }) => indicator.unit[language] },
      figure(t('plan.base'), ({ base }) => base),
      date(t('file.baseDate'), ({ baseDate }) => baseDate),
      figure(t('plan.latest'), ({ latest }) => latest),
      date(t('file.latestDate'), ({ latestDate }) => latestDate),
      { header: t('file.latestSource'), kind: 'text', cell: ({ indicator }) => indicator.latestSource ?? null },
      { header: t('file.computedShare'), kind: 'percent', cell: ({ computed }) => computed?.share ?? null },
      { header: t('file.computedPart'), kind: 'integer', cell: ({ computed }) => computed?.part ?? null },
      { header: t('file.computedTotal'), kind: 'integer', cell: ({ computed }) => computed?.total ?? null },
      {
        header: t('file.relation'),
        kind: 'text',
        cell: ({ indicator }) => (indicator.goal === undefined ? null : (indicator.goalRelation ?? '>=')),
      },
      figure(t('common.goal'), ({ goal }) => goal),
      date(t('file.goalDate'), ({ goalDate }) => goalDate),
      { header: t('file.reached'), kind: 'text', cell: met },
      { header: t('common.source'), kind: 'text', widthChars: 40, cell: ({ indicator }) => indicator.source },
    ],
    rows,
    about,
  );
}

/** Of whose set a line is and its number there; no columns where all are the plan's own. */
export function documentColumns<Row extends { readonly indicator: Indicator }>(
  rows: readonly Row[],
  { language }: TableAbout,
): readonly TableColumn<Row>[] {
  if (rows.every(({ indicator }) => indicator.document === undefined)) return [];
  return [
    {
      header: say(TABLE_FILE_WORDS, language, 'file.document'),
      kind: 'text',
      widthChars: 36,
      cell: ({ indicator }) => indicator.document ?? say(TABLE_FILE_WORDS, language, 'file.ownPlan'),
    },
    {
      header: say(TABLE_FILE_WORDS, language, 'file.code'),
      kind: 'text',
      cell: ({ indicator }) => indicator.code ?? null,
    },
  ];
}

/** A month or a year alone is no day: it stays as it is written. */
export function dayOf(iso: string | undefined): SheetCell {
  if (iso === undefined) return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(iso) : iso;
}
