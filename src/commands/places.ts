import { communeIdOf } from '../analysis/commune-id.ts';
import type { SearchPlace } from '../analysis/search/places.ts';
import { useApp } from '../state/store.ts';
import { goTo, highlight } from './selection.ts';
import { setUnit, showBounds } from './view.ts';

/** Places that a person looks for by name. */

/** Opens what a search has found: a village or mast is selected, a unit is shown with its villages highlighted. */
export function choosePlace(place: SearchPlace): void {
  if (place.kind === 'village' || place.kind === 'position') {
    goTo({ kind: place.kind, index: place.index });
    return;
  }
  if (place.kind === 'point') {
    void import('./point.ts').then(({ askAbout }) => askAbout({ at: place.at, accuracyM: null }));
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
