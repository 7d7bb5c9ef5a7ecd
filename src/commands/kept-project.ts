import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { addDelivery, newDelivery } from '../model/delivery.ts';
import { type Fix, IMPORT_ROLES, type ImportRole, type Mapping } from '../model/mapping.ts';
import type { CommuneTier, DataFile } from '../model/profile.ts';
import type { Change } from '../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { loadProvince, PROJECT_KEPT, type ShownProvince } from './province.ts';
import { whileWriting } from './unfinished-writes.ts';

/** What a person has loaded is kept in this browser between visits, and nowhere else. */

interface Kept {
  /** Text of a profile that was made or opened here; else its address. */
  readonly profileText: string | null;
  readonly profileUrl: string;
  /** Absent in what was kept before there were dates to choose. */
  readonly asOf?: string | null;
  /** Absent in what was kept before there was a choice. */
  readonly communeTier?: CommuneTier | null;
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

let database: Promise<IDBPDatabase<ProjectDatabase>> | null = null;

function open(): Promise<IDBPDatabase<ProjectDatabase>> {
  return openDB<ProjectDatabase>('song-chung-project', 1, {
    upgrade: (db) => {
      db.createObjectStore('project');
    },
  });
}

/** Writes are made one after another, in the order of the calls: the last one counts. */
let lastWrite: Promise<void> = Promise.resolve();

/** A browser that keeps nothing goes on without. @returns When it is written. */
function keepProject(shown: ShownProvince): Promise<void> {
  lastWrite = lastWrite.then(() => whileWriting(() => write(shown)));
  return lastWrite;
}

/**
 * Loads a province, and keeps it before it is shown.
 *
 * @returns Whether it is shown; else what was on the screen stays, there and for the next visit.
 */
export async function loadAndKeep({ profileUrl, given, ...how }: Omit<ShownProvince, 'profile'>): Promise<boolean> {
  const before = useApp.getState();
  const { asOf, communeTier } = how;
  useApp.setState({ asOf, communeTier });
  await loadProvince(profileUrl, given, [], keepProject);
  const { province, status } = useApp.getState();
  if (province !== before.province) return true;
  // A newer load that is still on its way keeps its own, at its own date.
  if (status.kind === 'loading') return false;
  useApp.setState({ asOf: before.asOf, communeTier: before.communeTier });
  if (province !== null) await keepProject({ ...before, profile: province.profile });
  return false;
}

async function write({ profileUrl, given, asOf, communeTier, profile }: ShownProvince): Promise<void> {
  const made = profileUrl.startsWith('blob:');
  try {
    database ??= open();
    const change = (await database).transaction('project', 'readwrite');
    const kept = made || given.length > 0 || communeTier !== null;
    const profileText = made ? JSON.stringify({ ...profile, data: {} }) : null;
    const request = kept
      ? change.store.put({ profileText, profileUrl: made ? '' : profileUrl, given, asOf, communeTier }, 'open')
      : change.store.delete('open');
    // Without waiting for the page, which may be left at any moment.
    change.commit();
    await Promise.all([request, change.done]);
    if (kept) localStorage.setItem(PROJECT_KEPT, 'yes');
    else localStorage.removeItem(PROJECT_KEPT);
  } catch (error) {
    database = null;
    console.warn('the project is not kept:', error);
  }
}

/** Brings back what was in use at the last visit. @returns Whether there was anything. */
export async function reopenProject(changes: readonly Change[]): Promise<boolean> {
  try {
    const kept = await (await open()).get('project', 'open');
    if (kept === undefined) return false;
    useApp.setState({ asOf: kept.asOf ?? null, communeTier: kept.communeTier ?? null });
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
