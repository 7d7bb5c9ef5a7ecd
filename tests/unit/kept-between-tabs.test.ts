import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/model/scenario.ts';

/** Two tabs with the same scenarios: each is the module loaded for itself, over one database. */

const tab = async () => {
  vi.resetModules();
  return import('../../src/commands/kept-scenarios.ts');
};
const scenario = (changed: string, edits: Scenario['edits'] = []): Scenario => ({
  id: 'S',
  name: 'Phương án',
  created: '2025-01-01T00:00:00.000Z',
  changed,
  data: { provinceId: 'p', sha256: '0'.repeat(64) },
  edits,
});
const copyOf = (other: Scenario): Scenario => ({ ...other, id: 'COPY', name: `${other.name} (2)` });
const MOVE_A: Scenario['edits'] = [{ kind: 'move', station: 'A', location: [105.9, 20.2] }];
const MOVE_B: Scenario['edits'] = [{ kind: 'move', station: 'B', location: [105.9, 20.2] }];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('keeps both versions where two tabs changed one scenario unseen', async () => {
  const [a, b] = [await tab(), await tab()];
  await a.keep(scenario('2025-01-01T00:00:01.000Z'), copyOf);
  await b.keptScenarios('p');
  await a.keep(scenario('2025-01-01T00:00:02.000Z', MOVE_A), copyOf);
  const { kept, copy } = await b.keep(scenario('2025-01-01T00:00:03.000Z', MOVE_B), copyOf);
  expect([kept, copy?.edits]).toEqual([true, MOVE_A]);
  const all = (await b.keptScenarios('p')) ?? [];
  expect(all.map(({ id, edits }) => [id, edits])).toEqual([
    ['S', MOVE_B],
    ['COPY', MOVE_A],
  ]);
});

it('overwrites nothing by looking at an older version, and makes no copy of what it has seen', async () => {
  const [a, b] = [await tab(), await tab()];
  const first = scenario('2025-01-01T00:00:01.000Z');
  await a.keep(first, copyOf);
  await b.keptScenarios('p');
  await a.keep(scenario('2025-01-01T00:00:02.000Z', MOVE_A), copyOf);
  await b.keep(first, copyOf);
  expect((await b.keptScenarios('p'))?.map(({ edits }) => edits)).toEqual([MOVE_A]);
  const { copy } = await b.keep(scenario('2025-01-01T00:00:03.000Z', MOVE_B), copyOf);
  expect(copy).toBeUndefined();
});

it('opens what is whole and tells what is damaged, with all that can be read of it', async () => {
  const a = await tab();
  await a.keep(scenario('2025-01-01T00:00:01.000Z'), copyOf);
  const database = await openDB('song-chung');
  await database.put('scenarios', { id: 'X', name: 'Hỏng', data: { provinceId: 'p' }, edits: 7 });
  database.close();
  const damaged: unknown[] = [];
  const whole = await a.keptScenarios('p', (records) => damaged.push(...records));
  expect(whole?.map(({ id }) => id)).toEqual(['S']);
  expect(damaged).toEqual([{ name: 'Hỏng', text: expect.stringContaining('"edits": 7') }]);
});
