import { undone } from '../../state/scenario-history.ts';
import { planner, show } from './planner-store.ts';

export function undoEdit(): void {
  const { open } = planner();
  if (open && open.past.length > 0) show(undone(open, new Date().toISOString()));
}
