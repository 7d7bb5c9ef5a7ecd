import { communeIdOf } from '../analysis/commune-id.ts';
import { findNamed } from './link-state.ts';
import type { AppState } from './store.ts';
import type { UnitChoice } from './village-filter.ts';

/** For communes the table follows what is chosen: to the commune of a village, however it was found. */
export function unitOfChosen({ audience, province, selection, unit }: AppState): UnitChoice {
  const village = selection?.kind === 'village' ? province?.villages[selection.index] : undefined;
  if (audience !== 'district' || !village) return unit;
  return { district: village.districtCode, commune: communeIdOf(village) };
}

/** The unit where none is set yet: that of the village that is chosen, or that a link names. */
export function unitAtFirst(state: AppState): UnitChoice {
  const { linkedSelection, selection, unit } = state;
  if (unit.commune !== null) return unit;
  return unitOfChosen({ ...state, selection: linkedSelection ? findNamed(linkedSelection, state) : selection });
}
