import { STATION_FIELDS } from '../../model/fields-station.ts';
import { USUAL_BEAMWIDTH_DEG } from '../../model/profile.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { folded } from '../names.ts';
import { isUnknownText, plainCell } from '../unknown-text.ts';

/**
 * Azimuths as people's tables have them: a list in a cell (`110/290`, `40-160-280`, `60`), or a
 * column for each sector, with the beamwidth in columns of its own, or nowhere. They become the
 * one column that the reader takes, `azimuth/beamwidth;…`. Whether `110/290` is two azimuths or an
 * azimuth and its width is decided by the column as a whole.
 *
 * @param assumedDeg Beamwidth of a sector where none is stated, degrees.
 */
export function withSectorColumns(table: RawTable, assumedDeg = USUAL_BEAMWIDTH_DEG): RawTable {
  const azimuths = table.columns.filter((column) => isAzimuth(wordsOf(column)));
  const widths = table.columns.filter((column) => isBeamwidth(wordsOf(column)));
  const [only, ...more] = azimuths;
  if (only === undefined) return table;
  const alone = more.length === 0 && widths.length === 0;
  const isList = !alone || isListColumn(only, table);
  const stated = alone ? statedWidths(isList) : () => null;
  if (!isList && !table.sample.some(({ properties }) => stated(textOf(properties[only])) !== null)) return table;
  const used = new Set([...azimuths, ...widths]);
  const rest = table.columns.filter((column) => !used.has(column));
  const label = STATION_FIELDS.sectors.label.vi;
  const name = rest.includes(label) ? 'sectors' : label;
  const change = (row: RawRow): { readonly row: RawRow; readonly assumed: boolean } => {
    const properties: Record<string, unknown> = {};
    for (const [column, cell] of Object.entries(row.properties))
      if (column !== '__proto__' && !used.has(column)) properties[column] = cell;
    const given = stated(textOf(row.properties[only]));
    const { text, assumed } =
      given === null && isList
        ? sectorsOf(row, { azimuths, widths, assumedDeg })
        : { text: given ?? textOf(row.properties[only]), assumed: false };
    properties[name] = text;
    return { row: { ...row, properties }, assumed };
  };
  return {
    ...table,
    columns: [...rest, name],
    sample: table.sample.map((row) => change(row).row),
    async each(log, onRow) {
      let count = 0;
      await table.each(log, (given) => {
        const { row, assumed } = change(given);
        if (assumed) count++;
        onRow(row);
      });
      if (count > 0)
        log.warn('beamwidth-assumed', {
          field: 'sectors',
          found: String(count),
          expected: String(assumedDeg),
        });
    },
  };
}

/** No panel is wider, but for halves and whole circles. */
const WIDEST_PANEL_DEG = 130;

