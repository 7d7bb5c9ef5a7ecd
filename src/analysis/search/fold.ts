/** How people write place names when they are in a hurry: no marks, abbreviations, words and numbers run together. */

/** Lower case without accents, đ as d, everything else but letters and digits as one blank. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Abbreviations of kinds of places. A single letter at the end may be the beginning of a name instead. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  tdp: ['to', 'dan', 'pho'],
  tt: ['thi', 'tran'],
  tp: ['thanh', 'pho'],
  tx: ['thi', 'xa'],
  p: ['phuong'],
  x: ['xa'],
  h: ['huyen'],
  q: ['quan'],
};

/** Words that name a kind of place rather than one place. */
export const KIND_WORDS: ReadonlySet<string> = new Set(
  ['thon xom ban pho lang ap khom buon', 'to dan pho khu khoi', 'xa phuong thi tran quan huyen thanh pho tinh dac khu']
    .join(' ')
    .split(' '),
);

/** "TDP số 3" → to dan pho 3; "xom05" → xom 5. */
export function wordsOf(text: string): readonly string[] {
  const rough = fold(text)
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .split(' ')
    .filter((word) => word !== '');
  return rough.flatMap((word, index) => {
    const next = rough[index + 1];
    if (isNumber(word)) return [word.replace(/^0+(?=\d)/, '')];
    if (word === 'so' && next !== undefined && isNumber(next)) return [];
    const long = SHORT[word];
    return long && (word.length > 1 || next !== undefined) ? long : [word];
  });
}

/** Whether a word is digits alone. */
export function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
