import type { Selection } from '../map/view.ts';
import { NOTHING_LIT, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';

/** Selects a village or a position, or nothing, and asks what stands behind it. */
export function select(selection: Selection): void {
  const { selection: before, workbench } = useApp.getState();
  if (workbench.candidate) useApp.setState({ workbench: { ...workbench, candidate: null } });
  if (before?.kind === selection?.kind && before?.index === selection?.index) return;
  useApp.setState({ selection, linkedSelection: null, inspection: null, verification: null, lit: NOTHING_LIT });
  inspectSelection();
}

/** Asks the worker about the selection; an answer about another one, or of an older analysis, is dropped. */
export function inspectSelection(): void {
  const { selection, analysis } = useApp.getState();
  if (!selection || !analysis) return;
  const stillAsked = (): boolean =>
    useApp.getState().selection === selection && useApp.getState().analysis === analysis;
  const failed = (reason: unknown): void => console.warn('inspection gave no answer:', reason);
  if (selection.kind === 'village') {
    analysisClient()
      .inspectVillage(selection.index)
      .then((found) => stillAsked() && useApp.setState({ inspection: { kind: 'village', found } }), failed);
  } else {
    analysisClient()
      .inspectPosition(selection.index)
      .then((found) => stillAsked() && useApp.setState({ inspection: { kind: 'position', found } }), failed);
  }
}
