import { type DBSchema, openDB } from 'idb';
import { baseOfFirstSave, type PartChoice, type Parts } from '../analysis/project/merge-parts.ts';
import { type ProjectPart, partsOf, type Work, workOf } from '../analysis/project/project-parts.ts';
import { saveParts } from '../analysis/project/save-parts.ts';
import { type FolderState, useImport } from '../state/import-store.ts';
import { useApp } from '../state/store.ts';
import { FOLDER_KEPT } from './folder-kept.ts';
import { FolderDamaged, folderStore } from './folder-store.ts';
import { keysHere, takeWork, workHere } from './open-project.ts';
import { deleteScenario } from './scenarios.ts';
import { whileWriting } from './unfinished-writes.ts';

/**
 * A project as a folder on a shared drive. Saving looks at what others have saved since, takes what does
 * not collide, shows what does, and writes over nothing that this page has not seen.
 */

/** The folder of this browser, and what was seen in it last. */
interface KeptFolder {
  readonly handle: FileSystemDirectoryHandle;
  /** Texts of the parts by key. */
  readonly base: ReadonlyMap<string, string>;
  /** Milliseconds since 1970; absent in what was kept by earlier versions. */
  readonly savedAt?: number;
}

/** What this page has seen at its own last save; another tab of the browser may have saved since. */
let seenHere: KeptFolder | null = null;

/** Keys of the parts that this page began with: those that are gone at its first save were removed here. */
let hadAtStart: ReadonlySet<string> = new Set();

/** Called when a province has come, before a person changes much of it. */
export async function noteStart(): Promise<void> {
  hadAtStart = await keysHere();
}

interface FolderDatabase extends DBSchema {
  folder: { key: 'open'; value: KeptFolder };
}

function database() {
  return openDB<FolderDatabase>('song-chung-folder', 1, {
    upgrade: (db) => {
      db.createObjectStore('folder');
    },
  });
}

type Picker = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

function picker(): Picker | null {
  const found: unknown = Reflect.get(window, 'showDirectoryPicker');
  return isPicker(found) ? found.bind(window) : null;
}

function isPicker(found: unknown): found is Picker {
  return typeof found === 'function';
}

/** Whether this browser can write to a folder. */
export function canUseFolder(): boolean {
  return picker() !== null;
}

/** Tells the screen the name of the folder that was chosen before; nothing where there is none. */
export async function findFolder(): Promise<void> {
  try {
    const kept = await (await database()).get('folder', 'open');
    // What a save says meanwhile is newer.
    if (kept && useImport.getState().folder === null)
      useImport.setState({ folder: { name: kept.handle.name, state: 'chosen' } });
  } catch (error) {
    console.warn('the folder is not known:', error);
  }
}

/** Lets a person choose a folder, and brings what is in it and on the screen together. */
export async function chooseFolder(): Promise<void> {
  let handle: FileSystemDirectoryHandle;
  try {
    const pick = picker();
    if (pick === null) return;
    handle = await pick({ mode: 'readwrite' });
  } catch {
    // Closed without a choice.
    return;
  }
  seenHere = null;
  await saveTo({ handle, base: new Map() }, new Map());
}

/** Saves to the folder that was chosen before. */
export async function saveToFolder(): Promise<void> {
  const kept = await (await database()).get('folder', 'open');
  if (!kept) return;
  const ask: unknown = Reflect.get(kept.handle, 'requestPermission');
  const granted = typeof ask === 'function' ? await ask.call(kept.handle, { mode: 'readwrite' }) : 'granted';
  if (granted !== 'granted') return said(kept.handle, { state: 'refused' });
  await saveTo(kept, new Map());
}

/** What a person decided for parts that others have changed too. */
export async function decideFolder(which: 'theirs' | 'mine'): Promise<void> {
  const { offer } = useImport.getState();
  useImport.setState({ offer: null });
  const kept = await (await database()).get('folder', 'open');
  if (!kept || !offer) return;
  const decided = offer.differences.map(({ key, theirs }): [string, PartChoice] => [
    key,
    { side: which, theirs: theirs?.text ?? null },
  ]);
  await saveTo(kept, new Map(decided));
}

