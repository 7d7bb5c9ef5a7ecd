import { ask, setPlanner } from './planner-store.ts';

/** Asks what would go dark with these positions off; nothing is edited. */
export function tryOutage(positions: readonly number[]): Promise<void> {
  return ask(
    'outage',
    { kind: 'outage', positions },
    (answer) => (answer.kind === 'outage' ? answer : null),
    (outage) => setPlanner({ outage }),
  );
}
