import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  baseOfFirstSave,
  mergeParts,
  type PartChoice,
  type Parts,
  type Side,
  type StoredPart,
} from '../../src/analysis/project/merge-parts.ts';
import { type PartStore, type Saved, saveParts } from '../../src/analysis/project/save-parts.ts';

/** Two people on one project: whatever they do and in whatever order they save, no edit is lost unseen. */

const PEOPLE = ['An', 'Bình'] as const;
const KEYS = ['delivery/d1', 'scenario/s1', 'pin/p1', 'pin/p2'];
const side = fc.constantFrom<Side>('mine', 'theirs');

/** One thing that one of them does. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), who: fc.nat(1), key: fc.constantFrom(...KEYS) }),
  fc.record({ kind: fc.constant('remove' as const), who: fc.nat(1), key: fc.constantFrom(...KEYS) }),
  fc.record({ kind: fc.constant('save' as const), who: fc.nat(1), side: fc.option(side) }),
);

interface Person {
  mine: Parts<StoredPart>;
  base: ReadonlyMap<string, string>;
  conflicts: Saved<StoredPart>['conflicts'];
}

/** A folder in memory; `between` happens once, just before something is written. */
function folderOf(parts: Map<string, StoredPart>, between: () => void): PartStore<StoredPart> {
  let isBefore = true;
  return {
    read: async () => new Map(parts),
    replace: async (key, part, there) => {
      if (isBefore) between();
      isBefore = false;
      if ((parts.get(key)?.text ?? null) !== there) return false;
      if (part === null) parts.delete(key);
      else parts.set(key, part);
      return true;
    },
  };
}

it('no edit of two people is lost: it is in the folder, with its author, or was replaced by one who saw it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, interrupts) => {
      const people: Person[] = PEOPLE.map(() => ({ mine: new Map(), base: new Map(), conflicts: [] }));
      const folder = new Map<string, StoredPart>();
      /** Edits that somebody who saw them has put another in the place of, or removed. */
      const replaced = new Set<string>();
      const made: string[] = [];
      for (const [index, one] of steps.entries()) {
        const person = people[one.who];
        if (!person) continue;
        if (one.kind !== 'save') {
          const next = new Map(person.mine);
          const before = next.get(one.key);
          if (before) replaced.add(before.text);
          next.delete(one.key);
          if (one.kind === 'edit') {
            const text = `${one.key} by ${PEOPLE[one.who]} at step ${index}`;
            next.set(one.key, { text });
            made.push(text);
          }
          person.mine = next;
          continue;
        }
        // What was decided for another state than is there now decides nothing.
        const choices = new Map<string, PartChoice>();
        for (const { key, mine, theirs } of person.conflicts) {
          if (one.side === null || person.mine.get(key)?.text !== mine?.text) continue;
          choices.set(key, { side: one.side, theirs: theirs?.text ?? null });
          const lost = one.side === 'mine' ? theirs : mine;
          if (lost && folder.get(key)?.text === theirs?.text) replaced.add(lost.text);
        }
        const between = (): void => {
          if (!interrupts) return;
          const text = `late write before step ${index}`;
          const there = folder.get('pin/p1');
          if (there) replaced.add(there.text);
          folder.set('pin/p1', { text });
          made.push(text);
        };
        const saved = await saveParts(folderOf(folder, between), person.base, person.mine, choices);
        Object.assign(person, { mine: saved.parts, base: saved.base, conflicts: saved.conflicts });
        for (const { key } of saved.conflicts) expect(folder.get(key)?.text).not.toBe(saved.parts.get(key)?.text);
      }
      const alive = new Set(
        [folder, ...people.map(({ mine }) => mine)].flatMap((all) => [...all.values()]).map(({ text }) => text),
      );
      for (const text of made) if (!alive.has(text)) expect(replaced).toContain(text);
    }),
    { numRuns: 2_000 },
  );
});

it('edits of different parts never collide, and both are there after both have saved', async () => {
  const folder = new Map<string, StoredPart>([['pin/p1', { text: 'old' }]]);
  const base = new Map([['pin/p1', 'old']]);
  const store = folderOf(folder, () => {});
  const an = await saveParts(store, base, new Map([['pin/p1', { text: 'An' }]]));
  const binh = await saveParts(
    store,
    base,
    new Map([...folder, ['pin/p1', { text: 'old' }], ['pin/p2', { text: 'Bình' }]]),
  );
  expect([an.conflicts, binh.conflicts]).toEqual([[], []]);
  expect([...folder].map(([key, { text }]) => [key, text])).toEqual([
    ['pin/p1', 'An'],
    ['pin/p2', 'Bình'],
  ]);
  expect(binh.parts.get('pin/p1')?.text).toBe('An');
});

it('what one removed and the other changed is for a person to choose', () => {
  const base = new Map([['pin/p1', 'old']]);
  const theirs = new Map([['pin/p1', { text: 'new' }]]);
  const open = mergeParts(base, new Map(), theirs);
  expect(open).toMatchObject({ conflicts: [{ key: 'pin/p1', mine: null, theirs: { text: 'new' } }] });
  expect(open.parts.size).toBe(0);
  expect(mergeParts(base, new Map(), theirs, new Map([['pin/p1', { side: 'theirs', theirs: 'new' }]])).parts.size).toBe(
    1,
  );
  expect(mergeParts(base, new Map(), new Map([['pin/p1', { text: 'old' }]])).parts.size).toBe(0);
});

it('at the first save of a visit what it began with and lacks is removed; what it never had, or another has changed, is not', async () => {
  const kept = new Map([
    ['pin/p1', 'one'],
    ['pin/p2', 'two'],
    ['pin/p3', 'three'],
  ]);
  const folder = new Map<string, StoredPart>([
    ['pin/p1', { text: 'one' }],
    ['pin/p2', { text: 'two' }],
    ['pin/p3', { text: 'changed by Bình' }],
  ]);
  const base = baseOfFirstSave(kept, new Map(), new Set(['pin/p1', 'pin/p3']));
  const saved = await saveParts(
    folderOf(folder, () => {}),
    base,
    new Map(),
  );
  expect([...folder.keys()]).toEqual(['pin/p2', 'pin/p3']);
  expect([...saved.parts.keys()]).toEqual(['pin/p2']);
  expect(saved.conflicts.map(({ key }) => key)).toEqual(['pin/p3']);
});
