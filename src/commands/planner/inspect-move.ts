import { ask, setPlanner } from './planner-store.ts';

/** Villages that a candidate gains and loses, by the full engine; indexes of the candidate's station and host. */
export function inspectMove(station: number, host: number): Promise<void> {
  return ask(
    'move',
    { kind: 'move', station, host },
    (answer) => (answer.kind === 'move' ? answer : null),
    (move) => setPlanner({ move }),
  );
}
