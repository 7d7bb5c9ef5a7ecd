import { ask, setPlanner } from './planner-store.ts';

/** Standing positions that could become one. */
export function findPairs(withinM: number): Promise<void> {
  return ask(
    'pairs',
    { kind: 'pairs', withinM },
    (answer) => (answer.kind === 'pairs' ? answer : null),
    (pairs) => setPlanner({ pairs }),
  );
}
