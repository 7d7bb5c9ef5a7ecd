import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the page, its workers and its service worker may load, run and ask: one policy for all of them. */

/** Names of the Trusted Types policies in `src`: for workers, for the service worker, and for the map library. */
const TRUSTED = ['song-chung-worker', 'song-chung-offline', 'default'] as const;

/** Where the policy lies in a built folder, for those who set it as a header. */
export const POLICY_FILE = 'content-security-policy.txt';

/** @param connect Other sites that may be asked for files, e.g. `https://gis.example.vn`. */
export function contentPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ['connect-src', "'self'", 'blob:', ...connect].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED.join(' ')}`,
  ].join('; ');
}

/**
 * Sites that a build may ask for files: those of `SONG_CHUNG_CONNECT` (separated by spaces), and
 * those of the base maps in the profiles of `dataDir`.
 *
 * @throws Error For what is no site's address: it would change the policy.
 */
export function connectSources(given: string | undefined, dataDir: string): readonly string[] {
  const stated = (given ?? '').split(/\s+/).filter((text) => text !== '');
  const found = new Set(stated.map(siteOf));
  for (const address of baseMapAddresses(dataDir)) found.add(siteOf(address));
  return [...found].sort();
}

function siteOf(address: string): string {
  const any = address.replace('://*.', '://any.');
  const url = URL.canParse(any) ? new URL(any) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || !/^[\w.-]+$/.test(url.hostname))
    throw new Error(`${address}: expected the address of a site, such as https://gis.example.vn`);
  return address.includes('://*.') ? url.origin.replace('://any.', '://*.') : url.origin;
}

/** Every web address below `baseMaps` of a profile. */
function baseMapAddresses(dataDir: string): readonly string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir).flatMap((folder) => {
    const file = join(dataDir, folder, 'profile.json');
    if (!existsSync(file)) return [];
    const profile: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const baseMaps: unknown = typeof profile === 'object' && profile !== null ? Reflect.get(profile, 'baseMaps') : null;
    return [...JSON.stringify(baseMaps ?? null).matchAll(/"(https?:\/\/[^"{]+)/g)].flatMap(([, found]) => found ?? []);
  });
}

/**
 * Writes the policy into the page as its first element after the encoding, into a file of its
 * own, and sets it as a header where the built app is previewed: a worker has the policy of its
 * own answer, not the page's. Pages of open data have a style of their own and no script.
 */
export function contentPolicyPlugin(dataDir: string): Plugin {
  const policy = contentPolicy(connectSources(process.env.SONG_CHUNG_CONNECT, dataDir));
  return {
    name: 'content-policy',
    transformIndexHtml: {
      // After the bundler: what it adds to the head must come after the policy.
      order: 'post',
      handler(html, { server }) {
        // The dev server needs inline scripts for its own ends.
        if (server) return html;
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
        return html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: POLICY_FILE, source: `${policy}\n` });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/open-data/')) response.setHeader('Content-Security-Policy', policy);
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Referrer-Policy', 'no-referrer');
        next();
      });
    },
  };
}
