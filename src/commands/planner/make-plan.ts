import type { PlanOrder } from '../../model/questions.ts';
import { ask, planner, setPlanner } from './planner-store.ts';

/** Searches the plan, with proof; stopped by `stopAsking('plan')`. The pins are those of the store. */
export function makePlan(order: Omit<PlanOrder, 'method' | 'pinnedIn' | 'pinnedOut'>): Promise<void> {
  return ask(
    'plan',
    { kind: 'plan', order: { ...order, ...pins(), method: 'exact' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (plan) => setPlanner({ plan }),
  );
}

/** The same, greedily and at once. */
export function previewPlan(order: Omit<PlanOrder, 'method' | 'pinnedIn' | 'pinnedOut'>): Promise<void> {
  return ask(
    'preview',
    { kind: 'plan', order: { ...order, ...pins(), method: 'greedy' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (preview) => setPlanner({ preview }),
  );
}

function pins(): Pick<PlanOrder, 'pinnedIn' | 'pinnedOut'> {
  const { pinnedIn, pinnedOut } = planner();
  return { pinnedIn, pinnedOut };
}
