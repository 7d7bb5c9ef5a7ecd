import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the compiler does not see: whether a class that a component names is in the sheet, and the other way round. */

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file}`)
  .sort();
const SHEETS = FILES.filter((file) => file.endsWith('.css'));
const MODULES = SHEETS.filter((file) => file.endsWith('.module.css'));
const COMPONENTS = FILES.filter((file) => /^src\/ui\/.*\.tsx?$/.test(file));

/** Comments and the classes of other libraries set aside. */
const ownRules = (css: string): string => css.replace(/\/\*.*?\*\//gs, '').replace(/:global\([^)]*\)/g, '');

/** Classes in the selectors of a sheet, not in its strings and addresses. */
function classesOf(css: string): ReadonlySet<string> {
  const selectors = [...ownRules(css).matchAll(/([^{};]+)\{/g)].map((match) => match[1] ?? '');
  return new Set(
    selectors
      .filter((selector) => !selector.trim().startsWith('@'))
      .flatMap((selector) => [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map((match) => match[1] ?? '')),
  );
}

interface Use {
  readonly file: string;
  /** Path of the sheet. */
  readonly sheet: string;
  readonly name: string;
}

/** Each `styles.name` of each sheet that a component imports. */
function usesIn(file: string, text: string): readonly Use[] {
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([line, binding = '', path = '']) => {
    const rest = text.replace(line, '');
    const sheet = join(dirname(file), path);
    const names = [...rest.matchAll(new RegExp(`(?<![\\w.])${binding}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '');
    return names.map((name) => ({ file, sheet, name }));
  });
}

const sources = COMPONENTS.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const uses = sources.flatMap(({ file, text }) => usesIn(file, text));
const classes = new Map(MODULES.map((file) => [file, classesOf(readFileSync(file, 'utf8'))]));

describe('classes and sheets', () => {
  it('are read as they are written', () => {
    expect([
      ...classesOf('/* .no */ @media (x) { .a > .b-c:is(.d) { background: url("x.png") } } .e { margin: 1.5em }'),
    ]).toEqual(['a', 'b-c', 'd', 'e']);
    const text = 'import styles from "./x.module.css";\n<p className={styles.a} id={more.styles.b} />'.replaceAll(
      '"',
      "'",
    );
    expect(usesIn('src/ui/x.tsx', text)).toEqual([{ file: 'src/ui/x.tsx', sheet: 'src/ui/x.module.css', name: 'a' }]);
  });

  it('have every class that a component names', () => {
    const wrong = uses.filter(({ sheet, name }) => !classes.get(sheet)?.has(name));
    expect(wrong.map(({ file, sheet, name }) => `${file}: .${name} is not in ${sheet}`)).toEqual([]);
  });

  it('have no class that no component names', () => {
    const used = new Set(uses.map(({ sheet, name }) => `${sheet} .${name}`));
    const idle = [...classes].flatMap(([sheet, names]) => [...names].map((name) => `${sheet} .${name}`));
    expect(idle.filter((one) => !used.has(one))).toEqual([]);
  });

  it('are joined by names alone: no class is a text, none is looked up by a computed name', () => {
    const wrong = sources.flatMap(({ file, text }) => [
      ...[...text.matchAll(/className[=:] ?["'][^\n]*/g)].map(([line]) => `${file}: ${line}`),
      ...[...text.matchAll(/className=\{[^}\n]*(?<!=== )'[a-z][^\n]*/g)].map(([line]) => `${file}: ${line}`),
      ...[...text.matchAll(/import (\w+) from '[^']+\.module\.css'/g)]
        .filter(([, binding]) => new RegExp(`(?<![\\w.])${binding}\\[`).test(text))
        .map(([line]) => `${file}: ${line} and a name in brackets`),
    ]);
    expect(wrong.filter((line) => !line.includes("join(' ')"))).toEqual([]);
  });

  it('are in modules: the sheets of the whole page style elements, and the map’s own controls', () => {
    const global = SHEETS.filter((file) => !file.endsWith('.module.css'));
    const named = global.flatMap((file) =>
      [...classesOf(readFileSync(file, 'utf8'))].map((name) => `${file} .${name}`),
    );
    expect(named.filter((one) => !one.includes('.maplibregl-'))).toEqual([]);
  });

  it('have names of their own, since a class is called after its sheet', () => {
    const names = MODULES.map((file) => basename(file));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('values that sheets share', () => {
  it('come from the tokens: layers, radii, and sizes of letters', () => {
    const written = SHEETS.filter((file) => file.startsWith('src/ui/') && !file.endsWith('/tokens.css')).flatMap(
      (file) =>
        [
          ...readFileSync(file, 'utf8').matchAll(
            /(?:z-index: \d|border-radius: [^;]*\d+px|font-size: 1\.[^;]*rem)[^;]*;/g,
          ),
        ].map(([line]) => `${file}: ${line}`),
    );
    expect(written.filter((line) => !/: 1px|16px/.test(line))).toEqual([]);
  });

  // The map’s own are set by its controller.
  it('are each known: no sheet names a token that is not there', () => {
    const texts = SHEETS.map((file) => readFileSync(file, 'utf8'));
    const known = new Set(
      [...texts, ...sources.map(({ text }) => text)].flatMap((text) =>
        [...text.matchAll(/(--[\w-]+)['"]?\s*:/g)].map((match) => match[1]),
      ),
    );
    const used = texts.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)\)/g)].map((match) => match[1]));
    expect([...new Set(used)].filter((name) => !known.has(name) && !name?.startsWith('--map-control'))).toEqual([]);
  });
});

describe('the screens', () => {
  it('write to no store by themselves: that is a command', () => {
    const writes = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\buse(?:App|Import)\.setState\b[^\n]*/g)].map(([line]) => `${file}: ${line}`),
    );
    expect(writes).toEqual([]);
  });
});
