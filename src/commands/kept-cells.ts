import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ServedCells } from '../model/radio.ts';
import type { CellEntries } from '../worker/protocol.ts';

/**
 * Where signals reach, kept in this browser by what they were computed from: model, ground and
 * transmitter. Another visit, or a station moved back, is not computed again.
 */

interface Kept {
  /** Null: the ground at the foot of the mast is not known. */
  readonly cells: ServedCells | null;
}

/** Keys are the ground's SHA-256 and the transmitter's content. */
interface CellDatabase extends DBSchema {
  cells: { key: string; value: Kept };
}

let database: Promise<IDBPDatabase<CellDatabase>> | null = null;

function open(): Promise<IDBPDatabase<CellDatabase>> {
  database ??= openDB<CellDatabase>('song-chung-radio', 1, {
    upgrade: (db) => {
      db.createObjectStore('cells');
    },
  });
  return database;
}

/** Those that are known; a browser that keeps nothing knows none. */
export async function keptCells(groundSha256: string, contents: readonly string[]): Promise<CellEntries> {
  try {
    const { store } = (await open()).transaction('cells', 'readonly');
    const found = await Promise.all(contents.map((content) => store.get(`${groundSha256} ${content}`)));
    return contents.flatMap((content, i) => {
      const one = found[i];
      return one === undefined ? [] : [[content, one.cells] as const];
    });
  } catch {
    database = null;
    return [];
  }
}

/** A browser that keeps nothing goes on without. */
export async function keepCells(groundSha256: string, entries: CellEntries): Promise<void> {
  try {
    const change = (await open()).transaction('cells', 'readwrite');
    await Promise.all(entries.map(([content, cells]) => change.store.put({ cells }, `${groundSha256} ${content}`)));
    await change.done;
  } catch {
    database = null;
  }
}
