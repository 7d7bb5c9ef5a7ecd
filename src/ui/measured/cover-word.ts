import { MEASURED_WORDS } from '../../i18n/words/measured.ts';
import type { useMeasuredWords } from './use-measured.ts';

/** Class of land cover in words; a ground pack may name others. */
export function coverWord(words: ReturnType<typeof useMeasuredWords>, name: string): string {
  if (name === '') return words('common.unknown');
  const key = `measured.cover.${name}`;
  return isKey(key) ? words(key) : name;
}

function isKey(key: string): key is keyof typeof MEASURED_WORDS.vi {
  return key in MEASURED_WORDS.vi;
}
