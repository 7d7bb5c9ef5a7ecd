import type { Pointed } from '../map/view.ts';
import { useApp } from '../state/store.ts';

/** The pointer is on this on the map: the tables mark the rows of a mast or a line. */
export function pointAt(at: Pointed): void {
  const pointed = at?.kind === 'village' ? null : at;
  if (JSON.stringify(useApp.getState().pointed) !== JSON.stringify(pointed)) useApp.setState({ pointed });
}
