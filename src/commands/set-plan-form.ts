import { useApp } from '../state/store.ts';
import type { PlanForm } from '../state/workbench.ts';

/** Changes what the next plan is asked for; nothing is computed yet. */
export function setPlanForm(change: Partial<PlanForm>): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, plan: { ...workbench.plan, ...change } } });
}
