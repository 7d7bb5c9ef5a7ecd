import type { Located } from '../analysis/locate.ts';
import type { SearchPlace } from '../analysis/search/places.ts';
import type { Selection } from '../map/view.ts';
import { NOTHING_LIT, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { setUnit, showBounds } from './view.ts';

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

/** Opens what a search has found: a village or mast is selected, a unit is shown with its villages lit. */
export function choosePlace(place: SearchPlace): void {
  if (place.kind === 'village' || place.kind === 'position') {
    goTo({ kind: place.kind, index: place.index });
    return;
  }
  const { code, districtCode, kind } = place;
  setUnit({ district: districtCode, commune: kind === 'commune' ? code : null });
  // The district's door lights what its table shows by itself.
  if (useApp.getState().audience === 'district') return;
  showBounds(place.bounds);
  const inside = (useApp.getState().province?.villages ?? []).flatMap((village, index) =>
    (kind === 'commune' ? village.communeCode === code : village.districtCode === districtCode) ? [index] : [],
  );
  lightUp({ villages: inside });
}

export type FoundMe =
  | Located
  | { readonly kind: 'denied' }
  | { readonly kind: 'unavailable' }
  /** What finds the village of a place could not be fetched. */
  | { readonly kind: 'not-fetched' };

const PATIENCE_MS = 15_000;
/** A place known a few minutes ago will do: nobody leaves a village that fast. */
const FRESH_MS = 300_000;

/** Asks the device where it is, and opens the village there. The place is kept nowhere and sent nowhere. */
export async function findMe(): Promise<FoundMe> {
  const { province } = useApp.getState();
  if (!province || !('geolocation' in navigator)) return { kind: 'unavailable' };
  const asked = await new Promise<GeolocationPosition | FoundMe>((resolve) =>
    navigator.geolocation.getCurrentPosition(
      resolve,
      ({ code, PERMISSION_DENIED }) => resolve({ kind: code === PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { timeout: PATIENCE_MS, maximumAge: FRESH_MS, enableHighAccuracy: true },
    ),
  );
  if (!('coords' in asked)) return asked;
  const { longitude, latitude } = asked.coords;
  const locating = await import('../analysis/locate.ts').catch(() => null);
  if (locating === null) return { kind: 'not-fetched' };
  const bounds = province.villages.map((village) => village.bounds);
  const found = locating.locate([longitude, latitude], province.mapVillages, bounds);
  if (found.kind === 'inside') goTo({ kind: 'village', index: found.village });
  return found;
}

/** Lights villages or positions on the map, for as long as a row is pointed at; nothing puts them out. */
export function lightUp(lit: { readonly villages?: readonly number[]; readonly positions?: readonly number[] }): void {
  const { villages = [], positions = [] } = lit;
  useApp.setState({ lit: villages.length + positions.length === 0 ? NOTHING_LIT : { villages, positions } });
}

/** *Kiểm chứng*: one village by Turf's union and intersection, beside the map's figure. */
export async function verifyVillage(village: number): Promise<void> {
  const { analysis } = useApp.getState();
  useApp.setState({ verification: { kind: 'running', village } });
  const current = (): boolean => {
    const state = useApp.getState();
    return state.analysis === analysis && state.selection?.kind === 'village' && state.selection.index === village;
  };
  try {
    const verification = await analysisClient().verify(village);
    if (current()) useApp.setState({ verification: { kind: 'done', verification } });
  } catch (reason) {
    console.warn('verification gave no answer:', reason);
    if (current()) useApp.setState({ verification: { kind: 'failed', village } });
  }
}
