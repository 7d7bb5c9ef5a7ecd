import type { MapView } from './view.ts';

/** What the first picture is of: villages and borders. All else follows once they are seen. */
export function firstView(view: MapView): MapView {
  return { ...view, ...NOTHING_BUT_VILLAGES };
}

/** Beside geometry and colours; a fresh style is as empty. */
export const NOTHING_BUT_VILLAGES = {
  positions: [],
  candidates: [],
  footprints: null,
  overlay: null,
  marks: null,
  fibre: null,
  shown: {
    villages: true,
    labels: false,
    positions: false,
    planned: false,
    footprints: false,
    fibreReach: false,
    fibreLines: false,
    fibreNodes: false,
    candidates: false,
  },
  selection: null,
  lit: { villages: [], positions: [] },
} satisfies Partial<MapView>;
