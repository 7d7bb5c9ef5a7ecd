import type { GivenDelivery } from '../../model/delivery.ts';
import { useApp } from '../../state/store.ts';

/** What is known of a delivery of the list: stated by a person, else found when it was read. */
export interface EarlierDelivery {
  /** Who sent it, else whose rows are in it; null: neither is known. */
  readonly who: string | null;
  /** ISO day, month or year; null: not known. */
  readonly date: string | null;
  /** Ids of the profile, in its order; none where it was not read, or has none. */
  readonly operators: readonly string[];
}

/** How to look up a delivery of the list. */
export function useEarlier(): (delivery: GivenDelivery) => EarlierDelivery {
  const read = useApp((state) => state.province?.deliveries);
  return ({ id, from, date }) => {
    const found = read?.find((one) => one.id === id);
    const operators = found?.operators ?? [];
    return {
      who: from ?? (operators.length > 0 ? operators.join(', ') : null),
      date: date ?? found?.date ?? null,
      operators,
    };
  };
}
