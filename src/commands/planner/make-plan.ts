import type { PlanOrder } from '../../model/questions.ts';
import { ask, setPlanner } from './planner-store.ts';

/** Searches the plan, with proof; stopped by `stopAsking('plan')`. */
export function makePlan(order: Omit<PlanOrder, 'method'>): Promise<void> {
  return ask(
    'plan',
    { kind: 'plan', order: { ...order, method: 'exact' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (plan) => setPlanner({ plan }),
  );
}

/** The same, greedily and at once. */
export function previewPlan(order: Omit<PlanOrder, 'method'>): Promise<void> {
  return ask(
    'preview',
    { kind: 'plan', order: { ...order, method: 'greedy' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (preview) => setPlanner({ preview }),
  );
}
