import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type ImportEntry, useImport } from '../state/import-store.ts';
import { IMPORT_KEPT, useApp } from '../state/store.ts';
import { whileWriting } from './unfinished-writes.ts';

/**
 * Files that are being mapped are kept in this browser as they are mapped, so that a reload, a crash or an
 * update of the app costs nobody the work. Each page keeps its own; those of a page that has ended are offered.
 */

/** What a person brought and chose; all else of an entry is found again by reading the file. */
const CHOSEN = [
  'name',
  'folder',
  'table',
  'reading',
  'mapping',
  'remembered',
  'fixes',
  'values',
  'origin',
  'date',
  'included',
  'replaces',
] as const;
type Chosen = Pick<ImportEntry, (typeof CHOSEN)[number]>;

/** A file of an import with its choices; its bytes stand apart, since they are written once. */
interface KeptFile {
  readonly session: string;
  readonly provinceId: string;
  /** Place in the list of the import. */
  readonly order: number;
  /** Key in `contents`; tables of one file share it. */
  readonly contentKey: string;
  readonly chosen: Chosen;
}

interface ImportDatabase extends DBSchema {
  files: { key: string; value: KeptFile };
  contents: { key: string; value: Blob | string };
}

/** A file that was being mapped. */
export interface UnfinishedFile extends Pick<KeptFile, 'contentKey' | 'chosen'> {
  readonly key: string;
  /** Null: its bytes cannot be read any more. */
  readonly content: Blob | string | null;
}

const LOCK = 'song-chung.import.';
const session = newKey();
/** What is written of this page's import, by the entry's id. */
let written = new Map<number, { readonly key: string; readonly contentKey: string; readonly entry: ImportEntry }>();
let database: Promise<IDBPDatabase<ImportDatabase>> | null = null;
/** Writes are made one after another; each writes what differs by then. */
let lastWrite: Promise<void> = Promise.resolve();
let isFollowing = false;

function newKey(): string {
  return `${Date.now()}-${Math.random()}`;
}

function open(): Promise<IDBPDatabase<ImportDatabase>> {
  database ??= openDB<ImportDatabase>('song-chung-import', 1, {
    upgrade: (db) => {
      db.createObjectStore('files');
      db.createObjectStore('contents');
    },
  });
  return database;
}

/** Pages by plain http have none: what another open page is mapping is offered there too. */
function locks(): LockManager | undefined {
  return globalThis.navigator?.locks;
}

/** Keeps what is brought and chosen from now on, as it changes. */
export function keepImport(): void {
  if (isFollowing) return;
  isFollowing = true;
  // Freed by the browser with the page, however it ends: what it kept is then nobody's.
  locks()
    ?.request(LOCK + session, () => new Promise<never>(() => {}))
    .catch(() => {});
  useImport.subscribe(({ entries }, before) => {
    if (entries !== before.entries && !isWritten(entries)) writeSoon();
  });
}

/** Resolves when all that was chosen so far is written, or refused. */
export function importKept(): Promise<void> {
  return lastWrite;
}

/** What is taken out of the import is forgotten once its use has ended well; else it is offered again. */
export function forgetWhenUsed(used: Promise<boolean>): void {
  lastWrite = lastWrite
    .then(() => used)
    .catch(() => false)
    .then(async (isUsed) => {
      if (!isUsed) await leaveWritten();
    });
}

function isWritten(entries: readonly ImportEntry[]): boolean {
  return (
    entries.length === written.size &&
    entries.every((entry) => {
      const last = written.get(entry.id)?.entry;
      return last !== undefined && isSameChoice(last, entry);
    })
  );
}

function isSameChoice(a: ImportEntry, b: ImportEntry): boolean {
  return CHOSEN.every((name) => a[name] === b[name]);
}

function writeSoon(): void {
  lastWrite = lastWrite.then(() => whileWriting(write)).catch(refused);
}

/** A browser that keeps nothing goes on without, and the import says so. */
function refused(error: unknown): void {
  database = null;
  console.warn('the import is not kept:', error);
  if (useImport.getState().entries.length > 0) useImport.setState({ notKept: true });
}

async function write(): Promise<void> {
  const { entries } = useImport.getState();
  const provinceId = useApp.getState().province?.profile.id;
  if (provinceId === undefined || isWritten(entries)) return;
  const change = (await open()).transaction(['files', 'contents'], 'readwrite');
  // Whoever fails below says so; an abort without a listener would be said once more.
  change.done.catch(() => {});
  try {
    const next = requestChange(change, entries, provinceId);
    await change.done;
    written = next;
  } catch (error) {
    if (change.error === null) abort(change);
    throw error;
  }
  if (written.size > 0) localStorage.setItem(IMPORT_KEPT, 'yes');
  if (useImport.getState().notKept) useImport.setState({ notKept: false });
}

type Change = IDBPTransaction<ImportDatabase, ['files', 'contents'], 'readwrite'>;

/** Nothing of a change that failed in its middle is to stay. */
function abort(change: Change): void {
  try {
    change.abort();
  } catch {
    // It has ended by itself.
  }
}

/** @returns What is written once the change is. */
function requestChange(change: Change, entries: readonly ImportEntry[], provinceId: string): typeof written {
  const keys = new Map([...written.values()].map(({ entry, contentKey }) => [entry.content, contentKey]));
  const next: typeof written = new Map();
  const [files, contents] = [change.objectStore('files'), change.objectStore('contents')];
  const request = (one: Promise<unknown>): void => {
    // What is refused ends the whole change, which says so.
    one.catch(() => {});
  };
  for (const [order, entry] of entries.entries()) {
    const last = written.get(entry.id);
    const contentKey = last?.contentKey ?? keys.get(entry.content) ?? newKey();
    const key = last?.key ?? newKey();
    next.set(entry.id, { key, contentKey, entry });
    if (!keys.has(entry.content)) request(contents.put(entry.content, contentKey));
    keys.set(entry.content, contentKey);
    if (last === undefined || !isSameChoice(last.entry, entry))
      request(files.put({ session, provinceId, order, contentKey, chosen: chosenOf(entry) }, key));
  }
  const used = new Set([...next.values()].map(({ contentKey }) => contentKey));
  for (const [id, { key, contentKey }] of written) {
    if (!next.has(id)) request(files.delete(key));
    if (!used.has(contentKey)) request(contents.delete(contentKey));
  }
  return next;
}

