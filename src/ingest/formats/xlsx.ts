import type { IssueLog } from '../issue-log.ts';
import { gridLayer, type IsKnown } from './grid-layer.ts';
import type { Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal } from './refusal.ts';
import { denseGrid } from './sparse-grid.ts';
import { unzipped } from './unzip.ts';
import { type SheetContext, sheetCells, unescapedCell } from './xlsx-sheet.ts';
import { attributeOf, readXml } from './xml-events.ts';
import { XmlTags } from './xml-tags.ts';

/**
 * Workbooks of Excel (`.xlsx`, `.xlsm`). Read here, since libraries give a sheet room by its
 * outermost cells: one stray cell, or rows with one far cell each, take gigabytes.
 */

/** A sheet that explains the others. */
const GUIDE = /^(hướng dẫn|guide)$/i;

/** A sheet for drop-downs, as templates have it. */
const CHOICES = /^_|^(lists?|danh mục|dm|validation|choices|lookup)$/i;

interface SheetEntry {
  readonly name: string;
  readonly path: string;
}

interface WorkbookParts {
  /** Of the whole file. */
  readonly bytes: Uint8Array;
  readonly context: SheetContext;
}

/** @throws Refusal */
export function xlsxLayers(bytes: Uint8Array, isKnown?: IsKnown): LayersRead {
  const frame = unzipped(bytes, (path) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml)$/i.test(path));
  const part = (path: string): string => {
    const found = [...frame].find(([name]) => name.toLowerCase() === path);
    return found === undefined ? '' : new TextDecoder().decode(found[1]);
  };
  const targets = relationTargets(part('xl/_rels/workbook.xml.rels'));
  const { sheets, hidden, date1904 } = sheetEntries(part('xl/workbook.xml'), targets);
  const stringsPath = [...targets.values()].find((path) => /sharedstrings\.xml$/i.test(path));
  const strings = stringsPath === undefined ? [] : sharedStrings(onePart(bytes, stringsPath));
  const context = { strings, isDate: dateStyles(part('xl/styles.xml')), date1904 };
  const layers: Layer[] = [];
  const others: NoLayer[] = hidden.map((name) => ({ name, why: 'hidden' }));
  let refusal: Refusal | null = null;
  for (const sheet of sheets) {
    try {
      const layer = sheetLayer(sheet, { bytes, context }, isKnown);
      if (layer !== null) layers.push(layer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      others.push({ name: sheet.name, why: error.code });
    }
  }
  if (layers.length === 0) throw refusal ?? new Refusal('file-empty');
  return { layers, others };
}

/** Null where the sheet is empty. */
function sheetLayer({ name, path }: SheetEntry, from: WorkbookParts, isKnown: IsKnown | undefined): Layer | null {
  const sheet = readSheet(path, from);
  if (sheet === null) return null;
  const { grid, merges, stray, formulas, hidden } = sheet;
  const report = (log: IssueLog): void => {
    if (formulas.count > 0)
      log.warn('formula-without-value', { field: `${name}!${formulas.first}`, found: String(formulas.count) });
    if (hidden.count > 0)
      log.warn('rows-hidden', { field: `${name}!${hidden.first + 1}`, found: String(hidden.count) });
    if (stray.count > 0) log.warn('cells-left-out', { field: `${name}!${stray.first}`, found: String(stray.count) });
  };
  return gridLayer({ name, format: 'xlsx', grid, merges, firstRow: 1, report }, isKnown);
}

/** A function of its own, so that the sheet's text and its list of cells are free before its rows are read. */
function readSheet(path: string, { bytes, context }: WorkbookParts) {
  const sheet = sheetCells(onePart(bytes, path), context);
  return sheet.cells.count === 0 ? null : { ...denseGrid(sheet), formulas: sheet.formulas, hidden: sheet.hidden };
}

function onePart(bytes: Uint8Array, wanted: string): Uint8Array {
  const found = [...unzipped(bytes, (path) => path.toLowerCase() === wanted.toLowerCase()).values()][0];
  if (found === undefined) throw new Refusal('file-unreadable', { found: wanted });
  return found;
}

function relationTargets(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, attributes) {
      const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')];
      if (name === 'Relationship' && id !== null && target !== null)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
    close() {},
    text() {},
  });
  return targets;
}

/** Sheets that a person sees, in their order, and names of the others but for lists of choices. */
function sheetEntries(
  xml: string,
  targets: ReadonlyMap<string, string>,
): { readonly sheets: readonly SheetEntry[]; readonly hidden: readonly string[]; readonly date1904: boolean } {
  const sheets: SheetEntry[] = [];
  const hidden: string[] = [];
  let date1904 = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const sheet = attributeOf(attributes, 'name') ?? '';
      const path = targets.get(attributeOf(attributes, 'id') ?? '');
      if (/hidden/i.test(attributeOf(attributes, 'state') ?? '')) {
        if (!CHOICES.test(sheet)) hidden.push(sheet);
      } else if (path !== undefined && /worksheets?\//i.test(path) && !GUIDE.test(sheet.trim()))
        sheets.push({ name: sheet, path });
    },
    close() {},
    text() {},
  });
  return { sheets, hidden, date1904 };
}

function sharedStrings(xml: Uint8Array): readonly string[] {
  const tags = new XmlTags(xml);
  const strings: string[] = [];
  let text = '';
  let phonetic = false;
  while (tags.next()) {
    if (tags.name === 't') {
      if (tags.isEnd && !phonetic) text += tags.text();
    } else if (tags.name === 'rPh') phonetic = !tags.isEnd;
    else if (tags.name === 'si') {
      if (tags.isEnd || tags.isEmpty) strings.push(unescapedCell(text));
      text = '';
    }
  }
  return strings;
}

/** By number of a cell's style: whether it shows a day. */
function dateStyles(xml: string): readonly boolean[] {
  const own = new Map<number, boolean>();
  const isDate: boolean[] = [];
  let inCells = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt')
        own.set(Number(attributeOf(attributes, 'numFmtId')), showsDay(attributeOf(attributes, 'formatCode') ?? ''));
      if (name === 'xf' && inCells) {
        const format = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        isDate.push(own.get(format) ?? isDayFormat(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  });
  return isDate;
}

/** Formats that every Excel has, those of East Asia among them. */
function isDayFormat(format: number): boolean {
  return (
    (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)
  );
}

function showsDay(code: string): boolean {
  const plain = code
    .slice(0, 400)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase();
  return /[yd]/.test(plain) || (/mmm/.test(plain) && !/[hs]/.test(plain));
}
