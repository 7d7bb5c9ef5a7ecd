import { editsOfPair } from '../../analysis/scenario/edits-from.ts';
import type { Pair } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { openTab } from '../open-tab.ts';
import { editScenario } from './edit-scenario.ts';

/** Joins these pairs of positions in the open scenario, or in a new one of this name. */
export async function pairsToScenario(pairs: readonly Pair[], name: string): Promise<void> {
  const asked = useApp.getState().planner.pairs;
  if (asked.kind !== 'done') return;
  const { analysis, stations } = asked.basis;
  const edits = pairs.flatMap((pair) => editsOfPair(pair, stations, analysis.positions));
  await editScenario(edits, name);
  openTab('scenarios');
}
