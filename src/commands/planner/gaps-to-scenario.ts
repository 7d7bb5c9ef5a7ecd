import { editsOfGaps } from '../../analysis/scenario/edits-from.ts';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import type { GapSite } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { openTab } from '../open-tab.ts';
import { editScenario } from './edit-scenario.ts';

/**
 * Adds a planned station at each place found, in the open scenario or in a new one of this
 * name. Where the search was for anyone's coverage, the first operator of the profile that is
 * not there yet stands for whoever builds it: the scenario's station can be changed.
 */
export async function gapsToScenario(name: string): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.gaps.kind !== 'done' || !province) return;
  const { answer, basis } = planner.gaps;
  const { order, sites, reanalysed } = answer.filling;
  const { positions } = basis.analysis;
  const { operators } = province.profile;
  const newcomerAt = ({ kind, index }: GapSite): string => {
    const there = kind === 'existing' ? (positions[index]?.operators ?? []) : [];
    return (operators.find(({ id }) => !there.includes(id)) ?? operators[0])?.id ?? '';
  };
  const chosen = reanalysed.sites.flatMap((index) => sites[index] ?? []);
  const hosts = hostsOf(positions, province.structures);
  await editScenario(editsOfGaps(chosen, order, newcomerAt, basis.stations, hosts, positions.length), name);
  openTab('scenarios');
}
