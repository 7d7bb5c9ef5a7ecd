import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { addDelivery, DELIVERY_KINDS, type GivenDelivery, newDelivery } from '../model/delivery.ts';
import { type Fix, IMPORT_ROLES, type ImportRole, type Mapping } from '../model/mapping.ts';
import type { CommuneTier, DataFile } from '../model/profile.ts';
import type { DamagedRecord } from '../state/keep-problem.ts';
import type { Change } from '../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { hearOtherTabs, tellOtherTabs } from './other-tabs.ts';
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
  /** Another with each write, so that a tab sees what other tabs have written; absent in earlier ones. */
  readonly stamp?: string;
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

/** A browser that keeps nothing goes on without, and the screen says so. @returns When it is written. */
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

/** The stamp of what this tab has read or written last; null: nothing yet. */
let seen: string | null = null;
/** What this tab wanted to keep last. */
let wanted: ShownProvince | null = null;

async function write(shown: ShownProvince): Promise<void> {
  const { profileUrl, given, asOf, communeTier, profile } = shown;
  const made = profileUrl.startsWith('blob:');
  const kept = made || given.length > 0 || communeTier !== null;
  wanted = shown;
  try {
    database ??= open();
    const change = (await database).transaction('project', 'readwrite');
    const there = await change.store.get('open');
    if (there !== undefined && stampOf(there) !== seen && holdsFiles(there)) {
      // A tab that has nothing of its own to keep leaves what is there.
      if (kept) useApp.setState({ keepProblem: { kind: 'other-tab' } });
      return;
    }
    // A ground that was delivered is kept as a delivery; beside a profile that was made here lies none.
    const isBrought = given.some(({ kind }) => kind === 'ground');
    const own = isBrought ? { ...profile, ground: undefined } : profile;
    const profileText = made ? JSON.stringify({ ...own, data: {} }) : null;
    const stamp = `${Date.now()}-${Math.random()}`;
    const request = kept
      ? change.store.put({ profileText, profileUrl: made ? '' : profileUrl, given, asOf, communeTier, stamp }, 'open')
      : change.store.delete('open');
    // Without waiting for the page, which may be left at any moment.
    change.commit();
    await Promise.all([request, change.done]);
    seen = kept ? stamp : null;
    if (kept) localStorage.setItem(PROJECT_KEPT, 'yes');
    else localStorage.removeItem(PROJECT_KEPT);
    if (kept) askToPersist();
    if (useApp.getState().keepProblem?.kind === 'refused') useApp.setState({ keepProblem: null });
    if (kept || there !== undefined) tellOtherTabs({ what: 'project' });
  } catch (error) {
    database = null;
    console.warn('the project is not kept:', error);
    // A reload would bring something else back than is on the screen.
    if (kept) useApp.setState({ keepProblem: { kind: 'refused' } });
  }
}

/** Whether what is kept is a person's own, and not a choice about the usual province alone. */
function holdsFiles({ profileText, given }: Kept): boolean {
  return profileText !== null || deliveriesOf(given).length > 0;
}

function stampOf({ stamp = 'earlier' }: Kept): string {
  return stamp;
}

/** Some browsers drop what is kept when the disk is full, unless they are asked not to. */
function askToPersist(): void {
  navigator.storage?.persist?.().catch(() => {});
}

/** Keeps the files of this tab in the place of what another tab has kept. */
export async function keepThisTab(): Promise<void> {
  if (wanted === null) return;
  const there = await (await open()).get('project', 'open');
  seen = there === undefined ? null : stampOf(there);
  useApp.setState({ keepProblem: null });
  await keepProject(wanted);
}

/** Shows what another tab has kept, in the place of the files of this tab. */
export async function openOtherTab(): Promise<void> {
  useApp.setState({ keepProblem: null });
  await reopenProject([]);
}

// What this tab has on the screen is no longer what the next visit brings.
hearOtherTabs(({ what }) => {
  if (what === 'project' && useApp.getState().given.length > 0) useApp.setState({ keepProblem: { kind: 'other-tab' } });
});

/** Brings back what was in use at the last visit. @returns Whether there was anything. */
export async function reopenProject(changes: readonly Change[]): Promise<boolean> {
  try {
    const kept = await (await open()).get('project', 'open');
    if (kept === undefined) return false;
    seen = stampOf(kept);
    useApp.setState({ asOf: kept.asOf ?? null, communeTier: kept.communeTier ?? null });
    const { whole, damaged } = await wholeOnes(deliveriesOf(kept.given));
    if (damaged.length > 0) useApp.setState({ keepProblem: { kind: 'damaged', records: damaged } });
    await loadProvince(kept.profileText === null ? kept.profileUrl : profileAddress(kept.profileText), whole, changes);
    const { province, status } = useApp.getState();
    // Files that are not whole can be asked for again: the usual province must not take their place.
    return province !== null || (status.kind === 'failed' && (status.files ?? []).length > 0);
  } catch (error) {
    console.warn('the project cannot be read:', error);
    return false;
  }
}

/** Those that can be read as they were kept, and what is left of the others. */
async function wholeOnes(
  list: GivenFiles,
): Promise<{ readonly whole: GivenFiles; readonly damaged: readonly DamagedRecord[] }> {
  const whole: GivenFiles[number][] = [];
  const damaged: DamagedRecord[] = [];
  for (const one of list) {
    if (await isWhole(one)) whole.push(one);
    else damaged.push({ name: nameOf(one), text: JSON.stringify(one, null, 2) });
  }
  return { whole, damaged };
}

/** A record may be cut or changed by the browser, or its file may have gone from the disk. */
async function isWhole(one: unknown): Promise<boolean> {
  if (typeof one !== 'object' || one === null) return false;
  const { id, kind, file, content, fixes, values, replaces }: Partial<Record<keyof GivenDelivery, unknown>> = one;
  const parts = Array.isArray(fixes) && Array.isArray(replaces) && typeof values === 'object' && values !== null;
  if (!parts || typeof id !== 'string' || typeof file !== 'string' || !DELIVERY_KINDS.some((one) => one === kind))
    return false;
  if (typeof content === 'string') return true;
  if (!(content instanceof Blob)) return false;
  try {
    await content.slice(Math.max(0, content.size - 1)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function nameOf(one: unknown): string {
  const file = typeof one === 'object' && one !== null ? Reflect.get(one, 'file') : null;
  return typeof file === 'string' ? file : '?';
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

/** The word on what could not be kept has been read. */
export function dismissKeepProblem(): void {
  useApp.setState({ keepProblem: null });
}
