import type { ColourBy } from '../map/colour-by.ts';
import { useApp } from '../state/store.ts';

/** What the villages' colours say; nothing is computed anew. */
export function setColourBy(colourBy: ColourBy): void {
  useApp.setState({ colourBy });
}
