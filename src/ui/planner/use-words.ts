import { PLANNER_WORDS } from '../../i18n/words-planner.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker<keyof typeof PLANNER_WORDS.vi>(PLANNER_WORDS);

/** The words of the workbench in the language of the screen. */
export function usePlannerWords() {
  return WORDS[useApp((state) => state.language)];
}
