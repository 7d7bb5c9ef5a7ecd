import type { Say } from './translate.ts';
import type { MeasuredKey } from './words/measured.ts';

/** Classes of ESA WorldCover, and the sea; a ground pack may name others. */
const KNOWN = [
  'Tree cover',
  'Shrubland',
  'Grassland',
  'Cropland',
  'Built-up',
  'Bare or sparse vegetation',
  'Snow and ice',
  'Permanent water bodies',
  'Herbaceous wetland',
  'Mangroves',
  'Moss and lichen',
  'Sea',
] as const;

/** Class of land cover in words; one that has none by its name in the pack. */
export function coverWord(words: Say<MeasuredKey>, name: string): string {
  if (name === '') return words('common.unknown');
  const known = KNOWN.find((one) => one === name);
  return known === undefined ? name : words(`measured.cover.${known}`);
}
