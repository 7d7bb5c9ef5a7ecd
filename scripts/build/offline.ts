import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/**
 * Writes `sw.js`: `src/offline/service-worker.js` with the list of the app's files and a version
 * that changes with any of them. Sixty lines that can be read whole, where a generator of
 * service workers would bring some two hundred packages.
 */
export function offline(): Plugin {
  let publicDir = '';
  const worker = resolve(import.meta.dirname, '../../src/offline/service-worker.js');
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      // After every other plugin: what is not in the list is not there without a network.
      order: 'post',
      handler(_, bundle) {
        const copied = publicDir !== '' && existsSync(publicDir) ? readdirSync(publicDir) : [];
        const files = [...Object.keys(bundle), ...copied].filter((file) => KEPT.test(file)).sort();
        const code = readFileSync(worker, 'utf8');
        const hash = createHash('sha256').update(code);
        for (const file of files) {
          const part = bundle[file];
          const content = !part ? readFileSync(join(publicDir, file)) : part.type === 'chunk' ? part.code : part.source;
          hash.update(file).update(content);
        }
        const version = hash.digest('hex').slice(0, 12);
        const first = neededFirst(bundle);
        const lists = {
          FIRST: files.filter((file) => first.has(file) || FIRST.test(file)),
          REST: files.filter((file) => !first.has(file) && !FIRST.test(file)),
        };
        const head = [`const VERSION = ${JSON.stringify(version)};`];
        for (const [name, list] of Object.entries(lists)) head.push(`const ${name} = ${JSON.stringify(list)};`);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: `${head.join('\n')}\n${code}` });
      },
    },
  };
}

/** All that the app may ask for; the older format of fonts is for browsers that could not run it. */
const KEPT = /\.(html|js|mjs|css|woff2|wasm|svg|png|webmanifest)$/;
/** What the page has before it has any code, the workers, and the letters of Vietnamese. */
const FIRST =
  /^(index\.html|icon\.svg|manifest\.webmanifest|assets\/(analysis-worker|file-hash|outlines|answers|restore|inspect|maplibre-gl-worker|be-vietnam-pro-(vietnamese|latin)-\d+-normal)-.*)$/;
/** And what the first of them asks for on a first visit, of a published folder or of a province's own files. */
const WORKERS = /^assets\/(analysis-worker|file-hash|outlines|answers|restore|inspect|maplibre-gl-worker)-.*\.m?js$/;
/** Parts that come late and yet belong to a first visit: the map, a search, an answer. */
const FIRST_PARTS: ReadonlySet<string> = new Set([
  'first',
  'map-controller',
  'after-map',
  'province-switch',
  'site-provinces',
  'panel',
  'legend',
  'inspector',
  'find-me',
  'folds',
  'places',
  'find-places',
  'coordinates',
  'offline-note',
]);

/** The entry and those parts, with all that they cannot start without, style sheets too. */
function neededFirst(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const needed = new Set<string>();
  const need = (file: string): void => {
    const part = bundle[file];
    if (part === undefined || needed.has(file)) return;
    needed.add(file);
    if (part.type === 'asset') {
      // A worker is an asset of the page's bundle: what it cannot start without is in its text.
      for (const [, name] of String(part.source).matchAll(/from\s*"\.\/([^"]+)"/g)) need(`assets/${name}`);
      return;
    }
    for (const css of part.viteMetadata?.importedCss ?? []) needed.add(css);
    for (const other of part.imports) need(other);
  };
  for (const [file, part] of Object.entries(bundle))
    if (part.type === 'chunk' ? part.isEntry || FIRST_PARTS.has(part.name) : WORKERS.test(file)) need(file);
  return needed;
}
