import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { KEEP_WORDS } from '../i18n/words/keep.ts';
import type { Scenario } from '../model/scenario.ts';
import type { OpenScenario, PlannerState } from '../state/planner.ts';
import { useApp } from '../state/store.ts';
import { compute } from './analysis.ts';
import { keep, keptScenarios } from './kept-scenarios.ts';
import { hearOtherTabs } from './other-tabs.ts';

/** What the planner's commands do to the store, in one place. */

/** The planner's part of the store. */
export function planner(): PlannerState {
  return useApp.getState().planner;
}

/** Changes some of it. */
export function setPlanner(change: Partial<PlannerState>): void {
  useApp.setState({ planner: { ...planner(), ...change } });
}

/** Puts a scenario on the screen and computes it; null: the data as they are. */
export function show(open: OpenScenario | null): void {
  setPlanner({ open });
  if (open) keepScenario(open.scenario);
  compute();
}

/** Among the scenarios of the page at once, and kept for the next visit as soon as it can be. */
export function keepScenario(scenario: Scenario): void {
  setPlanner({ scenarios: [scenario, ...planner().scenarios.filter(({ id }) => id !== scenario.id)] });
  const { language } = useApp.getState();
  keep(scenario, (other) => otherTabsCopy(other, language)).then(({ kept, copy }) => {
    const keeping = kept ? 'kept' : 'not-kept';
    if (planner().keeping !== keeping) setPlanner({ keeping });
    if (copy === undefined) return;
    setPlanner({ scenarios: [...planner().scenarios, copy] });
    useApp.setState({ keepProblem: { kind: 'scenario-copied', name: copy.name } });
  });
}

/** The version of another tab under a name and id of its own. */
function otherTabsCopy(scenario: Scenario, language: Language): Scenario {
  const name = say(KEEP_WORDS, language, 'keep.copyName', { name: scenario.name });
  return { ...scenario, id: newScenarioId(), name };
}

/** Not `randomUUID`: pages that came by plain http have none. */
export function newScenarioId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From now on scenarios of this tab are what other tabs make of them. */
export function followOtherTabs(): void {
  if (follows) return;
  follows = true;
  hearOtherTabs(async (news) => {
    const { province } = useApp.getState();
    if (news.what !== 'scenario' || province === null) return;
    const kept = await keptScenarios(province.profile.id);
    if (kept === null || useApp.getState().province !== province) return;
    setPlanner({ scenarios: kept });
    const { open } = planner();
    const changed = kept.find(({ id }) => id === open?.scenario.id);
    if (open === null || open.scenario.id !== news.id) return;
    if (changed === undefined) setPlanner({ open: null });
    else if (changed.changed === open.scenario.changed) return;
    else setPlanner({ open: { scenario: changed, past: [...open.past, open.scenario.edits], future: [] } });
    compute();
  });
}

let follows = false;
