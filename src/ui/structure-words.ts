import type { DetailI18n } from './use-detail.ts';

export const KNOWN_STRUCTURES = ['rooftop', 'monopole', 'lattice tower', 'guyed mast'] as const;

/** The usual kinds in the reader's language; another province's own words as they are. */
export function structureWords(structure: string, { t }: Pick<DetailI18n, 't'>): string {
  const known = KNOWN_STRUCTURES.find((one) => one === structure);
  return known ? t(`structure.${known}`) : structure;
}