function chosenOf(entry: ImportEntry): Chosen {
  const { name, folder, table, reading, mapping, remembered, fixes, values, origin, date, included, replaces } = entry;
  return { name, folder, table, reading, mapping, remembered, fixes, values, origin, date, included, replaces };
}

/** What this page has kept is nobody's from now on, and offered. */
async function leaveWritten(): Promise<void> {
  const keys = [...written.values()].map(({ key }) => key);
  written = new Map();
  try {
    const { store, done } = (await open()).transaction('files', 'readwrite');
    for (const key of keys) {
      const file = await store.get(key);
      if (file !== undefined) await store.put({ ...file, session: '' }, key);
    }
    await done;
  } catch (error) {
    refused(error);
  }
  await offerUnfinished();
}

/** Says that files of this province were being mapped when their page ended; nothing where there are none. */
export async function offerUnfinished(): Promise<void> {
  const files = await leftFiles();
  const brokeOff = new Map<string, boolean>();
  for (const { name, reading } of files.map(({ file }) => file.chosen))
    brokeOff.set(name, reading || brokeOff.get(name) === true);
  useImport.setState({ unfinished: [...brokeOff].map(([name, isSo]) => ({ name, brokeOff: isSo })) });
  const { keepProblem } = useApp.getState();
  if (brokeOff.size > 0 && keepProblem === null) useApp.setState({ keepProblem: { kind: 'unfinished-import' } });
}

/** Gives this page the files of pages that have ended; each is to be an entry, or to be forgotten. */
export async function takeUnfinished(): Promise<readonly UnfinishedFile[]> {
  keepImport();
  const left = await leftFiles();
  const taken: UnfinishedFile[] = [];
  try {
    const change = (await open()).transaction(['files', 'contents'], 'readwrite');
    const [files, contents] = [change.objectStore('files'), change.objectStore('contents')];
    const found: (Omit<UnfinishedFile, 'content'> & { readonly bytes: Blob | string | undefined })[] = [];
    for (const { key, file } of left) {
      // Another page may have taken it since.
      if ((await files.get(key))?.session !== file.session) continue;
      await files.put({ ...file, session }, key);
      const { contentKey, chosen } = file;
      found.push({ key, contentKey, chosen, bytes: await contents.get(contentKey) });
    }
    await change.done;
    for (const { bytes, ...file } of found) taken.push({ ...file, content: await readable(bytes) });
  } catch (error) {
    refused(error);
  }
  return taken;
}

/** The entry stands for a file that was kept: it is not written again before it changes. */
export function continueAs(entry: ImportEntry, { key, contentKey }: UnfinishedFile): void {
  written.set(entry.id, { key, contentKey, entry });
}

/** Deletes what pages that have ended were mapping. */
export async function dropUnfinished(): Promise<void> {
  const left = await leftFiles();
  await forgetKeptImport(left.map(({ key, file: { contentKey } }) => ({ key, contentKey })));
  // Only now: the page may be left as soon as it says so.
  answered();
}

/** Deletes kept files; their bytes may be of no other file. */
export async function forgetKeptImport(left: readonly Pick<UnfinishedFile, 'key' | 'contentKey'>[]): Promise<void> {
  try {
    const change = (await open()).transaction(['files', 'contents'], 'readwrite');
    const [files, contents] = [change.objectStore('files'), change.objectStore('contents')];
    for (const { key, contentKey } of left) {
      await files.delete(key);
      await contents.delete(contentKey);
    }
    const rest = await files.count();
    await change.done;
    if (rest === 0) localStorage.removeItem(IMPORT_KEPT);
  } catch (error) {
    console.warn('the import cannot be deleted:', error);
  }
}

/** The offer has been answered. */
export function answered(): void {
  useImport.setState({ unfinished: [] });
  if (useApp.getState().keepProblem?.kind === 'unfinished-import') useApp.setState({ keepProblem: null });
}

/** Files of this province whose page has ended, in the order of their list. */
async function leftFiles(): Promise<readonly { readonly key: string; readonly file: KeptFile }[]> {
  try {
    const provinceId = useApp.getState().province?.profile.id;
    const { store } = (await open()).transaction('files', 'readonly');
    const [keys, files] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const held = (await locks()?.query())?.held ?? [];
    const alive = new Set([LOCK + session, ...held.flatMap(({ name }) => name ?? [])]);
    return files
      .flatMap((file, i) => ({ key: keys[i] ?? '', file }))
      .filter(({ file }) => file.provinceId === provinceId && !alive.has(LOCK + file.session))
      .sort((a, b) => a.file.session.localeCompare(b.file.session) || a.file.order - b.file.order);
  } catch (error) {
    database = null;
    console.warn('the import cannot be read:', error);
    return [];
  }
}

/** Null where the browser has lost the bytes, or the file has gone from the disk. */
async function readable(content: Blob | string | undefined): Promise<Blob | string | null> {
  if (typeof content === 'string') return content;
  if (!(content instanceof Blob)) return null;
  try {
    await content.slice(Math.max(0, content.size - 1)).arrayBuffer();
    return content;
  } catch {
    return null;
  }
}
