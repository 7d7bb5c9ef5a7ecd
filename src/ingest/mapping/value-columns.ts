import type { Bounds } from '../../model/geometry.ts';
import type { DecimalMark } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { folded, operatorFinder } from '../names.ts';
import { isUnknownText, plainCell } from '../unknown-text.ts';
import { coordinatePair } from './coordinate-text.ts';
import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';
import { mastClass } from './words-of-choice.ts';

/** Columns whose header tells nothing and whose values can only be one thing. */

const MOST_LENGTH = 24;
/** Degrees about the bounds in which a place is believed. */
const MARGIN_DEG = 0.5;

/**
 * Fields of stations that a column holds in every cell that is filled. Of two such columns
 * neither is taken: one may be whose mast it is, the other whose station.
 *
 * @param free Columns that are not used yet.
 */
export function fieldsOfValues(
  free: readonly string[],
  sample: readonly RawRow[],
  { operators, technologies }: Pick<Profile, 'operators' | 'technologies'>,
): Readonly<Record<string, string>> {
  const operatorOf = operatorFinder(operators);
  const operatorNamed = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const tests: readonly (readonly [field: string, holds: (text: string) => boolean])[] = [
    ['operator', (text) => operatorOf(text) !== undefined || (isCompany(text) && operatorNamed(text) !== undefined)],
    ['technologies', (text) => isGenerations(text) && generations(text).ids.length > 0],
    ['structure', (text) => mastClass(text) !== text],
  ];
  // A column named after an operator or a generation says who or what is there, not of what kind a row is.
  const unnamed = free.filter((column) => {
    const name = column.replace(/_/g, ' ');
    return operatorNamed(name) === undefined && generations(name).ids.length === 0;
  });
  const texts = unnamed.map((column) => textsOf(column, sample));
  return Object.fromEntries(
    tests.flatMap(([field, holds]) => {
      const [only, ...more] = unnamed.filter((_, at) => {
        const filled = texts[at] ?? [];
        return (
          filled.length > 0 &&
          filled.every(
            (text) => (text.length <= MOST_LENGTH || (field === 'operator' && isCompany(text))) && holds(text),
          )
        );
      });
      return only === undefined || more.length > 0 ? [] : [[field, only]];
    }),
  );
}

/** The column whose cells each hold a place in the province; undefined where there is none, or several. */
export function coordinateColumn(
  columns: readonly string[],
  sample: readonly RawRow[],
  mark: DecimalMark,
  [west, south, east, north]: Bounds,
): string | undefined {
  const isNear = (lon: number, lat: number): boolean =>
    lon > west - MARGIN_DEG && lon < east + MARGIN_DEG && lat > south - MARGIN_DEG && lat < north + MARGIN_DEG;
  const found = columns.filter((column) => {
    const filled = textsOf(column, sample);
    return (
      filled.length > 0 &&
      filled.every((text) => {
        const [a, b] = coordinatePair(text, mark) ?? [];
        return a !== undefined && b !== undefined && (isNear(a.value, b.value) || isNear(b.value, a.value));
      })
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The whole name of a company or of its branch: "Tổng công ty Viễn thông MobiFone", "VNPT Ninh Bình". */
function isCompany(text: string): boolean {
  return (
    text.length <= 90 &&
    /^(tap doan|(tong )?cong ty|chi nhanh|trung tam|vien thong|vnpt|viettel|mobifone|vietnamobile)\b/.test(folded(text))
  );
}

/** Nothing but generations and what joins them: "Trạm 4G Me" is a name. */
function isGenerations(text: string): boolean {
  return /^((\d?g|gsm|umts|wcdma|hspa|lte|lte-?a|nr|va)[\s;,|+/&.-]*)+$/.test(folded(text));
}

function textsOf(column: string, sample: readonly RawRow[]): readonly string[] {
  return sample.flatMap(({ properties }) => {
    const cell = properties[column];
    const text = typeof cell === 'string' ? plainCell(cell) : typeof cell === 'number' ? String(cell) : '';
    return isUnknownText(text) ? [] : [text];
  });
}
