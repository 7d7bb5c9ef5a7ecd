import type { Edit } from '../../model/scenario.ts';
import { withEdits } from '../../state/scenario-history.ts';
import { planner, show } from './planner-store.ts';
import { startScenario } from './start-scenario.ts';

/**
 * Makes edits as one step that can be undone. Where no scenario is open, one is begun.
 *
 * @param name Of the scenario begun.
 */
export async function editScenario(edits: readonly Edit[], name: string): Promise<void> {
  const { open } = planner();
  if (!open) return startScenario(name, edits);
  show(withEdits(open, [...open.scenario.edits, ...edits], new Date().toISOString()));
}
