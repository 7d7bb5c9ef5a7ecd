/** Addresses of workers come from the build alone, never from data: only files beside the app's own code are run. */
const home = import.meta.url.replace(/[^/]*$/, '');

const policy = globalThis.trustedTypes?.createPolicy('song-chung-worker', {
  createScriptURL: (address) => (new URL(address, home).href.startsWith(home) ? address : null),
});

/** @param address Of a worker's module, as the bundler names it. */
export function startWorkerAt(address: string): Worker {
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
