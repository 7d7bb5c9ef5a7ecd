import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import * as v from 'valibot';
import { scenarioSchema } from '../ingest/scenario-file.ts';
import type { Scenario } from '../model/scenario.ts';
import type { DamagedRecord } from '../state/keep-problem.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { whileWriting } from './unfinished-writes.ts';

/** Where named scenarios are kept between visits: IndexedDB. Nothing here throws; a browser that keeps nothing says so. */

interface ScenarioDatabase extends DBSchema {
  scenarios: { key: string; value: Scenario; indexes: { province: string } };
}

type ScenarioStore = IDBPObjectStore<ScenarioDatabase, ['scenarios'], 'scenarios', 'readwrite'>;

/** Null: this browser keeps nothing. */
let database: Promise<IDBPDatabase<ScenarioDatabase> | null> | null = null;

function open(): Promise<IDBPDatabase<ScenarioDatabase> | null> {
  database ??= openDatabase();
  return database;
}

async function openDatabase(): Promise<IDBPDatabase<ScenarioDatabase> | null> {
  try {
    if (typeof indexedDB === 'undefined') return null;
    return await openDB<ScenarioDatabase>('song-chung', 1, {
      upgrade: (db) => {
        db.createObjectStore('scenarios', { keyPath: 'id' }).createIndex('province', 'data.provinceId');
      },
    });
  } catch (error) {
    console.warn('scenarios are not kept:', error);
    return null;
  }
}

/** Scenarios of a province, newest change first; null where this browser keeps nothing. What is damaged is left out and told. */
export async function keptScenarios(
  provinceId: string,
  onDamaged: (records: readonly DamagedRecord[]) => void = () => {},
): Promise<readonly Scenario[] | null> {
  try {
    const db = await open();
    if (!db) return null;
    const found = await db.getAllFromIndex('scenarios', 'province', provinceId);
    const whole: Scenario[] = [];
    const damaged: unknown[] = [];
    for (const record of found) (v.is(scenarioSchema, record) ? whole : damaged).push(record);
    if (damaged.length > 0) onDamaged(damaged.map(damagedRecord));
    for (const { id, changed } of whole) seen.set(id, changed);
    return whole.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1));
  } catch (error) {
    console.warn('scenarios cannot be read:', error);
    return null;
  }
}

function damagedRecord(record: unknown): DamagedRecord {
  const name: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'name') : null;
  return { name: typeof name === 'string' ? name : '?', text: JSON.stringify(record, null, 2) };
}

/** When each scenario was changed, as this tab has read or written it last. */
const seen = new Map<string, string>();

/** What became of a scenario that was to be kept. */
export interface KeptScenario {
  readonly kept: boolean;
  /** Of the same scenario, another tab's version that was kept meanwhile: a scenario of its own now. */
  readonly copy?: Scenario;
}

/**
 * Keeps a scenario. Where another tab has kept another version since this tab last looked, that
 * one is not lost: it is kept beside, as a copy.
 *
 * @param copyOf Makes the copy: another id and name.
 */
export function keep(scenario: Scenario, copyOf: (other: Scenario) => Scenario): Promise<KeptScenario> {
  return whileWriting(async () => {
    let copy: Scenario | undefined;
    const kept = await attempt(async (scenarios) => {
      const there = await scenarios.get(scenario.id);
      const known = seen.get(scenario.id);
      const isChanged = there !== undefined && there.changed !== known && there.changed !== scenario.changed;
      // Only looked at here: the other tab's version stays.
      if (isChanged && scenario.changed === known) return;
      if (isChanged) copy = copyOf(there);
      await Promise.all([scenarios.put(scenario), ...(copy ? [scenarios.put(copy)] : [])]);
    });
    if (kept) {
      seen.set(scenario.id, scenario.changed);
      if (copy) seen.set(copy.id, copy.changed);
      tellOtherTabs({ what: 'scenario', id: scenario.id });
    }
    return { kept, ...(copy ? { copy } : {}) };
  });
}

/** @returns Whether it is forgotten. */
export async function forget(id: string): Promise<boolean> {
  const forgotten = await whileWriting(() => attempt((scenarios) => scenarios.delete(id)));
  if (forgotten) tellOtherTabs({ what: 'scenario', id });
  return forgotten;
}

async function attempt(work: (scenarios: ScenarioStore) => Promise<unknown>): Promise<boolean> {
  try {
    const db = await open();
    if (!db) return false;
    const change = db.transaction('scenarios', 'readwrite');
    await work(change.store);
    // Without waiting for the page, which may be left at any moment.
    change.commit();
    await change.done;
    return true;
  } catch (error) {
    console.warn('a scenario is not kept:', error);
    return false;
  }
}
