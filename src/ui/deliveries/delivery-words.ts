import { DELIVERY_WORDS } from '../../i18n/words/deliveries.ts';
import { useApp } from '../../state/store.ts';
import { speaker } from '../use-i18n.ts';

const WORDS = speaker(DELIVERY_WORDS);

/** Words of the list of deliveries in the language of the screen. */
export function useDeliveryWords() {
  return WORDS[useApp((state) => state.language)];
}
