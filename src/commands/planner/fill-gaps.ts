import type { GapOrder } from '../../model/planner.ts';
import { ask, setPlanner } from './planner-store.ts';

/** The next positions that reach the most people; `exact`: with the proven optimum beside the greedy choice. */
export function fillGaps(order: GapOrder, exact: boolean): Promise<void> {
  return ask(
    'gaps',
    { kind: 'gaps', order, exact },
    (answer) => (answer.kind === 'gaps' ? answer : null),
    (gaps) => setPlanner({ gaps }),
  );
}
