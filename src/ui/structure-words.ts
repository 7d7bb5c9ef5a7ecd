import type { DetailI18n } from './use-detail.ts';

/** Kinds of masts, and the classes of Circular 14/2013/TT-BTTTT. */
export const KNOWN_STRUCTURES = [
  'rooftop',
  'monopole',
  'lattice tower',
  'guyed mast',
  'A1a',
  'A1b',
  'A2a',
  'A2b',
  'A2c',
] as const;

/** The usual kinds in the reader's language; another province's own words as they are. */
export function structureWords(structure: string, { t }: Pick<DetailI18n, 't'>): string {
  const known = KNOWN_STRUCTURES.find((one) => one === structure);
  return known ? t(`structure.${known}`) : structure;
}
