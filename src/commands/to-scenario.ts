import { editsOfGaps, editsOfMoves, editsOfPair } from '../analysis/scenario/edits-from.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import type { GapSite, Pair } from '../model/planner.ts';
import { useApp } from '../state/store.ts';
import { editScenario } from './scenarios.ts';
import { openTab } from './workbench.ts';

/** Makes the moves of the plan on the screen in the open scenario, or in a new one of this name. */
export async function planToScenario(name: string): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.plan.kind !== 'done' || !province) return;
  const { answer, basis } = planner.plan;
  const hosts = hostsOf(basis.analysis.positions, province.structures, basis.sites);
  const moves = answer.plan.chosen.flatMap((index) => basis.candidates?.[index] ?? []);
  await editScenario(editsOfMoves(moves, basis.stations, hosts), name);
  openTab('scenarios');
}

/** Joins these pairs of positions in the open scenario, or in a new one of this name. */
export async function pairsToScenario(pairs: readonly Pair[], name: string): Promise<void> {
  const asked = useApp.getState().planner.pairs;
  if (asked.kind !== 'done') return;
  const { analysis, stations } = asked.basis;
  const edits = pairs.flatMap((pair) => editsOfPair(pair, stations, analysis.positions));
  await editScenario(edits, name);
  openTab('scenarios');
}

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
  const beside = { stations: basis.stations, hosts, positionCount: positions.length };
  await editScenario(editsOfGaps(chosen, order, newcomerAt, beside), name);
  openTab('scenarios');
}
