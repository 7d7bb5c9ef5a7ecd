import { savesData } from './connection.ts';

/** The page's side of the service worker: starts it, and says when a newer version waits. */

const FILE = 'sw.js';
const policy = globalThis.trustedTypes?.createPolicy('song-chung-offline', {
  createScriptURL: (address) => (address === FILE ? address : null),
});

export interface Offline {
  /** Lets the newer version take over; the page is then loaded again. */
  takeOver(): void;
}

/** @param onUpdate Called when a newer version is ready and waits. */
export async function keepOffline(onUpdate: (offline: Offline) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(policy?.createScriptURL(FILE) ?? FILE);
  const tell = (waiting: ServiceWorker): void =>
    onUpdate({
      takeOver() {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
        waiting.postMessage('take-over');
      },
    });
  // One that waits beside none is the first, not a newer one.
  if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) tell(coming);
    });
  });
  const { active } = await navigator.serviceWorker.ready;
  if (!savesData()) active?.postMessage('keep-all');
}

/**
 * What was fetched before the worker stood was not seen by it: asked for once more, from the
 * browser's own cache where it is there.
 *
 * @param addresses Relative to the page.
 */
export async function keepData(addresses: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const cache = await caches.open('song-chung-data');
  const keep = async (address: string): Promise<void> => {
    if (!(await cache.match(address))) await cache.add(address);
  };
  await Promise.allSettled(addresses.map(keep));
}
