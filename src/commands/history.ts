import type { Bounds } from '../model/geometry.ts';
import { findNamed } from '../state/link-state.ts';
import { readLink } from '../state/permalink.ts';
import { type AskedPoint, DEFAULT_COLOUR_BY, type Sheet, useApp } from '../state/store.ts';
import { select } from './selection.ts';
import { setView, showBounds, showUnit } from './view.ts';

/** What the browser's history keeps of a view beside its address. */
export interface HistoryNote {
  readonly sheet: Sheet;
  readonly seen: Bounds | null;
  /** The place that the answer was about, one found by the device too. */
  readonly point: AskedPoint | null;
}

/**
 * Goes where Back or Forward has led: the door, unit, selection, report and place on the map of that
 * address. Language, theme and assumptions are no places: they stay as they are.
 */
export function followHistory(search: string, note: HistoryNote): void {
  const link = readLink(search);
  const { province, analysis } = useApp.getState();
  if (!province) return;
  setView(link.audience);
  const selection = link.selection && analysis ? findNamed(link.selection, { province, analysis }) : null;
  select(selection, selection && note.point);
  useApp.setState({
    unit: link.unit,
    villageFilter: link.filter,
    reporting: link.reporting,
    colourBy: link.colourBy ?? DEFAULT_COLOUR_BY,
    sheet: note.sheet,
  });
  if (note.seen) showBounds(note.seen);
  else showUnit();
}
