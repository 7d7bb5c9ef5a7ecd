import { IMPORT_WORDS } from '../../i18n/words/import.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(IMPORT_WORDS);

type ImportKey = keyof (typeof IMPORT_WORDS)['vi'];
export type ImportWordsFor = (typeof WORDS)['vi'];

/** Words of the import in the language of the screen. */
export function useWords(): ImportWordsFor {
  return WORDS[useApp((state) => state.language)];
}

/** What a field of the model is called. */
export function fieldName(t: ImportWordsFor, field: string): string {
  const key = `field.${field}`;
  return isKey(key) ? t(key) : field;
}

function isKey(key: string): key is ImportKey {
  return key in IMPORT_WORDS.vi;
}
