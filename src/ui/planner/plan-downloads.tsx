import { useState } from 'react';
import { exportPlan, PLAN_FORMATS } from '../../commands/plan-files.ts';
import type { Plan } from '../../model/plan.ts';
import type { Basis } from '../../state/planner.ts';
import controls from '../styles/controls.module.css';
import { PlanReport } from './late.ts';
import { usePlannerWords } from './use-words.ts';

/** The plan leaves: as files for the operators, and on paper. */
export function PlanDownloads({ plan, basis }: { readonly plan: Plan; readonly basis: Basis }) {
  const words = usePlannerWords();
  const [reporting, setReporting] = useState(false);
  return (
    <div>
      <h3>{words('plan.export')}</h3>
      <p className={controls.actions}>
        {PLAN_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => void exportPlan(format)}
          >
            {words(`plan.${format}`)}
          </button>
        ))}
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setReporting(true)}>
          {words('common.a4Report')}
        </button>
      </p>
      {reporting && <PlanReport plan={plan} basis={basis} onClose={() => setReporting(false)} />}
    </div>
  );
}
