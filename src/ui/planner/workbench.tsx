import { openTab } from '../../commands/open-tab.ts';
import { useApp } from '../../state/store.ts';
import { WORKBENCH_TABS } from '../../state/workbench.ts';
import { CandidateTable } from './candidate-table.tsx';
import { Tabs } from './tabs.tsx';
import { usePlannerWords } from './use-words.ts';
import './planner.css';

/** The planner's tools under the map, one at a time. */
export function Workbench() {
  const t = usePlannerWords();
  const tab = useApp((state) => state.workbench.tab);
  return (
    <div className="workbench">
      <Tabs
        label={t('tab.label')}
        tabs={WORKBENCH_TABS.map((key) => ({ key, words: t(`tab.${key}`) }))}
        current={tab}
        onChange={openTab}
      >
        {tab === 'candidates' && <CandidateTable />}
      </Tabs>
    </div>
  );
}
