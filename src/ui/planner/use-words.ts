import { AGREEMENT_WORDS } from '../../i18n/words/agreement.ts';
import { PLANNER_WORDS } from '../../i18n/words/planner.ts';
import { SCENARIO_WORDS } from '../../i18n/words/scenario.ts';
import { TOOL_WORDS } from '../../i18n/words/tools.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const VI = { ...PLANNER_WORDS.vi, ...TOOL_WORDS.vi, ...SCENARIO_WORDS.vi, ...AGREEMENT_WORDS.vi };
const WORDS = speaker<keyof typeof VI>({
  vi: VI,
  en: { ...PLANNER_WORDS.en, ...TOOL_WORDS.en, ...SCENARIO_WORDS.en, ...AGREEMENT_WORDS.en },
});

/** The words of the workbench in the language of the screen. */
export function usePlannerWords() {
  return WORDS[useApp((state) => state.language)];
}
