import type { Edit } from '../../model/scenario.ts';
import { withEdits } from '../../state/scenario-history.ts';
import { planner, show } from './planner-store.ts';

/** Takes edits out of the open scenario, or puts others in their place, as one step that can be undone. */
export function replaceEdits(change: (edits: readonly Edit[]) => readonly Edit[]): void {
  const { open } = planner();
  if (open) show(withEdits(open, change(open.scenario.edits), new Date().toISOString()));
}
