import { IMPORT_WORDS } from '../../i18n/words/import.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(IMPORT_WORDS);

type ImportWordsFor = (typeof WORDS)['vi'];

/** Words of the import in the language of the screen. */
export function useWords(): ImportWordsFor {
  return WORDS[useApp((state) => state.language)];
}
