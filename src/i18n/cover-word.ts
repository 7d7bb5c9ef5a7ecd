import type { ClutterHeight } from '../model/clutter.ts';
import type { CoverClass } from '../model/ground.ts';
import type { Language } from './language.ts';
import { sayIn } from './translate.ts';
import { COVER_WORDS } from './words/cover.ts';

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
  'Clutter height',
] as const;

/** Class of land cover in words; one that has none by its name in the pack. */
export function coverWord(name: string, language: Language): string {
  const words = sayIn(COVER_WORDS, language);
  if (name === '') return words('common.unknown');
  const known = KNOWN.find((one) => one === name);
  return known === undefined ? name : words(`cover.${known}`);
}

/** The same for a class of a ground, which the profile may call otherwise. */
export function coverName(
  { code, name }: Pick<CoverClass, 'code' | 'name'>,
  language: Language,
  clutter: readonly ClutterHeight[] = [],
): string {
  return clutter.find((one) => one.code === code)?.name?.[language] ?? coverWord(name, language);
}

/** Classes as they are listed: those of one name, which a file of heights makes, as one with its range of heights, metres. */
export interface CoverLine {
  readonly one: CoverClass;
  readonly name: string;
  readonly leastM: number;
  readonly mostM: number;
}

export function coverLines(
  classes: readonly CoverClass[],
  language: Language,
  clutter: readonly ClutterHeight[] = [],
): readonly CoverLine[] {
  const lines = new Map<string, CoverLine>();
  for (const one of classes) {
    const name = coverName(one, language, clutter);
    const heightM = clutter.find(({ code }) => code === one.code)?.heightM ?? one.clutterM;
    const { leastM, mostM } = lines.get(name) ?? { leastM: heightM, mostM: heightM };
    lines.set(name, { one, name, leastM: Math.min(leastM, heightM), mostM: Math.max(mostM, heightM) });
  }
  return [...lines.values()];
}
