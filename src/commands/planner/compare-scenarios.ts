import type { Edit } from '../../model/scenario.ts';
import { ask, planner, setPlanner } from './planner-store.ts';

/** Computes two scenarios side by side; null: the data as they are. */
export function compareScenarios(a: string | null, b: string | null): Promise<void> {
  const find = (id: string | null) => planner().scenarios.find((one) => one.id === id);
  const edits = (id: string | null): readonly Edit[] => find(id)?.edits ?? [];
  const names = [find(a)?.name ?? '', find(b)?.name ?? ''] as const;
  return ask(
    'compare',
    { kind: 'compare', a: edits(a), b: edits(b) },
    (answer) => (answer.kind === 'compare' ? answer : null),
    (compare) => setPlanner({ compare: { ...compare, names } }),
  );
}
