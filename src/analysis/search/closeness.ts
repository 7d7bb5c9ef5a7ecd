import { isNumber } from './fold.ts';

/**
 * How well a typed word stands for a word of a name, from 0 (not at all) to 1 (the same).
 *
 * Vietnamese names are made of syllables of two to six letters: the relative edit distance of
 * a general search library there forgives nothing or everything. So: the same, the
 * beginning of it, or one slip (a letter wrong, lost, doubled, or two that changed places).
 *
 * @param question `last`: the word is still being typed, and a beginning is what is to be expected.
 */
export function closeness(typed: string, word: string, { last }: { readonly last: boolean }): number {
  if (typed === word) return 1;
  if (isNumber(typed)) return last && word.startsWith(typed) && isNumber(word) ? 0.5 : 0;
  if (word.startsWith(typed)) return (last ? 0.7 : 0.45) + (0.2 * typed.length) / word.length;
  return typed.length >= 3 && oneSlip(typed, word) ? 0.5 : 0;
}

/** Damerau's distance of one, read from both ends. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
