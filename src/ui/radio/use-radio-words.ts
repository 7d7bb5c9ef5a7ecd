import { RADIO_WORDS } from '../../i18n/words/radio.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(RADIO_WORDS);

/** The words of the radio screens in the language of the screen. */
export function useRadioWords() {
  return WORDS[useApp((state) => state.language)];
}
