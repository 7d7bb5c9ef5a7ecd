import { once } from 'node:events';
import { createWriteStream, type Dirent } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import type { Output } from '../../src/model/output.ts';

/** Why nothing was written: the system's code (`ENOSPC`) and the folder. */
export interface WriteFailure {
  readonly code: string;
  readonly folder: string;
}

/** Another run into the same folder may get in between as often as this. */
const MOST_TRIES = 20;
/** The folder is not there, or not of the kind that can be exchanged: another run has just done so. */
const OVERTAKEN: ReadonlySet<string> = new Set(['ENOENT', 'ENOTEMPTY', 'EEXIST']);

/**
 * Writes a set of files into a folder, all of them or none. They are made in a new folder beside
 * it, which then takes its place with everything else that lay there; a reader, and whoever ends
 * the run, sees the old set or the new one. Of two runs at once one set stays, whole.
 *
 * Where the folder cannot be exchanged (it is the working directory, or nothing may be written
 * beside it) the finished files are moved in one after another.
 *
 * @returns Null where all was written.
 */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<WriteFailure | null> {
  const target = await realpath(folder).catch(() => resolve(folder));
  const parent = dirname(target);
  try {
    await mkdir(parent, { recursive: true });
    await sweepAfterEndedRuns(parent, basename(target));
    if (isAround(process.cwd(), target)) return await fillInPlace(target, outputs);
    let made: string;
    try {
      made = await mkdtemp(join(parent, `${prefixOf(basename(target))}${process.pid}-`));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return await fillInPlace(target, outputs);
    }
    try {
      await writeAll(made, outputs);
      await exchange(target, made, new Set(outputs.map(([name]) => name)));
      await sync(parent);
    } finally {
      await rm(made, { recursive: true, force: true });
    }
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { code: String(error.code), folder: target };
  }
}

type FailureKey = `cli.failure.${'readOnly' | 'noFolder' | 'full' | 'other'}`;

/** A sentence for the person at the terminal. */
export function failureSentence({ code, folder }: WriteFailure, language: Language): string {
  return sayIn(CLI_WORDS, language)(FAILURES.get(code) ?? 'cli.failure.other', { folder, code });
}

const FAILURES: ReadonlyMap<string, FailureKey> = new Map([
  ['EACCES', 'cli.failure.readOnly'],
  ['EPERM', 'cli.failure.readOnly'],
  ['EROFS', 'cli.failure.readOnly'],
  ['ENOTDIR', 'cli.failure.noFolder'],
  ['EEXIST', 'cli.failure.noFolder'],
  ['ENOSPC', 'cli.failure.full'],
  ['EDQUOT', 'cli.failure.full'],
] as const);

async function writeAll(folder: string, outputs: readonly Output[]): Promise<void> {
  const folders = new Set([folder]);
  for (const [name, chunks] of outputs) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    folders.add(dirname(path));
    await writeChunks(path, chunks);
  }
  for (const one of folders) await sync(one);
}

async function writeChunks(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  // `flush`: on the disk before the file is closed.
  const stream = createWriteStream(path, { flush: true });
  const end = finished(stream);
  // Whoever awaits below is told; this keeps a failure in between from ending the program.
  end.catch(() => {});
  for (const chunk of chunks) {
    if (stream.errored) break;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), end]);
  }
  stream.end();
  await end;
}

/** Puts the new folder in the place of the old one, whose other files it takes over. */
async function exchange(target: string, made: string, names: ReadonlySet<string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const old = `${made}-old`;
    try {
      await takeOver(target, made, names);
      if (await moved(target, old)) {
        await rename(made, target).catch(async (error: unknown) => {
          // The old set must not be lost for a new one that does not come.
          await rename(old, target).catch(() => {});
          throw error;
        });
      } else await rename(made, target);
      await rm(old, { recursive: true, force: true });
      return;
    } catch (error) {
      await rm(old, { recursive: true, force: true });
      if (tries >= MOST_TRIES || !OVERTAKEN.has(codeOf(error))) throw error;
    }
  }
}

/** @returns Whether there was anything to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Other files of the folder go on in the new one: the same files under a second name, where the disk can. */
async function takeOver(from: string, to: string, names: ReadonlySet<string>): Promise<void> {
  let entries: Dirent[] = [];
  try {
    entries = await readdir(from, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(from, path);
    if (names.has(name.split(sep).join('/'))) continue;
    const copy = join(to, name);
    if (entry.isDirectory()) await mkdir(copy, { recursive: true });
    else {
      await mkdir(dirname(copy), { recursive: true });
      await link(path, copy).catch(async (error: unknown) => {
        if (codeOf(error) !== 'EEXIST') await copyFile(path, copy);
      });
    }
  }
}

async function fillInPlace(target: string, outputs: readonly Output[]): Promise<null> {
  await mkdir(target, { recursive: true });
  const made = await mkdtemp(join(target, `${prefixOf('')}${process.pid}-`));
  try {
    await writeAll(made, outputs);
    for (const [name] of outputs) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      await rename(join(made, name), join(target, name));
    }
    await sync(target);
    return null;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

function prefixOf(name: string): string {
  return `.${name}.song-chung-`;
}

/** What a run left beside the folder when it was ended from outside. */
async function sweepAfterEndedRuns(parent: string, name: string): Promise<void> {
  const prefix = prefixOf(name);
  const names: readonly string[] = await readdir(parent).catch((): string[] => []);
  const left = names.filter(
    (one) => one.startsWith(prefix) && !isRunning(Number.parseInt(one.slice(prefix.length), 10)),
  );
  const there = names.includes(name);
  for (const one of left) {
    // Ended between the two steps of an exchange: the old set is still the one there is.
    if (!there && one.endsWith('-old')) await rename(join(parent, one), join(parent, name)).catch(() => {});
    await rm(join(parent, one), { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A folder's list of files is on the disk too; systems that cannot do so are let be. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Windows opens folders and does not flush them.
  } finally {
    await handle?.close();
  }
}

function isAround(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(path) !== path);
}

function isRefusal(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].some((code) => code === codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
