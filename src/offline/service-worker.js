/* global self, caches, fetch, VERSION, FIRST, REST */
/**
 * Keeps the app at hand without a network. `scripts/build/offline.ts` writes VERSION (a hash of
 * every file) and the lists of files before this.
 *
 * The app's own files never change under one version: from the cache first. Data may change at
 * any time: from the network first, and what was fetched last where there is none or it is slow.
 */
const APP = `song-chung-app-${VERSION}`;
const DATA = 'song-chung-data';
/** On a bad line the last known data after so long; what comes later is kept for the next time. */
const PATIENCE_MS = 8000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(APP).then((cache) => cache.addAll(FIRST)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== APP && name !== DATA).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
  // What the first screen does not need comes when the page has nothing else to do.
  if (data === 'keep-all') caches.open(APP).then((cache) => Promise.allSettled(REST.map((file) => cache.add(file))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const home = new URL(self.registration.scope);
  if (request.method !== 'GET' || url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return;
  const path = url.pathname.slice(home.pathname.length);
  if (request.mode === 'navigate' && (path === '' || path === 'index.html')) event.respondWith(fromCache('index.html'));
  else if (FIRST.includes(path) || REST.includes(path)) event.respondWith(fromCache(path));
  else if (path.startsWith('data/') || path.startsWith('api/')) event.respondWith(freshest(request));
});

async function fromCache(path) {
  const cache = await caches.open(APP);
  const kept = await cache.match(path);
  if (kept) return kept;
  const response = await fetch(path);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

async function freshest(request) {
  const cache = await caches.open(DATA);
  const range = request.headers.get('Range');
  // A cache takes no parts of files: each is kept as a file with an address of its own.
  const name = range === null ? request : `${request.url}?${range}`;
  const fetched = fetch(request).then(async (response) => {
    if (response.status === 206) await cache.put(name, whole(response.clone()));
    else if (response.ok) await cache.put(request, response.clone());
    return response;
  });
  const found = await cache.match(name);
  if (!found) return fetched;
  const kept = range === null ? found : part(found);
  const slow = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetched.catch(() => kept), slow]);
}

function whole({ body, headers }) {
  return new Response(body, { status: 200, headers });
}

function part({ body, headers }) {
  return new Response(body, { status: 206, headers });
}
