import { ask, setPlanner } from './planner-store.ts';

/** The goal by unit, by operator and over time. */
export function lookAtGoal(): Promise<void> {
  return ask(
    'goal',
    { kind: 'goal' },
    (answer) => (answer.kind === 'goal' ? answer : null),
    (goal) => setPlanner({ goal }),
  );
}
