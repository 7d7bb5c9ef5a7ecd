import type { LonLat } from '../model/geometry.ts';
import { useApp } from '../state/store.ts';

/** A position of one station was dragged to another place: an edit of the open scenario. */
export async function dropMast(position: number, location: LonLat): Promise<void> {
  const { analysis, stations, planner } = useApp.getState();
  const index = analysis?.positions[position]?.stations[0];
  const station = index === undefined ? undefined : stations[index];
  if (!station || !planner.open) return;
  const { editScenario } = await import('./planner/edit-scenario.ts');
  await editScenario([{ kind: 'move', station: station.id, location }], planner.open.scenario.name);
}
