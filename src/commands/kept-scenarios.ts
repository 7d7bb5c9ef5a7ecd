import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import * as v from 'valibot';
import { scenarioSchema } from '../ingest/scenario-file.ts';
import type { Scenario } from '../model/scenario.ts';
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

/** Scenarios of a province, newest change first; null where this browser keeps nothing. What is damaged is left out. */
export async function keptScenarios(provinceId: string): Promise<readonly Scenario[] | null> {
  try {
    const db = await open();
    if (!db) return null;
    const found = await db.getAllFromIndex('scenarios', 'province', provinceId);
    return found
      .filter((scenario) => v.is(scenarioSchema, scenario))
      .sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1));
  } catch (error) {
    console.warn('scenarios cannot be read:', error);
    return null;
  }
}

/** @returns Whether it is kept. */
export async function keep(scenario: Scenario): Promise<boolean> {
  return whileWriting(() => attempt((scenarios) => scenarios.put(scenario)));
}

/** @returns Whether it is forgotten. */
export async function forget(id: string): Promise<boolean> {
  return whileWriting(() => attempt((scenarios) => scenarios.delete(id)));
}

async function attempt(work: (scenarios: ScenarioStore) => Promise<unknown>): Promise<boolean> {
  try {
    const db = await open();
    if (!db) return false;
    const change = db.transaction('scenarios', 'readwrite');
    const request = work(change.store);
    // Without waiting for the page, which may be left at any moment.
    change.commit();
    await Promise.all([request, change.done]);
    return true;
  } catch (error) {
    console.warn('a scenario is not kept:', error);
    return false;
  }
}
