import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The table of rooms in ARCHITECTURE.md, held against every import. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Room {
  readonly name: string;
  /** Rooms whose files it may import; null: any. */
  readonly rooms: readonly string[] | null;
  /** Libraries that it may import; null: any. */
  readonly libraries: readonly string[] | null;
}

/** The rows of the table: room, what it holds, what it may import, libraries. */
function roomsOf(page: string): readonly Room[] {
  const rooms: Room[] = [];
  for (const line of page.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, name = '', , rows = '', libraries = ''] = cells;
    const path = /^`src\/(\w+)`$/.exec(name)?.[1];
    if (path === undefined) continue;
    const above = rooms.map((room) => room.name);
    rooms.push({ name: path, rooms: listed(rows, above), libraries: listed(libraries, []) });
  }
  return rooms;
}

function listed(cell: string, above: readonly string[]): readonly string[] | null {
  if (cell === 'everything' || cell === 'any') return null;
  if (cell === 'nothing' || cell === 'none') return [];
  return cell.split(', ').flatMap((part) => (part === 'the above' ? above : [part.replaceAll('`', '')]));
}

interface Import {
  readonly from: string;
  /** A file of the repository, or the name of a library. */
  readonly to: string;
  readonly isFile: boolean;
  /** At once with the importing file, types too; not by `import()` or as a worker. */
  readonly isStatic: boolean;
  readonly isType: boolean;
}

const IMPORTS = [
  { pattern: /^(?:import|export)\s+(type\s)?[^;'"`]*?from\s+'([^']+)'/gm, isStatic: true },
  { pattern: /^import\s+()'([^']+)'/gm, isStatic: true },
  { pattern: /\bimport\(()\s*'([^']+)'\s*\)/g, isStatic: false },
  { pattern: /\bnew URL\(()'([^']+)', import\.meta\.url\)/g, isStatic: false },
];

function importsOf(folder: string): readonly Import[] {
  return filesIn(join(ROOT, folder)).flatMap((path) => {
    const from = relative(ROOT, path);
    const text = readFileSync(path, 'utf8');
    return IMPORTS.flatMap(({ pattern, isStatic }) =>
      [...text.matchAll(pattern)].map(([, type, target = '']): Import => {
        const isFile = target.startsWith('.');
        const to = isFile ? normalize(join(dirname(from), target)) : libraryOf(target);
        return { from, to, isFile, isStatic, isType: type !== undefined && type !== '' };
      }),
    );
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** `@scope/name/part` and `name/part` without the part; Node's own are `node:`. */
function libraryOf(target: string): string {
  if (target.startsWith('node:')) return 'node:';
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

const roomOf = (path: string): string | undefined => /^src\/(\w+)\//.exec(path)?.[1];

/** What the table does not allow, one line each. */
function breaches(rooms: readonly Room[], imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, isFile }) => {
    const room = rooms.find(({ name }) => name === roomOf(from));
    if (!room) return [`${from} is in no room of the table`];
    const target = isFile ? roomOf(to) : to;
    const allowed = isFile ? room.rooms : room.libraries;
    const isWithin = isFile && target === room.name;
    return isWithin || allowed === null || (target !== undefined && allowed.includes(target))
      ? []
      : [`${from} imports ${to}`];
  });
}

/** What the table allows by name and no import needs, one line each. */
function unused(rooms: readonly Room[], imports: readonly Import[]): readonly string[] {
  return rooms.flatMap(({ name, rooms: below, libraries }) => {
    const taken = new Set(
      imports.flatMap(({ from, to, isFile }) => (roomOf(from) === name ? [isFile ? roomOf(to) : to] : [])),
    );
    return [...(below ?? []), ...(libraries ?? [])].filter((one) => !taken.has(one)).map((one) => `${name}: ${one}`);
  });
}

/** The files of each circle of imports, the first found from each file. */
function circles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isFile, isStatic } of imports)
    if (isFile && isStatic) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const begin = path.indexOf(file);
    if (begin >= 0) found.push([...path.slice(begin), file].join(' → '));
    if (begin >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

const rooms = roomsOf(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));
const imports = importsOf('src').filter(({ from }) => roomOf(from) !== undefined);

describe('the table of rooms', () => {
  it('names every room of the source, and no other', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('is kept by every import, type imports too', () => {
    expect(imports.length).toBeGreaterThan(1_000);
    expect(breaches(rooms, imports)).toEqual([]);
  });

  it('allows nothing that no import needs', () => {
    expect(unused(rooms, imports)).toEqual([]);
    const [model] = rooms;
    expect(unused(model ? [{ ...model, rooms: ['ui'], libraries: ['react'] }] : [], imports)).toEqual([
      'model: ui',
      'model: react',
    ]);
  });

  it('would notice an import against it', () => {
    const file = (from: string, to: string): Import => ({ from, to, isFile: true, isStatic: true, isType: true });
    const library: Import = { from: 'src/analysis/a.ts', to: 'react', isFile: false, isStatic: true, isType: false };
    const against = [
      file('src/ui/a.tsx', 'src/worker/protocol.ts'),
      file('src/model/a.ts', 'src/i18n/issues.ts'),
      library,
    ];
    expect(breaches(rooms, against)).toHaveLength(3);
    expect(
      breaches(rooms, [file('src/ui/a.tsx', 'src/commands/view.ts'), file('src/ui/a.tsx', 'src/ui/b.tsx')]),
    ).toEqual([]);
  });
});

describe('imports', () => {
  it('go in no circle, in the source and in the scripts', () => {
    expect(circles([...importsOf('src'), ...importsOf('scripts')])).toEqual([]);
  });

  it('would show a circle', () => {
    const edge = (from: string, to: string): Import => ({ from, to, isFile: true, isStatic: true, isType: true });
    expect(circles([edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])).toEqual(['b → c → b']);
  });

  it('of what can change a map are in its controller alone', () => {
    const others = imports.filter(
      ({ from, to, isType, isStatic }) =>
        isStatic && to === 'maplibre-gl' && !isType && !/^src\/map\/(map-controller|controller\/|new-map)/.test(from),
    );
    expect(others.map(({ from }) => from)).toEqual([]);
  });
});
