import type { FieldKind } from '../../model/fields.ts';
import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { type IssueLog, shown } from '../issue-log.ts';
import { remembered } from '../names.ts';
import { communeFinder, isCommuneOfAnyKind } from './communes.ts';
import { dateText, roughDate } from './dates-in-text.ts';
import { unitInHeader } from './headers.ts';
import { heightM, placesLeft, plainNumber, quantity, radiusM } from './numbers-in-text.ts';
import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';
import { areaClassWord, listParts, mastClass, statusWord, yesNo } from './words-of-choice.ts';

export type MapProfile = Pick<Profile, 'bounds' | 'operators' | 'technologies' | 'communes'>;
export type Convert = (value: unknown, row: number, field: string) => unknown;

/** How the values of each field are put into the readers' words; a field that is not here stays as it is. */
export function converters(
  mapping: Mapping,
  { operators, technologies, communes }: MapProfile,
  log: IssueLog,
): Readonly<Record<string, Convert>> {
  const table = FIELD_TABLES[mapping.role];
  const findOperator = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const findCommune = communeFinder(communes ?? []);
  const number: Convert = (value, _, field) =>
    plainNumber(value, mapping.decimalMark, table[field]?.kind === 'count') ?? value;
  const operator: Convert = (value) => (typeof value === 'string' ? (findOperator(value) ?? value) : value);
  const dateOf = remembered((text) => dateText(text, mapping.dateOrder));
  const date: Convert = (value, row, field) => {
    const read = typeof value === 'string' ? dateOf(value) : dateText(value, mapping.dateOrder);
    if (read !== value) return read;
    const rough = roughDate(value);
    if (rough === null) return value;
    log.warn('date-rough', { row, field, found: shown(value), expected: rough });
    return rough;
  };
  const commune: Convert = (value, row, field) => {
    if (typeof value !== 'string') return value;
    const [now, ...others] = findCommune(value);
    // Another spelling of a name in use is no other name.
    if (now === undefined || isCommuneOfAnyKind(now, value)) return value;
    const expected = [now, ...others].join(' | ');
    // Which part of a commune that was divided, only a person can say; a table of villages tells by their names.
    if (others.length > 0 && mapping.role === 'villageTable') return value;
    log.warn(others.length > 0 ? 'commune-divided' : 'commune-renamed', { row, field, found: shown(value), expected });
    return others.length > 0 ? value : now;
  };
  const inUnits = (field: string): Convert => {
    const unit = unitInHeader(mapping.fields[field] ?? '');
    return ofText((value) => quantity(value, field, mapping.decimalMark, unit));
  };
  const lengths = ofText((value) => radiusM(value, mapping));
  const byKind: Partial<Record<FieldKind, Convert>> = {
    number,
    count: number,
    'yes-no': ofText(yesNo),
    date,
    radii: lengths,
  };
  const ofKinds = Object.entries(table).flatMap(([column, { kind }]): [string, Convert][] => {
    const convert = byKind[kind];
    return convert === undefined ? [] : [[column, convert]];
  });
  return {
    ...Object.fromEntries(ofKinds),
    reach_m: lengths,
    height_m: ofText((value) => heightM(value, mapping)),
    tenant_slots: ofText((value) => placesLeft(value, mapping.decimalMark)),
    eirp_dbm: inUnits('eirp_dbm'),
    frequency_mhz: inUnits('frequency_mhz'),
    status: ofText(statusWord),
    area_class: ofText(areaClassWord),
    structure: ofText(mastClass),
    commune,
    operator,
    served_operators: (value) =>
      listParts(value)
        .map((part) => findOperator(part) ?? part)
        .join(';'),
    technologies: (value) => {
      if (typeof value !== 'string' && typeof value !== 'number') return Array.isArray(value) ? value.join(';') : value;
      const { ids, unknown } = generations(withLetters(String(value)));
      // A name may say both: "Viettel-4G".
      return [...ids, ...unknown.filter((part) => ids.length === 0 || findOperator(part) === undefined)].join(';');
    },
    technology: (value) => (typeof value === 'string' ? (generations(value).ids[0] ?? value) : value),
    kind: (value) =>
      mapping.role === 'fibre' && typeof value === 'string' ? value.trim().toLowerCase() : mastClass(value),
  };
}

/** Generations by their numbers alone: "2/3/4G" → "2G/3G/4G". */
function withLetters(text: string): string {
  return /^\s*[2-5]\s*g?(\s*[;,/+&|-]\s*[2-5]\s*g?)*\s*$/i.test(text) ? text.replace(/([2-5])\s*g?/gi, '$1G') : text;
}

/** The same text is converted once: a country writes the same few values 400,000 times. */
function ofText(convert: (value: unknown) => unknown): Convert {
  const text = remembered(convert);
  return (value) => (typeof value === 'string' ? text(value) : convert(value));
}
