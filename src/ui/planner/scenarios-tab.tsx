import { ScenarioCompare } from './scenario-compare.tsx';
import { ScenarioEdits } from './scenario-edits.tsx';
import { ScenarioList } from './scenario-list.tsx';
import toolStyles from './tool.module.css';
import { usePlannerWords } from './use-words.ts';

/** What could be otherwise: the scenarios, what the open one changes, and two of them side by side. */
export function ScenariosTab() {
  const words = usePlannerWords();
  return (
    <div className={`${toolStyles.tool} ${toolStyles.thirds}`}>
      <section aria-label={words('tab.scenarios')}>
        <ScenarioList />
      </section>
      <section aria-label={words('scenario.edits')}>
        <h3>{words('scenario.edits')}</h3>
        <ScenarioEdits />
      </section>
      <section aria-label={words('compare.title')}>
        <h3>{words('compare.title')}</h3>
        <ScenarioCompare />
      </section>
    </div>
  );
}