function wordsOf(column: string): string {
  return folded(column.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function isBeamwidth(words: string): boolean {
  return /\b(goc mo|beam ?width|hpbw|bup song|do rong (bup|cum|song)|bw)\b/.test(words);
}

function isAzimuth(words: string): boolean {
  if (isBeamwidth(words) || /\b(tilt|ngang|dung|nghieng|so luong|number)\b/.test(words)) return false;
  return (
    /\b(azimuths?|phuong vi|huong (phat|anten|ang ten|song))\b/.test(words) ||
    /^(az|azi|goc huong|huong)( ?(s|sec|sector|cell|cs)? ?\d{0,2})?$/.test(words) ||
    /^sectors?( ?\d{1,2})?$/.test(words)
  );
}

/** Whether the cells of a column are lists of azimuths: some have three, or a second number that is no width. */
function isListColumn(column: string, { sample }: RawTable): boolean {
  const named = !/^sectors?$/.test(wordsOf(column));
  let [pairs, lists] = [0, 0];
  for (const { properties } of sample) {
    const text = azimuthsOf(properties[column]);
    if (text === '') continue;
    for (const part of text.split(/[;,|\n]/)) {
      const numbers = numbersIn(part);
      const [, second] = numbers;
      const isPair = numbers.length === 2 && part.includes('/') && second !== undefined;
      if (isPair && (second <= WIDEST_PANEL_DEG || second === 360 || (second === 180 && !named))) pairs++;
      else if (numbers.length > 0 || isOmni(part)) lists++;
    }
  }
  return lists > 0 && (named || pairs === 0 || lists > pairs);
}

/** `0(65)/120(65)`: each azimuth with its width in brackets; `0/65, 120/65` where the column has no lists of azimuths. */
const IN_BRACKETS = /^(\d{1,3})°?\s?\((\d{1,3})°?\)$/;
const BY_STROKE = /^(\d{1,3})°?\s?\/\s?(\d{1,3})°?$/;

/** Reads sectors whose widths stand with them; null: another cell, or one that the reader takes as it is. */
function statedWidths(isList: boolean): (text: string) => string | null {
  const pattern = isList ? IN_BRACKETS : BY_STROKE;
  return (text) => {
    const parts = (isList ? text.replace(/\)\s*[/+-]\s*/g, ');') : text).split(/\s*[;,|\n]\s*/);
    const pairs = parts.flatMap((part) => {
      const [, azimuth, width] = pattern.exec(part.trim()) ?? [];
      return azimuth === undefined || width === undefined ? [] : [`${azimuth}/${width}`];
    });
    const made = pairs.join(';');
    return pairs.length < parts.length || made === text ? null : made;
  };
}

interface SectorColumns {
  readonly azimuths: readonly string[];
  readonly widths: readonly string[];
  readonly assumedDeg: number;
}

function sectorsOf(
  { properties }: RawRow,
  columns: SectorColumns,
): { readonly text: string | null; readonly assumed: boolean } {
  const texts = columns.azimuths.map((column) => azimuthsOf(properties[column]));
  if (texts.every((text) => text === '' || isOmni(text))) return { text: null, assumed: false };
  // What is no list of numbers stays as it was found, to be named.
  const broken = texts.find((text) => text !== '' && !/^[\d\s.,;/|+&°-]+$/.test(text));
  if (broken !== undefined) return { text: broken, assumed: false };
  const azimuths = texts.flatMap((text) => numbersIn(text));
  const widths = columns.widths.flatMap((column) => numbersIn(textOf(properties[column])));
  const [first] = widths;
  const sectors = azimuths.map((azimuth, index) => {
    const width = widths.length === azimuths.length ? widths[index] : first;
    return `${azimuth}/${width ?? columns.assumedDeg}`;
  });
  return { text: sectors.join(';'), assumed: first === undefined };
}

function isOmni(text: string): boolean {
  if (NUMBERS_ALONE.test(text)) return /^(360|0-360)/.test(text);
  return /^(omni|da huong|dang huong|vo huong|360|0\s*-\s*360)/.test(folded(text));
}

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
}

/** Names of sectors before their azimuths, as in `S1: 40, S2: 160`, `A: 0, B: 120`, `Sector A: 0`. */
const SECTOR_NAME =
  /(?<![\p{L}\d])(?:(?:s|sec|sector|cell|cs|az|azi|azimuth|h|hướng|anten|ant)\s?[-_]?(?:\d{0,2}|[a-f])|[a-f])\s*[:=]/giu;
/** `Cell 1 (0) - Cell 2 (120)`. */
const NAMED_IN_BRACKETS =
  /(?<![\p{L}\d])(?:s|sec|sector|cell|cs|h|hướng)\s?[-_]?(?:\d{1,2}|[a-f])\s*\((\d{1,3}°?)\)/giu;
/** How many sectors there are, before their azimuths: `3 sector: 0/120/240`. */
const COUNT_BEFORE = /^\(?\s*\d\s*(?:sectors?|sec|cells?|cs|hướng|búp|anten)(?!\p{L})\s*[:=–-]?(?=\s*\D*\d)/iu;

const NUMBERS_ALONE = /^\d[\d.,;/-]*$/;

/** The azimuths of a cell without what stands around them. */
function azimuthsOf(cell: unknown): string {
  const text = textOf(cell);
  if (NUMBERS_ALONE.test(text)) return text;
  return (
    text
      .replace(COUNT_BEFORE, ' ')
      .replace(SECTOR_NAME, ' ')
      .replace(NAMED_IN_BRACKETS, ' $1 ')
      .replace(/^\s*[([{]([^()[\]{}]*)[)\]}]\s*$/, '$1')
      // "3x65" is a number of sectors and their width.
      .replace(/(?<=(?:^0|\d{2})\s?)[x×*](?=\s?\d{2,3}(?!\d))/gi, ';')
      .replace(/(?<=\d)\s*(?:độ|deg(?:rees)?)(?!\p{L})/giu, ' ')
      .replace(/(?<=\d)_(?=\d)/g, '-')
      .trim()
  );
}

function textOf(cell: unknown): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell !== 'string') return Array.isArray(cell) ? cell.join(';') : '';
  const text = plainCell(cell);
  return isUnknownText(text) ? '' : text;
}
