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

/** The file's name without the hash that a build gives it: `first.js`. */
const nameOf = (/** @type {string} */ file) => file.replace(/-[\w-]{8}(\.\w+)$/, '$1');

/**
 * What the public's answer for a village waits for in a published folder: `tests/browser/slow-line.test.ts` holds
 * a visit to the list, and here the parts with all that they cannot start without are the scripts of the list.
 */
function appBeforeAnswer() {
  const { parts, files } = JSON.parse(readFileSync('scripts/build/before-answer.json', 'utf8'));
  const scripts = new Set();
  const starts = built.filter((file) => parts.some((/** @type {string} */ part) => nameOf(file) === `${part}.js`));
  for (const file of starts) withImports(file, scripts);
  const named = [...scripts].map(nameOf);
  const listed = files.filter((/** @type {string} */ name) => name.endsWith('.js'));
  const differ = named
    .filter((name) => !listed.includes(name))
    .concat(listed.filter((/** @type {string} */ name) => !named.includes(name)));
  if (differ.length > 0)
    throw new Error(`scripts/build/before-answer.json: ${differ.join(', ')} not in parts and files`);
  const others = built.filter((file) => !file.endsWith('.js') && files.includes(nameOf(file)));
  return ['index.html', 'icon.svg', ...[...scripts, ...others].map((file) => `assets/${file}`)].map(
    (file) => `dist/${file}`,
  );
}

/** The published data that it waits for: `npm run size` publishes the sample first. */
function dataBeforeAnswer() {
  return ['profile.json', 'villages.geojson', 'answers.json'].map((file) => `out/published/data/ninh-binh/${file}`);
}

export default [
  { name: 'to the first map', path: pathsOf(['first', 'map-controller']), gzip: true, limit: '400 kB' },
  { name: 'workers', path: pathsOf(['analysis-worker', 'maplibre-gl-worker']), gzip: true, limit: '200 kB' },
  {
    name: "to the public's answer in a published folder",
    path: [...appBeforeAnswer(), ...dataBeforeAnswer()],
    gzip: true,
    limit: '640 kB',
  },
  { name: 'kept of the app by a first visit on a phone', path: keptFirst(), gzip: true, limit: '900 kB' },
  {
    name: 'the same with the published data of the sample',
    path: [...keptFirst(), ...dataBeforeAnswer()],
    gzip: true,
    limit: '1200 kB',
  },
];
