import { redone } from '../../state/scenario-history.ts';
import { planner, show } from './planner-store.ts';

export function redoEdit(): void {
  const { open } = planner();
  if (open && open.future.length > 0) show(redone(open, new Date().toISOString()));
}
