import { outOfRange } from '../../model/out-of-range.ts';
import type { CommuneUnit } from '../../model/profile.ts';
import { folded, remembered } from '../names.ts';

/**
 * Names that a commune has today: one as a rule, several of a commune that was divided or of
 * a name that several have, none where the profile's table does not know it, or has no table.
 */
export type FindCommune = (name: string) => readonly string[];

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['xa', /^(xa |x\.)\s*/],
  ['phuong', /^(phuong |p\.)\s*/],
  ['thi tran', /^(thi tran|tt\.?)\s+/],
];

export function communeFinder(units: readonly CommuneUnit[]): FindCommune {
  const [now, former] = [new Names(), new Names()];
  for (const { name, formerly = [] } of units) {
    now.add(name, name);
    for (const old of formerly) former.add(old.name, name);
  }
  // A name that is still in use is the one that has it; "Phường Tân Thành" is not "Xã Tân Thành".
  return remembered((name) => {
    const tries = [now.written(name), former.written(name), now.bare(name), former.bare(name)];
    return tries.find((names) => names.length > 0) ?? [];
  });
}

/** The commune whose name, of today or before, is written most like one that no commune has; null where none is like it. */
export function nearestCommune(units: readonly CommuneUnit[]): (name: string) => string | null {
  const known = units.flatMap(({ name, formerly = [] }) =>
    [name, ...formerly.map((old) => old.name)].map((one) => ({ name, bare: parted(one).bare })),
  );
  return remembered((given) => {
    const { bare } = parted(given);
    let nearest: { readonly name: string; readonly changes: number } | null = null;
    for (const one of known) {
      const changes = lettersChanged(bare, one.bare);
      if (changes <= MOST_CHANGED * bare.length && changes < (nearest?.changes ?? Infinity))
        nearest = { name: one.name, changes };
    }
    return nearest?.name ?? null;
  });
}

/** Share of a name's letters that may be wrong. */
const MOST_CHANGED = 0.34;

/** How many letters are to be put in, left out or changed to make one of the other. */
function lettersChanged(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1];
    for (const [at, wanted] of [...other].entries())
      now.push(
        Math.min(
          (above[at] ?? outOfRange()) + (letter === wanted ? 0 : 1),
          (above[at + 1] ?? outOfRange()) + 1,
          (now[at] ?? outOfRange()) + 1,
        ),
      );
    above = now;
  }
  return above.at(-1) ?? outOfRange();
}

/** Whether two names are of one commune as they are written; where one does not say its kind, whatever the kind. */
export function isCommune(one: string, other: string): boolean {
  const [a, b] = [parted(one), parted(other)];
  return a.bare === b.bare && (a.kind === b.kind || a.kind === '' || b.kind === '');
}

/** Whether two names differ at most in their kind: "Thị trấn Me" became "Phường Me". */
export function isCommuneOfAnyKind(one: string, other: string): boolean {
  return parted(one).bare === parted(other).bare;
}

class Names {
  readonly #written = new Map<string, string[]>();
  readonly #bare = new Map<string, string[]>();

  add(key: string, name: string): void {
    const { kind, bare } = parted(key);
    for (const [map, at] of [
      [this.#written, `${kind} ${bare}`],
      [this.#bare, bare],
    ] as const) {
      const known = map.get(at);
      if (known) known.push(name);
      else map.set(at, [name]);
    }
  }

  /** With its kind. */
  written(name: string): readonly string[] {
    const { kind, bare } = parted(name);
    return this.#written.get(`${kind} ${bare}`) ?? [];
  }

  bare(name: string): readonly string[] {
    return this.#bare.get(parted(name).bare) ?? [];
  }
}

function parted(name: string): { readonly kind: string; readonly bare: string } {
  const text = folded(name);
  const [kind, pattern] = KINDS.find(([, one]) => one.test(text)) ?? ['', /^/];
  const bare = text.replace(pattern, '');
  return bare === '' ? { kind: '', bare: text } : { kind, bare };
}
