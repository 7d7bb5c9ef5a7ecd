import type { ClutterHeight } from '../model/clutter.ts';
import type { CoverClass } from '../model/ground.ts';
import type { Language } from './language.ts';
import { sayIn } from './translate.ts';
import { COVER_WORDS } from './words/cover.ts';

/** Classes whose names are known in both languages, by what ground packs call them. */
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

/** What a class of land cover is called: by the profile, else in the reader's language, else as its pack has it. */
export function coverName(
  { code, name }: Pick<CoverClass, 'code' | 'name'>,
  language: Language,
  clutter: readonly ClutterHeight[] = [],
): string {
  const stated = clutter.find((one) => one.code === code)?.name;
  if (stated) return stated[language];
  const known = KNOWN.find((one) => one === name);
  return known ? sayIn(COVER_WORDS, language)(`cover.${known}`) : name;
}
