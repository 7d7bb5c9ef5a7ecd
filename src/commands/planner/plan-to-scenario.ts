import { editsOfMoves } from '../../analysis/scenario/edits-from.ts';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import { useApp } from '../../state/store.ts';
import { openTab } from '../open-tab.ts';
import { editScenario } from './edit-scenario.ts';

/** Makes the moves of the plan on the screen in the open scenario, or in a new one of this name. */
export async function planToScenario(name: string): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const hosts = hostsOf(basis.analysis.positions, province.structures);
  const moves = answer.plan.chosen.flatMap((index) => basis.candidates?.[index] ?? []);
  await editScenario(editsOfMoves(moves, basis.stations, hosts), name);
  openTab('scenarios');
}
