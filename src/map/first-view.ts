import { type MapView, NOTHING_SHOWN } from './view.ts';

/** What the first picture is of: villages. All else follows once they are seen. */
export function firstView(view: MapView): MapView {
  return { ...view, ...NOTHING_BUT_VILLAGES };
}

/** Beside geometry and colours; a fresh style is as empty. */
export const NOTHING_BUT_VILLAGES = {
  outlines: null,
  positions: [],
  estimates: [],
  candidates: [],
  footprints: null,
  overlay: null,
  marks: null,
  base: null,
  signal: null,
  measured: null,
  fibre: null,
  shown: { ...NOTHING_SHOWN, villages: true },
  selection: null,
  highlighted: { villages: [], positions: [] },
} satisfies Partial<MapView>;
