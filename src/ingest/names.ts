import type { Operator, Technology } from '../model/profile.ts';

/** Finds the profile's id for what a file calls an operator or technology; case and diacritics do not matter. */
export type FindId = (name: string) => string | undefined;

/** @returns The operator's id by id or alias. */
export function operatorFinder(operators: readonly Operator[]): FindId {
  const ids = new Map<string, string>();
  for (const { id, aliases } of operators) for (const alias of aliases) ids.set(folded(alias), id);
  for (const { id } of operators) ids.set(folded(id), id);
  return (name) => ids.get(folded(name));
}

export function technologyFinder(technologies: readonly Technology[]): FindId {
  const ids = new Map(technologies.map(({ id }) => [folded(id), id]));
  return (name) => ids.get(folded(name));
}

/** Without case, diacritics and repeated spaces; đ is no letter with a mark in Unicode. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}
