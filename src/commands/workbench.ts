import type { FeatureCollection } from 'geojson';
import { positionsByStation } from '../analysis/positions.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import type { MapOverlay } from '../map/view.ts';
import { boundsOfPoints, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Pair } from '../model/planner.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import { useApp } from '../state/store.ts';
import type { PlanForm, WorkbenchTab } from '../state/workbench.ts';
import { select } from './selection.ts';
import { showBounds } from './view.ts';

/** Turns to another part of the planner's workbench; what is selected stays. */
export function openTab(tab: WorkbenchTab): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, tab } });
}

/** Changes what the next plan is asked for; nothing is computed yet. */
export function setPlanForm(change: Partial<PlanForm>): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, plan: { ...workbench.plan, ...change } } });
}

/** Tries the province without a position, or with it again; nothing is edited. */
export function switchPosition(position: string, to: 'on' | 'off'): void {
  const { workbench } = useApp.getState();
  const others = workbench.off.filter((id) => id !== position);
  useApp.setState({ workbench: { ...workbench, off: to === 'off' ? [...others, position] : others } });
}

/** Ends every such trial. */
export function switchAllOn(): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, off: [] } });
}

/** Divides the map between the two scenarios compared, at a part of its width; null: one map again. */
export function swipeAt(part: number | null): void {
  const { workbench } = useApp.getState();
  if (workbench.swipe !== part) useApp.setState({ workbench: { ...workbench, swipe: part } });
}

/** Shows an analysis on the map in place of the one on the screen; null: that of the screen again. */
export function showInstead(analysis: Analysis | null): void {
  useApp.setState({ mapInstead: analysis });
}

/** Lays what an open tool shows over the map; null takes it away. */
export function showOnMap(overlay: MapOverlay | null): void {
  if (useApp.getState().overlay !== overlay) useApp.setState({ overlay });
}

/** Marks where the scenario in force differs from the data; null: none is. */
export function markOnMap(marks: FeatureCollection | null): void {
  if (useApp.getState().marks !== marks) useApp.setState({ marks });
}

/** About a kilometre around the two masts: what they serve is in sight. Degrees. */
const MARGIN_DEG = 0.009;

/** Opens the card of one candidate: its planned station is selected, and the map shows both places. */
export function chooseCandidate(candidate: Candidate): void {
  const { analysis, province, stations } = useApp.getState();
  if (!analysis || !province) return;
  const station = stations[candidate.station];
  const host = hostsOf(analysis.positions, province.structures)[candidate.host];
  if (!station || !host) return;
  const own = positionsByStation(analysis.positions, stations.length)[candidate.station] ?? outOfRange();
  select(own < 0 ? null : { kind: 'position', index: own });
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, candidate: { station: station.id, host: host.id } } });
  showBoth(station.location, host.location);
}

/** Opens the card of a pair of standing positions: the one that would be given up is selected, and the map shows both. */
export function choosePair(pair: Pair): void {
  const { analysis } = useApp.getState();
  const mover = analysis?.positions[pair.mover];
  const host = analysis?.positions[pair.host];
  if (!mover || !host) return;
  select({ kind: 'position', index: pair.mover });
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, pair: { mover: mover.id, host: host.id } } });
  showBoth(mover.location, host.location);
}

function showBoth(a: LonLat, b: LonLat): void {
  const [west, south, east, north] = boundsOfPoints([a, b]);
  showBounds([west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG]);
}
