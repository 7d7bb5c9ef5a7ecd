import { positionsByStation } from '../analysis/positions.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Candidate } from '../model/results.ts';
import { useApp } from '../state/store.ts';
import { showBounds } from './go-to.ts';
import { select } from './select.ts';

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
  const [a, b] = [station.location, host.location];
  showBounds([
    Math.min(a[0], b[0]) - MARGIN_DEG,
    Math.min(a[1], b[1]) - MARGIN_DEG,
    Math.max(a[0], b[0]) + MARGIN_DEG,
    Math.max(a[1], b[1]) + MARGIN_DEG,
  ]);
}
