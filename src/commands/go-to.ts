import type { Selection } from '../map/view.ts';
import type { Bounds } from '../model/geometry.ts';
import { useApp } from '../state/store.ts';
import { select } from './select.ts';

/** Half the side of the square shown around a single mast, in degrees (about 1 km). */
const MAST_MARGIN_DEG = 0.012;

/** Selects something found in a list or by search, and brings the map to it. */
export function goTo(selection: NonNullable<Selection>): void {
  select(selection);
  bringTo(selection);
}

/** Brings the map to a village or a position, selected or not. */
export function bringTo(selection: NonNullable<Selection>): void {
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

export function showBounds(bounds: Bounds): void {
  useApp.setState({ focus: { bounds } });
}
