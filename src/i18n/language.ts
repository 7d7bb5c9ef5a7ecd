import type { LocalText } from '../model/profile.ts';

/** The languages of the screens are those in which a profile gives its names. */
export type Language = keyof LocalText;
export const LANGUAGES: readonly Language[] = ['vi', 'en'];
