import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { followWork } from '../../commands/link-work.ts';
import { openTab } from '../../commands/workbench.ts';
import { useApp } from '../../state/store.ts';
import { WORKBENCH_TABS, type WorkbenchTab } from '../../state/workbench.ts';
import { PHONE, useMedia } from '../use-media.ts';
import { AgreementTab } from './agreement-tab.tsx';
import { CandidateTable } from './candidate-table.tsx';
import { FailureTab } from './failure-tab.tsx';
import { GapsTab } from './gaps-tab.tsx';
import { LineKey } from './line-key.tsx';
import { PairsTab } from './pairs-tab.tsx';
import { PlanTab } from './plan-tab.tsx';
import { UndoRedo } from './scenario-edits.tsx';
import { ScenariosTab } from './scenarios-tab.tsx';
import { Tabs } from './tabs.tsx';
import { usePlannerWords } from './use-words.ts';
import styles from './workbench.module.css';

const TOOLS: Readonly<Record<WorkbenchTab, () => React.ReactNode>> = {
  candidates: CandidateTable,
  pairs: PairsTab,
  plan: PlanTab,
  agreement: AgreementTab,
  gaps: GapsTab,
  failure: FailureTab,
  scenarios: ScenariosTab,
};

/** The planner's tools under the map, one at a time. */
export function Workbench() {
  const t = usePlannerWords();
  const tab = useApp((state) => state.workbench.tab);
  const known = useApp((state) => state.analysis !== null);
  const Tool = TOOLS[tab];
  const swiped = useApp((state) => state.workbench.swipe !== null);
  const phone = useMedia(PHONE);
  /** The map's surroundings: the key to its lines stands there. */
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const findStage = useCallback((own: HTMLElement | null) => setStage(own?.closest('main') ?? null), []);
  useEffect(followWork, []);
  if (!known) return null;
  return (
    <div className={styles.workbench} ref={findStage}>
      {stage && !phone && !swiped && createPortal(<LineKey where="map" />, stage)}
      <Tabs
        label={t('tab.label')}
        tabs={WORKBENCH_TABS.map((key) => ({ key, words: t(`tab.${key}`) }))}
        current={tab}
        onChange={openTab}
        aside={<UndoRedo />}
      >
        <Tool />
      </Tabs>
    </div>
  );
}
