import { selectionName } from '../state/link-state.ts';
import type { LinkedSelection } from '../state/permalink.ts';
import { type AppState, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { bringTo } from './go-to.ts';
import { inspectSelection } from './select.ts';

/** Computes with the parameters in the store. Safe to call on every tick of a slider. */
export function compute(): void {
  const { parameters, status } = useApp.getState();
  if (!parameters) return;
  if (status.kind !== 'computing')
    useApp.setState({ status: { kind: 'computing', stage: 'coverage', done: 0, total: 1 } });
  analysisClient().analyse(parameters, {
    onProgress({ stage, done, total }) {
      if (stage !== 'read') useApp.setState({ status: { kind: 'computing', stage, done, total } });
    },
    onAnalysed(analysis) {
      // Positions are joined anew by every computation: the selection follows its name, not its number.
      const before = useApp.getState();
      const name = selectionName(before);
      const selection = name ? findNamed(name, { ...before, analysis }) : null;
      useApp.setState({ analysis, candidates: null, verification: null, linkedSelection: null, selection });
      const regrouped = before.analysis?.parameters.positionToleranceM !== analysis.parameters.positionToleranceM;
      if (regrouped || selection?.index !== before.selection?.index) useApp.setState({ inspection: null });
      if (before.followLink && selection) bringTo(selection);
      useApp.setState({ followLink: false });
      inspectSelection();
    },
    onCandidates(candidates) {
      useApp.setState({ candidates, status: { kind: 'idle' } });
    },
    onStopped() {
      useApp.setState({ status: { kind: 'stopped' } });
    },
    onFailed(reason) {
      console.error('analysis failed:', reason);
      useApp.setState({ status: { kind: 'failed', what: 'compute', issues: [] } });
    },
  });
}

function findNamed(name: LinkedSelection, state: AppState): AppState['selection'] {
  const index =
    name.kind === 'village'
      ? (state.province?.villages.findIndex(({ code }) => code === name.code) ?? -1)
      : (state.analysis?.positions.findIndex(({ id }) => id === name.id) ?? -1);
  return index < 0 ? null : { kind: name.kind, index };
}
