import { useState } from 'react';
import type { Plan } from '../../model/plan.ts';
import type { PlanChanges as Changes } from '../../model/planner.ts';
import type { Basis } from '../../state/planner.ts';
import { PlanChangesSection } from './late.ts';
import { PlanPhases, usePhaseWords } from './plan-phases.tsx';
import { MoveTable } from './plan-result.tsx';
import { Segments } from './segments.tsx';
import toolStyles from './tool.module.css';
import { usePlannerWords } from './use-words.ts';

const LISTS = ['chosen', 'left', 'phases', 'changes'] as const;

/** The moves of a plan, those that a rule demands and it leaves, and what it changes. */
export function PlanMoves({
  plan,
  changes,
  basis,
}: {
  readonly plan: Plan;
  /** Null: not asked. */
  readonly changes: Changes | null;
  readonly basis: Basis;
}) {
  const words = usePlannerWords();
  const phaseWords = usePhaseWords();
  const [list, setList] = useState<(typeof LISTS)[number]>('chosen');
  const shown = list === 'left' ? 'left' : 'chosen';
  return (
    <section className={toolStyles.table} aria-label={words('plan.moves')}>
      <Segments
        label={words('plan.moves')}
        options={[
          { key: 'chosen', words: words('plan.chosen', { count: plan.chosen.length }) },
          { key: 'left', words: words('plan.left', { count: plan.mandatoryNotChosen.length }) },
          ...(plan.phases.length > 0 ? [{ key: 'phases', words: phaseWords('phase.title') } as const] : []),
          ...(changes ? [{ key: 'changes', words: words('plan.changes') } as const] : []),
        ]}
        current={list}
        onChange={setList}
      />
      {list === 'phases' ? (
        <div className={toolStyles.phases}>
          <PlanPhases plan={plan} />
        </div>
      ) : list === 'changes' && changes ? (
        <PlanChangesSection plan={plan} changes={changes} basis={basis} />
      ) : (
        <MoveTable
          key={shown}
          indexes={shown === 'chosen' ? plan.chosen : plan.mandatoryNotChosen}
          basis={basis}
          caption={words(shown === 'chosen' ? 'plan.moves' : 'plan.leftLong')}
          empty={words(shown === 'chosen' ? 'plan.chosenNone' : 'plan.leftNone')}
        />
      )}
    </section>
  );
}
