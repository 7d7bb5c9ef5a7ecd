import type { MapSelection } from '../map/view.ts';
import type { LonLat } from '../model/geometry.ts';
import { unitOfChosen } from '../state/chosen-unit.ts';
import { type AskedPoint, NOTHING_HIGHLIGHTED, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { showBounds } from './view.ts';

/**
 * Selects a village or a position, or nothing, and asks what stands behind it.
 *
 * @param point The place in it that the answer is to be about, in one step of the history with it.
 */
export function select(selection: MapSelection, point: AskedPoint | null = null): void {
  const app = useApp.getState();
  const { selection: before, workbench, sheet } = app;
  if (workbench.candidate || workbench.pair)
    useApp.setState({ workbench: { ...workbench, candidate: null, pair: null } });
  if (before?.kind === selection?.kind && before?.index === selection?.index) {
    if (app.point !== point) useApp.setState({ point });
    return;
  }
  useApp.setState({
    selection,
    unit: unitOfChosen({ ...app, selection }),
    linkedSelection: null,
    missing: null,
    point,
    sheet: selection && sheet === 'peek' ? 'half' : sheet,
    inspection: null,
    verification: null,
    highlighted: NOTHING_HIGHLIGHTED,
  });
  inspectSelection();
}

/** A press on the map: at the public's door the answer is for that place, in its village. */
export function selectAt(selection: MapSelection, at: LonLat): void {
  if (useApp.getState().sectionEnd === 'pick') {
    useApp.setState({ sectionEnd: at });
    return;
  }
  const isAsked = selection?.kind === 'village' && useApp.getState().audience === 'public';
  select(selection, isAsked ? { at, accuracyM: null } : null);
}

/** Asks the worker about the selection; an answer about another one, or of an older analysis, is dropped. */
export function inspectSelection(): void {
  const { selection, analysis } = useApp.getState();
  if (!selection || !analysis) return;
  const stillAsked = (): boolean =>
    useApp.getState().selection === selection && useApp.getState().analysis === analysis;
  const failed = (reason: unknown): void => console.warn('no inspection:', reason);
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

/** Half the side of the square shown around a single mast, in degrees (about 1 km). */
const MAST_MARGIN_DEG = 0.012;

/** Selects something found in a list or by search, and brings the map to it. */
export function goTo(selection: NonNullable<MapSelection>, point: AskedPoint | null = null): void {
  select(selection, point);
  bringTo(selection);
}

/** Brings the map to a village or a position, selected or not. */
export function bringTo(selection: NonNullable<MapSelection>): void {
  const { province, analysis } = useApp.getState();
  if (selection.kind === 'village') {
    const village = province?.villages[selection.index];
    if (village) showBounds(village.bounds);
    return;
  }
  const position = analysis?.positions[selection.index];
  if (!position) return;
  const [lon, lat] = position.location;
  showBounds([lon - MAST_MARGIN_DEG, lat - MAST_MARGIN_DEG, lon + MAST_MARGIN_DEG, lat + MAST_MARGIN_DEG]);
}

/** Lights villages or positions on the map, for as long as a row is pointed at; nothing puts them out. */
export function highlight(highlighted: {
  readonly villages?: readonly number[];
  readonly positions?: readonly number[];
}): void {
  const { villages = [], positions = [] } = highlighted;
  useApp.setState({
    highlighted: villages.length + positions.length === 0 ? NOTHING_HIGHLIGHTED : { villages, positions },
  });
}
