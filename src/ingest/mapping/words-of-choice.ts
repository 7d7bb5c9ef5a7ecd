import { folded } from '../names.ts';
import { MOST_LENGTH } from './numbers-in-text.ts';

/**
 * Words for one of a few choices, and lists of them, as people in Vietnam write them → what the readers of the model take. What cannot be
 * understood is given back as it stood, so that the reader names it as it was found.
 */

const YES = new Set([
  'co',
  'yes',
  'y',
  'true',
  '1',
  'x',
  'v',
  '✓',
  '✔',
  'da co',
  'dat',
  'roi',
  'da phu',
  'da phu song',
]);
const NO = new Set([
  'khong',
  'no',
  'n',
  'false',
  '0',
  'chua',
  'chua co',
  'chua phu',
  'chua phu song',
  'khong co',
  'chua dat',
]);

/** `yes`, `no`, or the value itself. */
export function yesNo(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? folded(value) : '';
  if (YES.has(text)) return 'yes';
  return NO.has(text) ? 'no' : value;
}

const STATUSES: readonly (readonly ['existing' | 'planned' | 'retired' | 'estimate', RegExp])[] = [
  ['estimate', /uoc luong|\bestimated?\b|opencellid/],
  [
    'retired',
    /ngung|thao do|da thao|thanh ly|(?<!dang )\bdung (hoat dong|phat song|khai thac)|\bhuy\b|retired|off[- ]air|decommission|inactive|khong (con )?hoat dong/,
  ],
  [
    'planned',
    /du kien|quy hoach|ke hoach|de xuat|\bsap\b|planned|xay moi|under construction|not yet|\bchua (xay|lap|trien khai|phat song|hoat dong|khoi cong|thi cong|hoan thanh|dua vao|on air|dau tu|di vao)|dang (xay|lap dat|trien khai|thi cong|dau tu|hoan thien|chuan bi)/,
  ],
  [
    'existing',
    /hoat dong|hien co|hien huu|da phat song|dang phat song|existing|on[- ]air|active|da xay|dang dung|su dung/,
  ],
];

export function statusWord(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = folded(value);
  return STATUSES.find(([, words]) => words.test(text))?.[0] ?? value;
}

export function areaClassWord(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = folded(value);
  if (
    /^(dt|tt)$|do thi|thanh thi|urban|thanh pho|phuong|thi xa|noi thanh/.test(text) &&
    !/ngoai do thi|ngoai|rural/.test(text)
  )
    return 'urban';
  if (/^nt$|nong thon|ngoai|other|rural|mien nui|xa\b|khac/.test(text)) return 'other';
  return value;
}

/** Words that say no more than that a class of masts follows. */
const MAST_CLASS =
  /^(?:(?:cot|loai|nhom|hang|ky hieu|ang ?-?ten|anten)\s+)*a\s?([12])\s?[.\-_]?\s?([abc])(?:\s*(?:[-–:;,(].*)?)$/;
const MAST_CLASSES = ['A1a', 'A1b', 'A2a', 'A2b', 'A2c'];

/** The class of a mast by Circular 14/2013/TT-BTTTT ("cột A2.b" → `A2b`), else the value itself. */
export function mastClass(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MOST_LENGTH) return value;
  const [, group, letter] = MAST_CLASS.exec(folded(value)) ?? [];
  return MAST_CLASSES.find((one) => one === `A${group}${letter}`) ?? value;
}

/** Parts of a list, whichever sign joins them. */
export function listParts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listParts);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text
    .split(/[;,|+/\n&]|\svà\s|\s-\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
