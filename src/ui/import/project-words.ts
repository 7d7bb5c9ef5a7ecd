import { PROJECT_WORDS } from '../../i18n/words/project.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(PROJECT_WORDS);

export function useProjectWords() {
  return WORDS[useApp((state) => state.language)];
}
