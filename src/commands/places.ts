import type { SearchPlace } from '../analysis/search/places.ts';
import { communeIdOf } from '../analysis/units.ts';
import type { LonLat } from '../model/geometry.ts';
import { useApp } from '../state/store.ts';
import { goTo, highlight, select } from './selection.ts';
import { setUnit, showBounds } from './view.ts';

/** Places that a person looks for by name. */

/** Opens the village that a place lies in and shows the place; outside every village it says how far. */
async function askAt(at: LonLat): Promise<void> {
  const { province } = useApp.getState();
  const locating = await import('../analysis/locate.ts').catch(() => null);
  if (!province || !locating) return;
  const bounds = province.villages.map((village) => village.bounds);
  const found = locating.locate(at, province.mapVillages, bounds);
  if (found.kind === 'inside') select({ kind: 'village', index: found.village });
  else useApp.setState({ missing: { kind: 'point', distanceM: found.distanceM } });
  const [lon, lat] = at;
  if (found.kind === 'inside') showBounds([lon - NEAR_DEG, lat - NEAR_DEG, lon + NEAR_DEG, lat + NEAR_DEG]);
}

/** Half the side of the square shown around a place, degrees (about 1.2 km). */
const NEAR_DEG = 0.012;

/** Opens what a search has found: a village or mast is selected, a unit is shown with its villages highlighted. */
export function choosePlace(place: SearchPlace): void {
  if (place.kind === 'village' || place.kind === 'position') {
    goTo({ kind: place.kind, index: place.index });
    return;
  }
  if (place.kind === 'point') {
    void askAt(place.at);
    return;
  }
  const { code, districtCode, kind } = place;
  setUnit({ district: districtCode, commune: kind === 'commune' ? code : null });
  // The district's door lights what its table shows by itself.
  if (useApp.getState().audience === 'district') return;
  showBounds(place.bounds);
  const inside = (useApp.getState().province?.villages ?? []).flatMap((village, index) =>
    (kind === 'commune' ? communeIdOf(village) === code : village.districtCode === districtCode) ? [index] : [],
  );
  highlight({ villages: inside });
}
