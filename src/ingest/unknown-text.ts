import { folded, PLAIN_WORDS, remembered } from './names.ts';

/**
 * What people and spreadsheets write where they know nothing: signs, error texts, words. None of
 * it is a value, and above all none of it is an id: masts far apart would become one position.
 */

/** What a cell is meant for: in one of yes or no "không" is an answer, and a village may be called "Na". */
export type MeantFor = 'yes-no' | 'name' | 'id' | 'other';

const LONGEST = 40;
/** No letter and no digit. */
const SIGNS = /^[^\p{L}\p{N}]+$/u;
/** Signs that mean yes. */
const TICKS = /^[✓✔☑√●•+☒✗✘]+$/;
/** Of Excel in any language, and of LibreOffice. */
const ERROR = /^(#n\/?a!?|#div\/0!?|#[\p{L}_]{2,}[!?]|#getting_data|err:\d{3})$/iu;
const NOTHING = new Set([
  'n/a',
  'n.a',
  'n.a.',
  '#n/a',
  'n/d',
  'null',
  'nil',
  'nan',
  'none',
  'undefined',
  'unknown',
  'unk',
  'not available',
  'not applicable',
  'tbd',
  'tba',
  'blank',
  '(blank)',
  '(trong)',
  'trong',
  'de trong',
  'bo trong',
  'chua ro',
  'khong ro',
  'chua biet',
  'khong biet',
  'chua xac dinh',
  'khong xac dinh',
  'kxd',
  'cxd',
  'chua cap nhat',
  'dang cap nhat',
  'cap nhat sau',
  'bo sung sau',
  'chua co so lieu',
  'khong co so lieu',
  'chua co du lieu',
  'khong co du lieu',
  'chua co thong tin',
  'khong co thong tin',
  'khong ap dung',
  'khong co ma',
  'chua co ma',
  'chua cap ma',
  'chua cap',
  'chua duoc cap',
  'dang cap',
  'chua dat ma',
  'khong nho',
]);
/** No where yes or no is asked, nothing elsewhere. */
const NO = new Set([
  'khong',
  'khong co',
  'k',
  'ko',
  'ko co',
  'k co',
  'kc',
  'chua',
  'chua co',
  'no',
  'x',
  'na',
  'xx',
  'xxx',
]);
/** Of an id: whether others share it, in place of which it is. Everything of a province would be one. */
const NO_ID = new Set([
  'co',
  'yes',
  'dung chung',
  'khong dung chung',
  'chua dung chung',
  'khong chia se',
  'dung rieng',
  'rieng le',
  'doc lap',
  'tram don',
  'tu xay',
  'tu xay dung',
]);
/** What may well be somebody's name. */
const SHORT_NAMES = new Set(['k', 'ko', 'kc', 'no', 'x', 'na', 'xx', 'khong', 'chua', 'trong']);

const nothingIn = remembered((text): 'signs' | 'word' | 'no' | 'short' | 'value' => {
  if (SIGNS.test(text)) return TICKS.test(text) ? 'value' : 'signs';
  if (ERROR.test(text)) return 'signs';
  const word = folded(text).replace(/[.!…]+$/, '');
  if (NOTHING.has(word) || NOTHING.has(folded(text))) return SHORT_NAMES.has(word) ? 'short' : 'word';
  // "K.C", "k.x.đ.": letters with points between them.
  if (/^(\p{L}\.)+\p{L}?$/u.test(text)) {
    const letters = word.replaceAll('.', '');
    if (NOTHING.has(letters) || NO.has(letters)) return 'short';
  }
  if (!NO.has(word)) return 'value';
  return SHORT_NAMES.has(word) ? 'short' : 'no';
});

/** Whether a text says that nothing is known. */
export function isUnknownText(given: string, meant: MeantFor = 'other'): boolean {
  const text = given.trim();
  if (text === '') return true;
  if (text.length > LONGEST) return false;
  if (/\d/.test(text)) return ERROR.test(text) || (meant === 'id' && /^0+([.,]0+)?$/.test(text));
  switch (nothingIn(text)) {
    case 'value':
      return meant === 'id' && NO_ID.has(folded(text));
    case 'no':
      return meant !== 'yes-no';
    case 'short':
      return meant === 'id' || meant === 'other';
    default:
      return true;
  }
}

/**
 * A cell without what a spreadsheet adds to keep a text a text: `'0123`, `="0123"`, and blanks
 * that cannot be seen.
 */
export function plainCell(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  const seen = text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\u00A0/g, ' ')
    .trim();
  const formula = /^="([^"]*)"$/.exec(seen)?.[1] ?? seen;
  return /^['’‘`´](?=[\p{L}\p{N}+-])/u.test(formula) && !/['’"″]\s*\p{L}?$/u.test(formula) ? formula.slice(1) : formula;
}
