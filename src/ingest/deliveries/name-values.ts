import type { WholeFileValue } from '../../model/import.ts';
import type { ImportRole } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { FIBRE_NODE_KINDS } from '../fibre.ts';
import { communeFinder } from '../mapping/communes.ts';
import { operatorBySpelling, technologiesBySpelling } from '../mapping/spellings.ts';
import { statusWord } from '../mapping/words-of-choice.ts';
import { folded } from '../names.ts';

/**
 * What the names of a file, its sheet and its folder say of all its rows: operators send files
 * such as `Viettel_NB_2025.xlsx` without a column that says whose stations they are.
 */

export type NameProfile = Pick<Profile, 'operators' | 'technologies' | 'communes'>;

export interface NamesOfFile {
  /** With its ending. */
  readonly file: string;
  /** Sheet or layer; null where there is only one, or none. */
  readonly sheet: string | null;
  /** The folder it lay in, not the whole path; null: not known. */
  readonly folder: string | null;
}

/** The nearest name that says something of a field counts: sheet, then file, then folder. */
export function valuesFromNames(
  { file, sheet, folder }: NamesOfFile,
  role: ImportRole,
  profile: NameProfile,
): readonly WholeFileValue[] {
  const names = [
    { from: 'sheet', text: sheet },
    { from: 'file', text: file.replace(/\.[a-z0-9]{1,8}$/i, '') },
    { from: 'folder', text: folder },
  ] as const;
  const values = new Map<string, WholeFileValue>();
  for (const { from, text } of names) {
    if (text === null) continue;
    for (const [field, value] of Object.entries(valuesIn(text, role, profile)))
      if (!values.has(field)) values.set(field, { field, value, from, text });
  }
  return [...values.values()];
}

function valuesIn(name: string, role: ImportRole, profile: NameProfile): Readonly<Record<string, string>> {
  const words = folded(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const values: Record<string, string | null> = {};
  if (role === 'stations' || role === 'fibre') values.operator = operatorIn(words, profile);
  if (role === 'stations') {
    values.status = statusIn(words);
    values.technologies = technologiesIn(words, profile);
    values.area_class = areaClassIn(words);
  }
  if (role === 'fibre') {
    const kinds = FIBRE_NODE_KINDS.filter((kind) => words.split(' ').includes(kind));
    values.kind = kinds.length === 1 ? (kinds[0] ?? null) : null;
  }
  if (role === 'villages' || role === 'villageTable') values.commune = communeIn(words, profile);
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === null ? [] : [[field, value]])),
  );
}

/** Short aliases ("MBF") only as words of their own; of two operators neither is taken. */
function operatorIn(words: string, { operators }: NameProfile): string | null {
  const padded = ` ${words} `;
  const named = new Set(
    operators.flatMap(({ id, aliases }) =>
      [id, ...aliases].some((alias) => padded.includes(` ${folded(alias).replace(/[^a-z0-9]+/g, ' ')} `)) ? [id] : [],
    ),
  );
  if (named.size > 0) return named.size === 1 ? ([...named][0] ?? null) : null;
  // "ViettelNB2025" is written without a sign between its parts.
  return operatorBySpelling(operators)(words) ?? null;
}

/** The department is called "Kế hoạch và Đầu tư"; that plans nothing. */
const NO_STATUS = /ke hoach (va )?dau tu|so ke hoach/g;
const STATUS_WORDS: readonly (readonly [status: string, words: RegExp])[] = [
  ['planned', /\b(du kien|quy hoach|ke hoach|de xuat|chua xay|xay moi|planned|plan)\b/],
  ['existing', /\b(hien trang|hien co|hien huu|dang hoat dong|existing)\b/],
  ['retired', /\b(ngung hoat dong|thao do|thanh ly|retired)\b/],
];

/** Two that contradict each other say nothing. */
function statusIn(words: string): string | null {
  const text = words.replace(NO_STATUS, ' ');
  const said = STATUS_WORDS.flatMap(([status, pattern]) => (pattern.test(text) ? [status] : []));
  return said.length === 1 ? (said[0] ?? null) : null;
}

function technologiesIn(words: string, { technologies }: NameProfile): string | null {
  const generations = technologiesBySpelling(technologies);
  const ids = words.split(' ').flatMap((word) => (/^([2-5]g)+$|^lte$/.test(word) ? generations(word).ids : []));
  const ordered = technologies.map(({ id }) => id).filter((id) => ids.includes(id));
  return ordered.length > 0 ? ordered.join(';') : null;
}

function areaClassIn(words: string): string | null {
  const [urban, other] = [/\b(do thi|noi thanh)\b/.test(words), /\bnong thon\b/.test(words)];
  return urban === other ? null : urban ? 'urban' : 'other';
}

const COMMUNE_KINDS = ['xa', 'phuong', 'thi tran', 'tt'];

/** "Danh sách thôn xã Gia Lập 2025": the longest run of words after the kind that the profile knows. */
function communeIn(words: string, { communes = [] }: NameProfile): string | null {
  const find = communeFinder(communes);
  const whole = find(words);
  if (whole.length === 1) return whole[0] ?? null;
  const list = words.split(' ');
  for (let at = 0; at < list.length; at++) {
    const kind = COMMUNE_KINDS.find((one) => list.slice(at).join(' ').startsWith(`${one} `));
    if (kind === undefined) continue;
    for (let to = Math.min(list.length, at + 8); to > at + kind.split(' ').length; to--) {
      const names = find(list.slice(at, to).join(' '));
      if (names.length === 1) return names[0] ?? null;
    }
  }
  return null;
}

/** Whether a cell says planned, existing or retired in any of the usual words. */
export function statusOfText(text: string): string | null {
  const status = statusIn(folded(text).replace(/[^a-z0-9]+/g, ' ')) ?? statusWord(text);
  return typeof status === 'string' && ['planned', 'existing', 'retired'].includes(status) ? status : null;
}
