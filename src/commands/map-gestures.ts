import type { Pointed } from '../map/view.ts';
import type { LonLat } from '../model/geometry.ts';
import { useApp } from '../state/store.ts';

/** The pointer is on this on the map: the tables mark the rows of a mast or a line. */
export function pointAt(at: Pointed): void {
  const pointed = at?.kind === 'village' ? null : at;
  if (JSON.stringify(useApp.getState().pointed) !== JSON.stringify(pointed)) useApp.setState({ pointed });
}

/** Opens the card of the candidate whose line was pressed on the map. */
export async function chooseLine(station: number, host: number): Promise<void> {
  const candidate = useApp.getState().candidates?.find((one) => one.station === station && one.host === host);
  if (!candidate) return;
  const { chooseCandidate } = await import('./workbench.ts');
  chooseCandidate(candidate);
}

/** A position of one station was dragged to another place: an edit of the open scenario. */
export async function dropMast(position: number, location: LonLat): Promise<void> {
  const { analysis, stations, planner } = useApp.getState();
  const index = analysis?.positions[position]?.stations[0];
  const station = index === undefined ? undefined : stations[index];
  if (!station || !planner.open) return;
  const { editScenario } = await import('./scenarios.ts');
  await editScenario([{ kind: 'move', station: station.id, location }], planner.open.scenario.name);
}
