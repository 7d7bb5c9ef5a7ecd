import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { addDelivery, newDelivery } from '../model/delivery.ts';
import { type Fix, IMPORT_ROLES, type ImportRole, type Mapping } from '../model/mapping.ts';
import type { DataFile } from '../model/profile.ts';
import type { Change } from '../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { loadProvince, PROJECT_KEPT } from './province.ts';

/** What a person has loaded is kept in this browser between visits, and nowhere else. */

interface Kept {
  /** Text of a profile that was made or opened here; else its address. */
  readonly profileText: string | null;
  readonly profileUrl: string;
  /** Absent in what was kept before there were dates to choose. */
  readonly asOf?: string | null;
  readonly given: GivenFiles | Partial<Record<ImportRole, EarlierFile>>;
}

/** As files were kept before there could be several of a kind. */
interface EarlierFile {
  readonly name: string;
  readonly content: Blob | string;
  readonly mapping?: Mapping;
  readonly fixes?: readonly Fix[];
  readonly delivery?: { readonly origin: string | null; readonly date: string | null };
  readonly known?: DataFile;
}
interface ProjectDatabase extends DBSchema {
  project: { key: 'open'; value: Kept };
}

function open(): Promise<IDBPDatabase<ProjectDatabase>> {
  return openDB<ProjectDatabase>('song-chung-project', 1, {
    upgrade: (db) => {
      db.createObjectStore('project');
    },
  });
}

/** Keeps what is in use; a browser that keeps nothing goes on without. */
export async function keepProject(): Promise<void> {
  const { profileUrl, given, asOf, province } = useApp.getState();
  const made = profileUrl.startsWith('blob:');
  try {
    const db = await open();
    if (province === null || (!made && given.length === 0)) {
      await db.delete('project', 'open');
      localStorage.removeItem(PROJECT_KEPT);
      return;
    }
    const profileText = made ? JSON.stringify({ ...province.profile, data: {} }) : null;
    await db.put('project', { profileText, profileUrl: made ? '' : profileUrl, given, asOf }, 'open');
    localStorage.setItem(PROJECT_KEPT, 'yes');
  } catch (error) {
    console.warn('the project is not kept:', error);
  }
}

/** Brings back what was in use at the last visit. @returns Whether there was anything. */
export async function reopenProject(changes: readonly Change[]): Promise<boolean> {
  try {
    const kept = await (await open()).get('project', 'open');
    if (kept === undefined) return false;
    useApp.setState({ asOf: kept.asOf ?? null });
    await loadProvince(
      kept.profileText === null ? kept.profileUrl : profileAddress(kept.profileText),
      deliveriesOf(kept.given),
      changes,
    );
    return useApp.getState().province !== null;
  } catch (error) {
    console.warn('the project cannot be read:', error);
    return false;
  }
}

function deliveriesOf(given: Kept['given']): GivenFiles {
  if (isList(given)) return given;
  let list: GivenFiles = [];
  for (const kind of IMPORT_ROLES) {
    const file = given[kind];
    if (!file) continue;
    const { name, content, mapping = null, fixes = [], delivery, known } = file;
    const made = newDelivery(list, { kind, file: name, content });
    const stated = { mapping, fixes, from: delivery?.origin ?? null, date: delivery?.date ?? null };
    list = addDelivery(list, { ...made, ...stated, ...(known ? { known } : {}) });
  }
  return list;
}

function isList(given: Kept['given']): given is GivenFiles {
  return Array.isArray(given);
}

/** An address within this page for a profile that was made or opened here. */
export function profileAddress(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'application/json' }));
}
