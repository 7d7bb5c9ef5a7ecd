import { hostsOf } from '../../analysis/sharing/hosts.ts';
import type { Edit } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import { openTab } from '../open-tab.ts';
import { editScenario } from './edit-scenario.ts';

/** Makes the moves of the plan on the screen in the open scenario, or in a new one of this name. */
export async function planToScenario(name: string): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const hosts = hostsOf(basis.analysis.positions, province.structures);
  const edits = answer.plan.chosen.flatMap((index): Edit[] => {
    const candidate = basis.candidates?.[index];
    const station = candidate && basis.stations[candidate.station]?.id;
    const host = candidate && hosts[candidate.host]?.id;
    return station && host ? [{ kind: 'share', station, host }] : [];
  });
  await editScenario(edits, name);
  openTab('scenarios');
}
