import type { Operator, Technology } from '../model/profile.ts';

/** Finds the profile's id for what a file calls an operator or technology; case and diacritics do not matter. */
export type FindId = (name: string) => string | undefined;

/** @returns The operator's id by id or alias. */
export function operatorFinder(operators: readonly Operator[]): FindId {
  const ids = new Map<string, string>();
  for (const { id, aliases } of operators) for (const alias of aliases) ids.set(folded(alias), id);
  for (const { id } of operators) ids.set(folded(id), id);
  return remembered((name) => ids.get(folded(name)));
}

export function technologyFinder(technologies: readonly Technology[]): FindId {
  const ids = new Map(technologies.map(({ id }) => [folded(id), id]));
  return remembered((name) => ids.get(folded(name)));
}

const MOST_REMEMBERED = 5_000;

/** The same answer for the same text, made once: a country writes the same few values 400,000 times. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const made = make(text);
    if (known.size < MOST_REMEMBERED) known.set(text, made);
    return made;
  };
}

/** Letters and digits without marks, one blank between words: most cells of large tables. */
export const PLAIN_WORDS = /^[\w.,;/:+-]+(?: [\w.,;/:+-]+)*$/;

/** Without case, diacritics and repeated spaces; đ is no letter with a mark in Unicode. */
export function folded(text: string): string {
  if (PLAIN_WORDS.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}
