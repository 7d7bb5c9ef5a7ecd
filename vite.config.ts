import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { basename, extname, join, normalize, resolve, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { classNames } from './scripts/build/class-names.ts';
import { contentPolicyPlugin } from './scripts/build/content-policy.ts';
import { licences } from './scripts/build/licences.ts';
import { noNodeModules } from './scripts/build/no-node-modules.ts';
import { offline } from './scripts/build/offline.ts';

const DATA = resolve(import.meta.dirname, 'data');
const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv',
};

/** Provinces' folders lie beside the app, not in it: served as they are, copied to `dist/data`. */
function provinceData(): Plugin {
  let outDir = '';
  return {
    name: 'province-data',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const path = normalize(join(DATA, decodeURIComponent((request.url ?? '').split('?')[0] ?? '')));
        if (!path.startsWith(DATA + sep) || !existsSync(path) || !statSync(path).isFile()) {
          // A missing file must be told apart from the page that a dev server answers instead.
          response.statusCode = 404;
          response.end();
          return;
        }
        response.setHeader('Content-Type', `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`);
        createReadStream(path).on('error', next).pipe(response);
      });
    },
    closeBundle() {
      if (existsSync(DATA)) cpSync(DATA, join(outDir, 'data'), { recursive: true });
    },
  };
}

const ENTRY = '/src/ui/main.tsx';

/** Whether the page's entry brings a module by plain imports, not by `import()`. */
function isNeededAtOnce(
  id: string,
  graph: { getModuleInfo(id: string): { readonly importers: readonly string[] } | null },
  seen = new Set<string>(),
): boolean {
  if (id.endsWith(ENTRY)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isNeededAtOnce(importer, graph, seen));
}

export default defineConfig({
  // Relative, so that a province can put the folder under any address.
  base: './',
  plugins: [
    ...classNames(),
    react(),
    provinceData(),
    contentPolicyPlugin(DATA),
    licences(),
    offline(),
    noNodeModules(),
  ],
  css: {
    // `header_brand` says where a rule stands; tests hold that no two sheets have one name.
    modules: { generateScopedName: (name, file) => `${basename(file, '.module.css')}_${name}` },
  },
  // A file that is not there is a 404, never the page itself: the reader of files must see it.
  appType: 'mpa',
  worker: {
    format: 'es',
    plugins: () => [noNodeModules()],
    // Notes for bundlers are of no use in what is sent.
    rolldownOptions: { checks: { bundlerTimings: false }, output: { comments: { annotation: false } } },
  },
  build: {
    target: 'es2022',
    // Browsers that do not know `modulepreload` load the same modules a little later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      optimization: { inlineConst: { mode: 'all', pass: 2 } },
      output: {
        // All that the first map waits for in one chunk of a known name: what is measured is then what is loaded.
        codeSplitting: {
          groups: [{ debugName: 'first', name: (id, graph) => (isNeededAtOnce(id, graph) ? 'first' : null) }],
        },
      },
    },
  },
});
