import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** What the documents name is there: files, commands, names of the code, links from page to page. */

const FOLDERS = ['src', 'scripts', 'tests', 'docs', 'data', 'public', '.ci'];
const files = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  ),
  ...readdirSync('.', { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
];
const pages = files.filter((path) => /^(docs\/)?[\w-]+\.md$/.test(path) && path !== 'CHANGELOG.md');
const commands = new Set(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts));
const codeWords = new Set(
  files
    .filter((path) => /\.(tsx?|mjs|js|json)$/.test(path) && !path.startsWith('tests/unit/documents'))
    .flatMap((path) => readFileSync(path, 'utf8').match(/[A-Za-z_]\w*/g) ?? []),
);

/** Part of the path of a file of the code, `*` for any name: `map/print-*.ts`, `analysis/plan`, `unit/xlsx`. */
const FILE =
  /^(?:src|scripts|tests|docs|analysis|ingest|export|commands|worker|state|map|ui|i18n|model|offline|unit|property|oracle|browser)\/[\w./*-]*$|^[\w./*-]+\.(?:tsx?|mjs|css|md)$/;
/** `camelCase`, `PascalCase` and `UPPER_CASE`, also with a point between. */
const NAME = /^(?=\w*(?:[a-z][A-Z]|[A-Z]_[A-Z]))[A-Za-z]\w*(?:\.\w+)*$/;

function isThere(named: string): boolean {
  const [pattern] = [named.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')];
  const path = new RegExp(`(?:^|/)${pattern}(?:\\.test)?(?:\\.tsx?)?(?:/|$)`);
  return files.some((file) => path.test(file));
}

/** What a page names that is not there, one line each. */
function missing(path: string, text: string): readonly string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const shell = spans.filter((span) => /^(?:npm|npx) /.test(span));
  const paths = [
    ...spans.filter((span) => FILE.test(span)),
    ...shell.flatMap((line) => line.match(/\b(?:scripts|tests)\/[\w./-]+/g) ?? []),
  ];
  const names = spans.filter((span) => NAME.test(span)).flatMap((span) => span.split('.'));
  const run = shell.flatMap((line) =>
    [...line.matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(([, name = '']) => name),
  );
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, to = '']) => to);
  return [
    ...paths.filter((named) => !isThere(named)),
    ...names.filter((name) => !codeWords.has(name)),
    ...run.filter((name) => !commands.has(name)).map((name) => `npm run ${name}`),
    ...links.filter((to) => !files.includes(normalize(join(dirname(path), to)))),
  ].map((what) => `${path}: ${what}`);
}

test.each(pages)('%s names what is there', (path) => {
  expect(missing(path, readFileSync(path, 'utf8'))).toEqual([]);
});

test('a file, a command, a name and a link that are not there are found', () => {
  const text =
    '`src/model/province.ts`, `map/print-*.ts`, `analysis/plan` and `MapView`; `src/model/gone.ts`, `ingest/gone`, `goneAway`, ' +
    '`npm run size`, `npm run gone`, [here](fields.md) and [gone](gone.md).';
  const found = ['src/model/gone.ts', 'ingest/gone', 'goneAway', 'npm run gone', 'gone.md'];
  expect(missing('docs/some.md', text)).toEqual(found.map((what) => `docs/some.md: ${what}`));
});
