import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { aProvince } from '../support/answers.ts';
import { importEntry } from '../support/import-entry.ts';

/** Pages one after another, over one database: each is the modules loaded for itself. */

const kept = new Map<string, string>();
let held: { name: string }[] = [];

async function page() {
  vi.resetModules();
  const [keeping, { useImport }, { useApp }] = [
    await import('../../src/commands/kept-import.ts'),
    await import('../../src/state/import-store.ts'),
    await import('../../src/state/store.ts'),
  ];
  useApp.setState({ province: aProvince() });
  return { ...keeping, useImport, useApp };
}

const named = (...names: readonly string[]) => names.map((name) => ({ name, brokeOff: false }));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  kept.clear();
  held = [];
  vi.stubGlobal('localStorage', {
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string) => {
        held.push({ name });
        return new Promise(() => {});
      },
      query: async () => ({ held }),
    },
  });
});

it('gives the next page the files, their order and all that was chosen', async () => {
  const first = await page();
  first.keepImport();
  const fixes = [{ kind: 'swap', rows: [2] }] as const;
  first.useImport.setState({ entries: [importEntry(1, 'a.csv'), importEntry(2, 'b.csv')] });
  first.useImport.setState({ entries: [importEntry(1, 'a.csv', { fixes, origin: 'VNPT' }), importEntry(2, 'b.csv')] });
  await first.importKept();
  expect([...kept]).toEqual([['song-chung.import', 'yes']]);

  const meanwhile = await page();
  await meanwhile.offerUnfinished();
  expect(meanwhile.useImport.getState().unfinished).toEqual([]);

  held = [];
  const next = await page();
  await next.offerUnfinished();
  expect(next.useImport.getState().unfinished).toEqual(named('a.csv', 'b.csv'));
  expect(next.useApp.getState().keepProblem).toEqual({ kind: 'unfinished-import' });
  const files = await next.takeUnfinished();
  expect(files.map(({ content, chosen }) => [content, chosen.fixes, chosen.origin])).toEqual([
    ['rows of a.csv', fixes, 'VNPT'],
    ['rows of b.csv', [], ''],
  ]);
  // They are of this page now, and of no other.
  expect(await (await page()).takeUnfinished()).toEqual([]);
});

it('names the file that was being read when the page ended', async () => {
  const first = await page();
  first.keepImport();
  first.useImport.setState({ entries: [importEntry(1, 'a.csv'), importEntry(2, 'b.csv', { reading: true })] });
  await first.importKept();
  held = [];
  const next = await page();
  await next.offerUnfinished();
  expect(next.useImport.getState().unfinished).toEqual([...named('a.csv'), { name: 'b.csv', brokeOff: true }]);
});

it('forgets what was taken out, used or thrown away, with its bytes', async () => {
  const first = await page();
  first.keepImport();
  first.useImport.setState({ entries: [importEntry(1, 'a.csv'), importEntry(2, 'b.csv')] });
  await first.importKept();
  first.useImport.setState({ entries: [importEntry(2, 'b.csv')] });
  await first.importKept();
  held = [];
  const next = await page();
  await next.offerUnfinished();
  expect(next.useImport.getState().unfinished).toEqual(named('b.csv'));
  await next.dropUnfinished();
  expect(next.useImport.getState().unfinished).toEqual([]);
  expect(next.useApp.getState().keepProblem).toBeNull();
  expect([...kept]).toEqual([]);
  expect(await contents()).toEqual([]);
});

it('keeps what was accepted until it is in use, and offers it again where it could not be', async () => {
  const { useImport, ...first } = await page();
  first.keepImport();
  useImport.setState({ entries: [importEntry(1, 'a.csv')] });
  await first.importKept();
  first.forgetWhenUsed(Promise.resolve(false));
  useImport.setState({ entries: [] });
  await first.importKept();
  expect(useImport.getState().unfinished).toEqual(named('a.csv'));
  const files = await first.takeUnfinished();
  for (const file of files) {
    const again = importEntry(2, 'a.csv', file.content === null ? {} : { content: file.content });
    first.continueAs(again, file);
    useImport.setState({ entries: [again] });
  }
  first.forgetWhenUsed(Promise.resolve(true));
  useImport.setState({ entries: [] });
  await first.importKept();
  expect(await contents()).toEqual([]);
});

it('says that nothing can be kept, and that it can again', async () => {
  const { useImport, ...first } = await page();
  first.keepImport();
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  useImport.setState({ entries: [importEntry(1, 'a.csv')] });
  await first.importKept();
  IDBObjectStore.prototype.put = put;
  warned.mockRestore();
  expect(useImport.getState().notKept).toBe(true);
  useImport.setState({ entries: [importEntry(1, 'a.csv', { origin: 'Viettel' })] });
  await first.importKept();
  expect(useImport.getState().notKept).toBe(false);
  expect(await contents()).toEqual(['rows of a.csv']);
});

function contents(): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('song-chung-import');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const all = opening.result.transaction('contents').objectStore('contents').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
    };
  });
}
