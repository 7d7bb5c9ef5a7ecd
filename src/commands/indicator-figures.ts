import { unitsOf } from '../analysis/units.ts';
import type { TableAbout } from '../export/table-sheet.ts';
import { figureTemplate, type YearReportRow, yearReportSheets } from '../export/year-report-sheets.ts';
import { readFigures } from '../ingest/read-figures.ts';
import { currentFigures, type FigureFault, type IndicatorFigure, type KnownFigure } from '../model/indicator-figure.ts';
import type { VillageRecord } from '../model/loaded-province.ts';
import type { Indicator } from '../model/profile.ts';
import { useApp } from '../state/store.ts';
import { newScenarioId } from './planner-state.ts';
import { setRecords } from './records.ts';
import { fileName, saveFile, XLSX_TYPE } from './save-file.ts';

/** What a person says of a figure. */
export type FigureNews = Omit<IndicatorFigure, 'id' | 'recorded'>;

/** Records one figure; an earlier one of the same day stays in the log below it. */
export function recordFigure(news: FigureNews): void {
  addFigures([news]);
}

/** What was recorded for a day counts no more; the log says so. */
export function withdrawFigure({ indicator, area, date, source }: KnownFigure): void {
  addFigures([{ indicator, area, date, source, value: null }]);
}

/** What came of tables that were read. */
export interface FiguresTaken {
  readonly recorded: number;
  /** Rows that say what is known already. */
  readonly same: number;
  readonly faults: readonly FigureFault[];
}

/** Reads tables of figures and records what is new in them. */
export async function takeFigures(files: readonly File[], lines: readonly Indicator[]): Promise<FiguresTaken> {
  const faults: FigureFault[] = [];
  let [recorded, same] = [0, 0];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const source = { name: file.name, size: bytes.length, chunks: () => inOne(bytes) };
    const read = await readFigures(source, {
      lines,
      areas: areaNames(villagesShown()),
      today: new Date().toISOString().slice(0, 10),
    });
    faults.push(...read.faults);
    const known = currentFigures(useApp.getState().records.figures);
    const news = read.figures.filter(
      (one) =>
        !known.some(
          ({ indicator, area, date, value, source: from }) =>
            indicator === one.indicator &&
            area === one.area &&
            date === one.date &&
            value === one.value &&
            from === one.source,
        ),
    );
    addFigures(news);
    recorded += news.length;
    same += read.figures.length - news.length;
  }
  return { recorded, same, faults };
}

/** The form that figures come back in. */
export async function saveFigureTemplate(lines: readonly Indicator[]): Promise<void> {
  const { xlsxFile } = await import('../export/xlsx.ts');
  saveFile('mau-so-lieu-chi-tieu.xlsx', await xlsxFile([figureTemplate(lines, areaNames(villagesShown()))]), XLSX_TYPE);
}

/** The yearly report as a workbook. */
export async function saveYearReport(rows: readonly YearReportRow[], year: string, about: TableAbout): Promise<void> {
  const sheets = yearReportSheets(rows, year, about);
  const { xlsxFile } = await import('../export/xlsx.ts');
  saveFile(`${fileName(sheets[0]?.name ?? year)}.xlsx`, await xlsxFile(sheets), XLSX_TYPE);
}

/** Districts, then communes, as their villages name them. */
export function areaNames(villages: readonly VillageRecord[]): readonly string[] {
  return (['district', 'commune'] as const).flatMap((tier) =>
    unitsOf(villages, tier)
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b, 'vi')),
  );
}

function villagesShown(): readonly VillageRecord[] {
  return useApp.getState().province?.villages ?? [];
}

function addFigures(news: readonly FigureNews[]): void {
  if (news.length === 0) return;
  const { records } = useApp.getState();
  const recorded = new Date().toISOString();
  setRecords({ figures: [...records.figures, ...news.map((one) => ({ ...one, id: newScenarioId(), recorded }))] });
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
