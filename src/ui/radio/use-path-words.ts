import { RADIO_PATH_WORDS } from '../../i18n/words/radio-path.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(RADIO_PATH_WORDS);

/** The words of terrain sections in the language of the screen. */
export function usePathWords() {
  return WORDS[useApp((state) => state.language)];
}
