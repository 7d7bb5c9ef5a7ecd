import type { Issue } from '../model/issue.ts';
import { defaultParameters } from '../model/parameters.ts';
import type { BaseStation } from '../model/province.ts';
import type { Edited } from '../model/questions.ts';
import { findNamed, selectionName } from '../state/link-state.ts';
import { type Change, withChange } from '../state/parameter-specs.ts';
import { editsOf } from '../state/planner.ts';
import { RADIO_OFF } from '../state/radio.ts';
import { useApp } from '../state/store.ts';
import { wantsCandidates } from '../state/wants-candidates.ts';
import { WORKER_ENDED } from '../worker/connection.ts';
import { analysisClient } from './analysis-client.ts';
import { bringTo, inspectSelection } from './selection.ts';

/** Showing progress costs a frame, which the first map needs more. */
const SHOWN_EVERY_MS = 250;

/** Computes with the parameters and the scenario in the store. Safe to call on every tick of a slider. */
export function compute(): void {
  const { parameters, status, province, planner, radio, surveys } = useApp.getState();
  if (!parameters || !province) return;
  // Its code comes with the first choice of a model.
  if (parameters.radioModel !== undefined || radio !== RADIO_OFF)
    void import('./radio.ts').then(({ followRadio }) => followRadio(compute));
  if (status.kind !== 'computing')
    useApp.setState({ status: { kind: 'computing', stage: 'coverage', done: 0, total: 1 } });
  let shownMs = performance.now();
  analysisClient().analyse(parameters, [...surveys, ...editsOf(planner)], {
    onProgress(stage, { done, total }) {
      const now = performance.now();
      if (now - shownMs < SHOWN_EVERY_MS) return;
      shownMs = now;
      useApp.setState({ status: { kind: 'computing', stage, done, total } });
    },
    onAnalysed(analysis, { changed, issues }) {
      // Positions are joined anew by every computation: the selection follows its name, not its number.
      const before = useApp.getState();
      const name = selectionName(before);
      const found = name ? findNamed(name, { ...before, analysis }) : null;
      // The same object while it is the same thing: a card then stays where its reader is.
      const isSame = found?.kind === before.selection?.kind && found?.index === before.selection?.index;
      const selection = isSame ? before.selection : found;
      useApp.setState({
        analysis,
        stations: withChanges(province.stations, changed),
        candidates: null,
        verification: null,
        linkedSelection: null,
        missing: before.linkedSelection && !selection ? before.linkedSelection : before.missing,
        selection,
        planner: {
          ...before.planner,
          editIssues: issues.flatMap((one) =>
            one.edit < surveys.length ? [] : { ...one, edit: one.edit - surveys.length },
          ),
        },
      });
      const regrouped = before.analysis?.parameters.positionToleranceM !== analysis.parameters.positionToleranceM;
      const edited = before.stations !== useApp.getState().stations;
      if (regrouped || edited || !isSame) useApp.setState({ inspection: null });
      if (before.followLink && selection) bringTo(selection);
      useApp.setState(
        wantsCandidates(before) ? { followLink: false } : { followLink: false, status: { kind: 'idle' } },
      );
      inspectSelection();
    },
    wantsCandidates: () => wantsCandidates(useApp.getState()),
    onCandidates(candidates) {
      useApp.setState({ candidates, status: { kind: 'idle' } });
    },
    onStopped() {
      useApp.setState({ status: { kind: 'stopped' } });
    },
    onFailed(reason) {
      console.error('analysis failed:', reason);
      useApp.setState({ status: { kind: 'failed', what: 'compute', issues: memoryIssues(reason) } });
    },
  });
}

/** What is to be said of a worker that was lost twice for its memory; of other reasons nothing. */
export function memoryIssues(reason: string): readonly Issue[] {
  return reason === WORKER_ENDED ? [{ severity: 'error', code: 'needs-memory', file: '' }] : [];
}

/** The province's stations where nothing is edited, so that what hangs on them stays. */
function withChanges(stations: readonly BaseStation[], changed: Edited['changed']): readonly BaseStation[] {
  if (changed.length === 0) return stations;
  const edited = [...stations];
  for (const [index, station] of changed) edited[index] = station;
  return edited;
}

/** Gives up what is being computed; the last figures stay on the screen. */
export function stopComputing(): void {
  analysisClient().stop();
}

/** Changes one assumption and computes anew; a value out of bounds changes nothing. */
export function setParameter(change: Change): void {
  const { parameters, province } = useApp.getState();
  if (!parameters || !province) return;
  const changed = withChange(parameters, change, province.profile);
  if (changed === parameters) return;
  useApp.setState({ parameters: changed });
  compute();
}

/** Every assumption back to the profile's. */
export function resetParameters(): void {
  const { province } = useApp.getState();
  if (!province) return;
  useApp.setState({ parameters: defaultParameters(province.profile) });
  compute();
}
