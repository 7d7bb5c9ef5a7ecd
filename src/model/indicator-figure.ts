import type { SheetKind } from './sheet.ts';

/** Figures of the plan that were reported after it was made: a log that only grows, kept with the project. */

/** What was reported of one indicator, or status line, on one day. */
export interface IndicatorFigure {
  readonly id: string;
  /** Id of the profile's indicator or status line. */
  readonly indicator: string;
  /** District or commune, by name; null: the whole province. */
  readonly area: string | null;
  /** In the indicator's unit; null: what was entered before for that day is withdrawn. */
  readonly value: number | string | null;
  /** ISO day that the figure stands for. */
  readonly date: string;
  readonly source: string;
  /** ISO date-time at which it was entered. */
  readonly recorded: string;
}

/** A figure that is not withdrawn. */
export interface KnownFigure extends IndicatorFigure {
  readonly value: number | string;
}

/** Columns of the table that figures come in: one list for the template and for its reader. */
export const FIGURE_COLUMNS = {
  indicator: { header: 'Mã chỉ tiêu', kind: 'text' },
  name: { header: 'Chỉ tiêu', kind: 'text' },
  unit: { header: 'Đơn vị tính', kind: 'text' },
  area: { header: 'Huyện, xã', kind: 'text' },
  value: { header: 'Giá trị', kind: 'decimal' },
  date: { header: 'Ngày số liệu', kind: 'date' },
  source: { header: 'Nguồn', kind: 'text' },
} as const satisfies Readonly<Record<string, { readonly header: string; readonly kind: SheetKind }>>;

/** Name of a column of the table of figures. */
export type FigureColumn = keyof typeof FIGURE_COLUMNS;

/** `unit-differs`, `area-unknown`: the figure would say something else; `looks-like-share`: 0.8 where the unit is %. */
export type FigureFaultCode =
  | 'file-unreadable'
  | 'columns-missing'
  | 'indicator-unknown'
  | 'unit-differs'
  | 'area-unknown'
  | 'value-broken'
  | 'date-broken'
  | 'date-later'
  | 'source-missing'
  | 'looks-like-share'
  | 'given-twice';

/** Why a row is not taken. */
export interface FigureFault {
  readonly code: FigureFaultCode;
  readonly file: string;
  /** Absent: the whole file. */
  readonly row?: number;
  readonly found: string;
}

/** Both logs as one: what either has, once, in the order of recording. */
export function mergedFigures(
  here: readonly IndicatorFigure[],
  brought: readonly IndicatorFigure[],
): readonly IndicatorFigure[] {
  const all = new Map([...here, ...brought].map((figure) => [figure.id, figure]));
  return [...all.values()].sort((a, b) => (a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0));
}

/** Of each indicator, area and day what was entered last, oldest day first; what was withdrawn is left out. */
export function currentFigures(log: readonly IndicatorFigure[]): readonly KnownFigure[] {
  const last = new Map<string, IndicatorFigure>();
  for (const figure of mergedFigures(log, []))
    last.set(JSON.stringify([figure.indicator, figure.area, figure.date]), figure);
  return [...last.values()]
    .flatMap((figure) => (figure.value === null ? [] : [{ ...figure, value: figure.value }]))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