/**
 * What was the same here and in the folder. Parts that this page does not have are not taken for removed
 * here unless it had them at its own last save, or when it began: another tab may have saved them, and an
 * assumption stands in the address alone, which may be that of another visit.
 */
async function baseOf(kept: KeptFolder, mine: Parts<ProjectPart>): Promise<ReadonlyMap<string, string>> {
  if (seenHere !== null && (await seenHere.handle.isSameEntry(kept.handle))) return seenHere.base;
  if ((kept.savedAt ?? 0) > performance.timeOrigin) return new Map();
  return baseOfFirstSave(kept.base, mine, hadAtStart);
}

async function saveTo(kept: KeptFolder, choices: ReadonlyMap<string, PartChoice>): Promise<void> {
  const { handle } = kept;
  const mine = await workHere('all');
  if (mine === null) return;
  said(handle, { state: 'saving' });
  try {
    const parts = partsOf(mine);
    const store = folderStore(handle, mine.profile);
    const there = await store.read();
    const ofFolder = there.get('profile');
    if (ofFolder?.kind === 'profile' && ofFolder.value.id !== mine.profile.id) {
      // A folder holds one province: the work on another one is not mixed into it.
      if (kept.base.size > 0 || isOwnWork())
        return said(handle, { state: 'other-province', province: ofFolder.value.name.vi });
      await takeMerged(mine, workOf(there.values(), mine.profile));
      await keepSeen(handle, new Map([...there].map(([key, { text }]) => [key, text])));
      return said(handle, { state: 'saved', brought: there.size });
    }
    const base = await baseOf(kept, parts);
    const decided = base.size > 0 ? choices : withProfileOf(ofFolder, choices);
    const saved = await whileWriting(() => saveParts(store, base, parts, decided));
    await keepSeen(handle, saved.base);
    const brought = [...saved.parts].filter(([key, { text }]) => parts.get(key)?.text !== text).length;
    const removed = [...parts.keys()].filter((key) => !saved.parts.has(key));
    if (brought > 0 || removed.length > 0) await takeMerged(mine, workOf(saved.parts.values(), mine.profile));
    said(handle, { state: 'saved', brought: brought + removed.length });
    const { conflicts: differences } = saved;
    if (differences.length > 0)
      useImport.setState({ offer: { from: 'folder', file: handle.name, differences, otherProvince: false } });
  } catch (error) {
    if (error instanceof FolderDamaged) return said(handle, { state: 'damaged', file: error.file });
    console.warn('the folder:', error);
    said(handle, { state: 'refused' });
  }
}

async function keepSeen(handle: FileSystemDirectoryHandle, base: ReadonlyMap<string, string>): Promise<void> {
  seenHere = { handle, base, savedAt: Date.now() };
  await (await database()).put('folder', seenHere, 'open');
  localStorage.setItem(FOLDER_KEPT, 'yes');
}

/** Whether a person has made the profile on the screen, or brought files to it. */
function isOwnWork(): boolean {
  const { profileUrl, given } = useApp.getState();
  return profileUrl.startsWith('blob:') || given.length > 0;
}

function said(handle: FileSystemDirectoryHandle, state: FolderState): void {
  useImport.setState({ folder: { name: handle.name, ...state } });
}

/** The folder's profile goes before the site's own when the two first meet; one that was made here is asked about. */
function withProfileOf(
  there: ProjectPart | undefined,
  choices: ReadonlyMap<string, PartChoice>,
): ReadonlyMap<string, PartChoice> {
  if (useApp.getState().profileUrl.startsWith('blob:')) return choices;
  return there === undefined ? choices : new Map([...choices, ['profile', { side: 'theirs', theirs: there.text }]]);
}

/** Shows what was merged; the dialog, which closes with it, is opened again. */
async function takeMerged(mine: Work, merged: Work): Promise<void> {
  const kept = new Set(merged.scenarios.map(({ id }) => id));
  for (const { id } of mine.scenarios) if (!kept.has(id)) deleteScenario(id);
  await takeWork(merged);
  useApp.setState({ importing: [] });
}
