import { readdirSync, readFileSync } from 'node:fs';

/** What the budgets of JavaScript count: files of `dist/assets`, with all that they cannot start without. */

const ASSETS = 'dist/assets';
const built = readdirSync(ASSETS);

/** @param {string} file */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  // `from"./x.js"` and `import"./x.js"` are needed at once; `import("./x.js")` comes when asked for.
  for (const [, name] of readFileSync(`${ASSETS}/${file}`, 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
    withImports(name, found);
  return found;
}

/** @param {readonly string[]} names What the files' names begin with. */
function pathsOf(names) {
  const found = new Set();
  for (const name of names) {
    const starts = built.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    if (starts.length !== 1) throw new Error(`${starts.length} files are called ${name}`);
    for (const file of starts) withImports(file, found);
  }
  return [...found].map((file) => `${ASSETS}/${file}`);
}

/** What a first visit keeps for the time without a network: the list that the build has written for the service worker. */
function keptFirst() {
  const [, list = ''] = /^const FIRST = (\[.*\]);$/m.exec(readFileSync('dist/sw.js', 'utf8')) ?? [];
  return JSON.parse(list).map((/** @type {string} */ file) => `dist/${file}`);
}

/** And the files that the profile of the site's first province names. */
function dataFirst() {
  const folder = 'dist/data/ninh-binh/';
  const { villages, stations, fibre } = JSON.parse(readFileSync(`${folder}profile.json`, 'utf8')).data;
  return ['profile.json', villages.file, stations.file, fibre.file].map((file) => `${folder}${file}`);
}

export default [
  { name: 'to the first map', path: pathsOf(['first', 'map-controller']), gzip: true, limit: '400 kB' },
  { name: 'workers', path: pathsOf(['analysis-worker', 'maplibre-gl-worker']), gzip: true, limit: '200 kB' },
  { name: 'kept of the app by a first visit on a phone', path: keptFirst(), gzip: true, limit: '900 kB' },
  {
    name: 'the same with the data of the sample',
    path: [...keptFirst(), ...dataFirst()],
    gzip: true,
    limit: '1330 kB',
  },
];
