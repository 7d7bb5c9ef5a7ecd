import type { CoordinateSystem } from '../../model/mapping.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { folded } from '../names.ts';
import { statedSystem } from './stated-system.ts';
import { MERIDIANS_3, UTM_MERIDIANS } from './systems.ts';

/**
 * The coordinate system that people write in words: in a title ("Hệ tọa độ VN-2000, KTT 105°30'"),
 * in the headers of the coordinates ("X_UTM48N"), in a column of its own ("SRID", "Kinh tuyến trục"),
 * or in the name of the file.
 */

const MOST_TEXT = 2_000;
/** Headers of columns that tell nothing but the system of every row. */
const SYSTEM_COLUMN =
  /^(he (toa do|quy chieu)|srid|epsg|crs|datum|projection|phep chieu|zone|utm ?zone|mui( chieu)?|kinh tuyen truc|ktt|kttw)\b/;

/** Whether coordinates are metres of a plane or degrees. */
export type CoordinateSize = 'metres' | 'degrees';

/**
 * What a table says in words of the system of these columns; null where it says nothing.
 *
 * @param place Columns that hold the coordinates.
 */
export function systemInWords(
  { columns, sample, titles }: Pick<RawTable, 'columns' | 'sample' | 'titles'>,
  fileName: string,
  place: readonly string[],
  size: CoordinateSize,
): CoordinateSystem | null {
  const told = columns.flatMap((column) => {
    if (!SYSTEM_COLUMN.test(wordsOf(column))) return [];
    const [only, ...more] = new Set(sample.map(({ properties }) => String(properties[column] ?? '').trim()));
    return only === undefined || only === '' || more.length > 0 ? [] : [`${column} ${only}`];
  });
  const texts = [place.join(' '), told.join(', '), titles.join('\n'), fileName];
  const words = texts.map((text) => wordsOf(text.slice(0, MOST_TEXT)));
  // Nearest to the numbers first.
  for (const text of words) {
    const system = systemOf(text, size);
    if (system !== null) return withDatum(system, words.join(' '));
  }
  return null;
}

/** A zone without a datum, on the one that another text names; else on WGS 84, which is said. */
function withDatum(system: CoordinateSystem, words: string): CoordinateSystem {
  if (system.kind !== 'utm' || system.datumAssumed !== true) return system;
  const [isVn2000, isWgs84] = [VN2000.test(words), WGS84.test(words)];
  if (isVn2000 && !isWgs84) return utmOn(system.zone, 'vn2000');
  return isWgs84 && !isVn2000 ? utmOn(system.zone, 'wgs84') : system;
}

const VN2000 = /\bvn2000\b/;
const WGS84 = /\bwgs[- ]?(19)?84(?!\d)/;

function systemOf(text: string, size: CoordinateSize): CoordinateSystem | null {
  const code = /\b(?:epsg|srid|crs)\b[ :.]*(\d{4,6})\b/.exec(text)?.[1];
  if (code !== undefined) {
    const system = statedSystem(`EPSG:${code}`);
    return system === null || isPlane(system) === (size === 'metres') ? system : null;
  }
  const isVn2000 = VN2000.test(text);
  // Of two that are named neither is meant for these numbers.
  if (isVn2000 && WGS84.test(text)) return null;
  if (/\b(hn|ha noi)[- ]?(19)?72\b/.test(text))
    return size === 'metres' ? { kind: 'other', name: 'HN-72', definition: null } : statedSystem('Hanoi 1972');
  const datum = isVn2000 ? 'vn2000' : WGS84.test(text) ? 'wgs84' : 'unsaid';
  return size === 'metres' ? (utmIn(text, datum) ?? zoneIn(text)) : null;
}

type Datum = 'vn2000' | 'wgs84' | 'unsaid';

function utmIn(text: string, datum: Datum): CoordinateSystem | null {
  const found = /\b(?:utm|zone)\b.{0,12}?\b(48|49) ?[nq]?\b|\butm(48|49) ?n?\b/.exec(text);
  if (found === null) return null;
  return utmOn((found[1] ?? found[2]) === '48' ? 48 : 49, datum);
}

function utmOn(zone: 48 | 49, datum: Datum): CoordinateSystem {
  if (datum === 'vn2000') return { kind: 'vn2000', centralMeridian: UTM_MERIDIANS[zone], zoneDeg: 6 };
  return datum === 'wgs84' ? { kind: 'utm', zone } : { kind: 'utm', zone, datumAssumed: true };
}

function zoneIn(text: string): CoordinateSystem | null {
  if (!/\bvn2000\b/.test(text) && !MERIDIAN.test(text)) return null;
  // A number before it may be that of a letter: "Công văn số 107/STTTT".
  const centralMeridian = meridianIn(text.slice(Math.max(0, text.search(MERIDIAN)))) ?? meridianIn(text);
  if (centralMeridian === null) return null;
  const isWide = /\bmui( chieu)?( utm)? ?6\b|\b6 ?(do|°)/.test(text);
  return { kind: 'vn2000', centralMeridian, zoneDeg: isWide ? 6 : 3 };
}

function isPlane({ kind }: CoordinateSystem): boolean {
  return kind !== 'wgs84' && kind !== 'vn2000-degrees';
}

const MERIDIAN = /\b(kinh tuyen( truc)?|kttw?|central meridian|lon ?0)\b/;

/** "105°30'", "105 độ 30 phút", "105-30", "105.5"; only a meridian that the country has. */
function meridianIn(text: string): number | null {
  for (const [, degrees = '', fraction, minutes] of text.matchAll(
    /(?<![\d.,])(10[2-9])(?:[.,](\d{1,2})|\s*(?:°|º|o|do|-)?\s*([0-5]\d)(?!\d))?(?![\d.,]\d)/g,
  )) {
    const whole = Number(degrees);
    const tried = [
      fraction === undefined ? Number.NaN : Number(`${degrees}.${fraction}`),
      whole + Number(minutes ?? fraction ?? 0) / 60,
    ];
    const found = tried.find((one) => MERIDIANS_3.some((meridian) => meridian === one));
    if (found !== undefined) return found;
  }
  return null;
}

/** Small letters without marks; what joins words is a blank. */
function wordsOf(text: string): string {
  return folded(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[_()[\]"]+/g, ' ')
    .replace(/\bvn[- ]?2000/g, 'vn2000')
    .replace(/\s+/g, ' ')
    .trim();
}
