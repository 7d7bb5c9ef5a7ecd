import type { KnownFigure } from '../model/indicator-figure.ts';
import type { Indicator, LocalText, Period, Profile } from '../model/profile.ts';
import { type ComputedFigure, goalMet, indicatorsOf } from './plan-figures.ts';

/** Figures of the plan over time: what is newest, what it was before, what is still to be reported. */

/** One reported figure of an indicator for the whole province. */
export interface HistoryPoint {
  readonly value: number | string;
  /** ISO day, month or year; absent where the profile gives none. */
  readonly date: string | undefined;
  readonly source: string;
}

/** One line of the yearly report. */
export interface YearRow {
  readonly indicator: Indicator;
  /** The newest figure of before the year; null: none. */
  readonly before: HistoryPoint | null;
  /** The newest figure of the year itself; null: still to be reported. */
  readonly inYear: HistoryPoint | null;
  /** What districts and communes reported in the year, the newest of each. */
  readonly byArea: readonly KnownFigure[];
}

/** All that the plan's report is made of: the indicators, then what the plan says in words. */
export function reportableLines(
  profile: Pick<Profile, 'indicators' | 'baseline' | 'statusLines'>,
  period: Period | undefined,
  language: keyof LocalText,
): readonly Indicator[] {
  const lines = (profile.statusLines ?? []).map(
    ({ id, name, status, date, source }): Indicator => ({
      id,
      name,
      unit: { vi: '', en: '' },
      base: status[language],
      baseDate: date,
      source,
    }),
  );
  return [...indicatorsOf(profile, period), ...lines];
}

/** Of the whole province, oldest first; a figure of the records replaces what the profile says of the same day. */
export function historyOf(indicator: Indicator, figures: readonly KnownFigure[]): readonly HistoryPoint[] {
  const own: HistoryPoint[] = figures.filter((figure) => figure.indicator === indicator.id && figure.area === null);
  const days = new Set(own.map(({ date }) => date));
  const { base, baseDate, latest, latestDate, latestSource, source } = indicator;
  const stated: HistoryPoint[] = [];
  if (base !== undefined) stated.push({ value: base, date: baseDate, source });
  if (latest !== undefined) stated.push({ value: latest, date: latestDate, source: latestSource ?? source });
  return [...stated.filter(({ date }) => date === undefined || !days.has(date)), ...own]
    .map(({ value, date, source: from }) => ({ value, date, source: from }))
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

/** Undated figures are older than all others. */
function dayOf({ date = '' }: HistoryPoint): string {
  return date;
}

/** The indicator with the newest figure of the records as its latest, where that is newer than what the profile says. */
export function withNewest(indicator: Indicator, figures: readonly KnownFigure[]): Indicator {
  const newest = figures.filter(({ indicator: id, area }) => id === indicator.id && area === null).at(-1);
  if (!newest || newest.date < (indicator.latestDate ?? indicator.baseDate ?? '')) return indicator;
  return { ...indicator, latest: newest.value, latestDate: newest.date, latestSource: newest.source };
}

/** @param year Four digits. The report of a year counts figures of days in it. */
export function yearRows(
  lines: readonly Indicator[],
  figures: readonly KnownFigure[],
  year: string,
): readonly YearRow[] {
  return lines.map((indicator) => {
    const points = historyOf(indicator, figures);
    const areas = figures.filter(
      ({ indicator: id, area, date }) => id === indicator.id && area !== null && date.startsWith(year),
    );
    return {
      indicator,
      before: points.filter((point) => dayOf(point).slice(0, 4) < year).at(-1) ?? null,
      inYear: points.filter((point) => dayOf(point).startsWith(year)).at(-1) ?? null,
      byArea: [...new Map(areas.map((figure) => [figure.area, figure])).values()],
    };
  });
}

/** Whether the goal was met by what was known in the year: where the plan began is no newer figure. */
export function metInYear({ indicator, before, inYear }: YearRow, computed: ComputedFigure | null): boolean | null {
  const { latest: _, ...rest } = indicator;
  const newest = inYear ?? (before?.date === indicator.baseDate ? null : before);
  return goalMet(newest === null ? rest : { ...rest, latest: newest.value }, computed);
}

/** Lines without a figure of the year. */
export function dueIn(rows: readonly YearRow[]): readonly Indicator[] {
  return rows.filter(({ inYear }) => inYear === null).map(({ indicator }) => indicator);
}

/** Lines of one document: of the plan itself where it is null. */
export interface DocumentLines<Row> {
  readonly document: string | null;
  readonly rows: readonly Row[];
}

/** Lines by the document that they are of: the plan's own first, then the others as they first come. */
export function byDocument<Row extends { readonly indicator: Pick<Indicator, 'document'> }>(
  rows: readonly Row[],
): readonly DocumentLines<Row>[] {
  const groups = new Map<string | null, Row[]>([[null, []]]);
  for (const row of rows) {
    const document = row.indicator.document ?? null;
    groups.set(document, [...(groups.get(document) ?? []), row]);
  }
  return [...groups].flatMap(([document, own]) => (own.length > 0 ? [{ document, rows: own }] : []));
}

/** The year to report on: in its first half a year's report is still that of the year before. @param today ISO day. */
export function reportYear(today: string): string {
  const year = Number(today.slice(0, 4));
  return String(today.slice(5, 7) < '07' ? year - 1 : year);
}
