import type { Located } from '../analysis/locate.ts';
import { useApp } from '../state/store.ts';
import { goTo } from './selection.ts';

/** The place where a person is. Apart from `places.ts`, so that it loads with its button. */

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
