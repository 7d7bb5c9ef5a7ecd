import { create } from 'zustand';
import type { CommuneTier } from '../model/profile.ts';
import type { GivenFiles } from './store.ts';

/** Every change to the list of deliveries can be taken back: the lists before, the newest last. */

/** `as-of`: another date. `communes`: another tier of communes. `left`: back to the province's own files. */
export type DeliveryChange = 'added' | 'replaced' | 'removed' | 'on' | 'off' | 'as-of' | 'communes' | 'left';

export interface DeliveryStep {
  readonly what: DeliveryChange;
  /** Names of the files that were changed. */
  readonly files: readonly string[];
  readonly profileUrl: string;
  readonly given: GivenFiles;
  readonly asOf: string | null;
  readonly communeTier: CommuneTier | null;
}

const LONGEST_PAST = 100;

export interface DeliveryHistory {
  readonly past: readonly DeliveryStep[];
  /** The last change is still shown on the screen. */
  readonly shown: boolean;
}

export const useDeliveryHistory = create<DeliveryHistory>()(() => ({ past: [], shown: false }));

/** @param step What was in use before the change. */
export function rememberStep(step: DeliveryStep): void {
  useDeliveryHistory.setState(({ past }) => ({ past: [...past, step].slice(-LONGEST_PAST), shown: true }));
}

/** Takes the last step away and gives it; undefined: there is none. */
export function lastStep(): DeliveryStep | undefined {
  const { past } = useDeliveryHistory.getState();
  useDeliveryHistory.setState({ past: past.slice(0, -1), shown: false });
  return past.at(-1);
}

/** Stops telling of the last change; it can still be taken back. */
export function hideStep(): void {
  useDeliveryHistory.setState({ shown: false });
}
