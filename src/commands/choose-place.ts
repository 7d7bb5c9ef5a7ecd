import type { Place } from '../analysis/search/places.ts';
import { useApp } from '../state/store.ts';
import { goTo, showBounds } from './go-to.ts';
import { lightUp } from './light-up.ts';
import { setUnit } from './set-unit.ts';

/** Opens what a search has found: a village or mast is selected, a unit is shown with its villages lit. */
export function choosePlace(place: Place): void {
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
