import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { PreparedProvince } from '../../src/analysis/analyse.ts';
import { type ChosenInput, chooseInputs, type GivenInput } from '../../src/ingest/choose-inputs.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { loadProvince, type Opened } from '../../src/ingest/load-province.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import type { Chunks } from '../../src/ingest/read-rows.ts';
import type { Issue, Result } from '../../src/model/issue.ts';
import { type CommuneTier, filesOf, type Profile } from '../../src/model/profile.ts';
import type { Province } from '../../src/model/province.ts';
import { inTier } from '../../src/worker/commune-tier.ts';
import type { InputPath } from './args.ts';
import { isShapefile, wholeShapefile, withoutParts } from './shapefile.ts';

export interface InputPaths {
  readonly profile: string;
  /** Files of each kind, in their order; of a kind without any the profile's file is read. */
  readonly inputs?: readonly InputPath[];
  /** ISO date: what is dated later is not used. */
  readonly asOf?: string;
  /** Communes that villages are grouped by. */
  readonly communeTier?: CommuneTier;
  /** Computes with what could be read of files that are not whole, and says so. */
  readonly allowIncomplete?: boolean;
}

export interface Inputs {
  readonly profile: Profile;
  readonly province: Province;
  /** Of the profile, in hexadecimal; those of the other files stand in the province's sources. */
  readonly profileSha256?: string;
  /** Files that are not whole, or of which nothing could be used. */
  readonly incomplete?: readonly string[];
  /** Of weighted shares; absent: shares are of area. */
  readonly prepared?: PreparedProvince;
}

/**
 * Reads the profile and the inputs that a command uses, large ones in a stream. Not ok where
 * nothing can be analysed: without a profile; where villages or stations were meant and cannot
 * be used; where any other file cannot be used or is not whole, unless that is allowed.
 * `Result.issues` has everything that was noticed in either case.
 */
export async function readInputs(named: InputPaths): Promise<Result<Inputs>> {
  const text = await readText(named.profile);
  const read = text.ok ? readProfile(text.value, basename(named.profile)) : text;
  if (!text.ok || !read.ok) return { ok: false, issues: read.issues };
  const profile = read.value;
  const paths = await withTablesApart(named.inputs ?? [], profile);
  const folder = dirname(named.profile);
  const given = paths.map((input) => givenInput(input, folder, profile));
  const open = async (input: ChosenInput): Promise<Opened> => {
    const own = input.given === null ? undefined : paths[input.given];
    const path = own?.path ?? resolve(folder, input.file);
    let hash: string | null = null;
    const opened = await openFile(path, input.file, (found) => {
      hash = found;
    });
    if (!opened.ok) return opened;
    const known = { sha256: () => hash, bytes: opened.size };
    if (own === undefined || (input.data !== null && own.values === undefined))
      return { ok: true, content: opened.chunks, ...known };
    // A file of the user's own may be of any format, and is read more than once: its hash first.
    for await (const _ of opened.chunks);
    const how = { folder: basename(dirname(resolve(path))), ...(own.values ? { values: own.values } : {}) };
    const rows = await openDelivery(fileSource(path, opened.size), input.role, profile, how);
    return rows.ok ? { ...rows, ...known } : rows;
  };
  const choice = chooseInputs(profile, given);
  const { unusable, incomplete, ...loaded } = await loadProvince(profile, choice, open, named.asOf ?? null);
  const { province, issues } = inTier({ profile, ...loaded }, named.communeTier ?? null);
  const all = [...read.issues, ...issues];
  // Without the choice nothing is computed; with it the files are named in the outputs.
  if (named.allowIncomplete !== true)
    for (const { file } of incomplete) all.push({ severity: 'error', code: 'file-not-whole', file });
  const needed = unusable.some(({ role }) => role === 'villages' || role === 'stations');
  if (needed || (incomplete.length > 0 && named.allowIncomplete !== true)) return { ok: false, issues: all };
  const value = {
    profile,
    province,
    profileSha256: sha256(text.value),
    incomplete: incomplete.map(({ file }) => file),
  };
  return { ok: true, value, issues: all };
}

/** `--villages` may name a table without borders: it is joined to the other borders, or to the profile's. */
async function withTablesApart(paths: readonly InputPath[], profile: Profile): Promise<readonly InputPath[]> {
  return Promise.all(
    withoutParts(paths, ({ path }) => path).map(async (input) =>
      input.role === 'villages' && (await isTable(input.path, profile)) ? { ...input, role: 'villageTable' } : input,
    ),
  );
}

/** Whether a file has rows and no shapes. GeoJSON is recognised by its name: a large one is not opened for this. */
async function isTable(path: string, profile: Profile): Promise<boolean> {
  if (/\.(geo)?json$/i.test(path)) return false;
  const opened = await openFile(path);
  if (!opened.ok) return false;
  const examined = await examineFile(fileSource(path, opened.size), null, profile);
  return examined.ok && !examined.value.table.hasGeometry;
}

/** A file that is the profile's own keeps what the profile says of it: a sample stays a sample. */
function givenInput({ role, path, values = {} }: InputPath, folder: string, profile: Profile): GivenInput {
  const files = role === 'villageTable' ? [] : filesOf(profile.data, role);
  const known = files.find(({ file }) => resolve(folder, file) === resolve(path));
  const delivery = { origin: values.from ?? null, date: values.date ?? null };
  return { role, name: basename(path), delivery, ...(known ? { known } : {}) };
}

/** Whole text of a small file, e.g. a profile. */
export async function readText(path: string): Promise<Result<string>> {
  try {
    return { ok: true, value: await readFile(path, 'utf8'), issues: [] };
  } catch (error) {
    const { code, found } = failure(error, path);
    const issue: Issue = { severity: 'error', code, file: basename(path), ...(found === undefined ? {} : { found }) };
    return { ok: false, issues: [issue] };
  }
}

export type OpenedFile =
  | { readonly ok: true; readonly chunks: Chunks; readonly size: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * The bytes of a file in chunks.
 *
 * @param file What it is called in issues.
 * @param onHash Called with the SHA-256 once the last chunk was taken.
 */
export async function openFile(
  path: string,
  file = basename(path),
  onHash: (sha256: string) => void = () => {},
): Promise<OpenedFile> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      return { ok: false, issues: [{ severity: 'error', code: 'file-unreadable', file, found: path }] };
    if (isShapefile(path)) {
      const { byteLength } = await wholeShapefile(path);
      return { ok: true, chunks: chunksOf(path, createHash('sha256'), onHash), size: byteLength };
    }
    return { ok: true, chunks: chunksOf(path, createHash('sha256'), onHash), size: found.size };
  } catch (error) {
    return { ok: false, issues: [{ severity: 'error', file, ...failure(error, path) }] };
  }
}

/** A file of any format, to be read as often as its reader needs. */
export function fileSource(path: string, size: number): ByteSource {
  return {
    name: basename(path),
    size,
    chunks: () => partsOf(path),
    // What stands behind the rows of a large file need not cost another reading.
    ...(isShapefile(path) ? {} : { tail: (most) => tailOf(path, size, most) }),
  };
}

async function tailOf(path: string, size: number, most: number): Promise<Uint8Array> {
  const length = Math.min(size, most);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, size - length);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* partsOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = isShapefile(path) ? [await wholeShapefile(path)] : createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const chunk of stream) if (chunk instanceof Uint8Array) yield chunk;
}

async function* chunksOf(path: string, hash: Hash, onHash: (sha256: string) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of partsOf(path)) {
    hash.update(chunk);
    yield chunk;
  }
  onHash(hash.digest('hex'));
}

function failure(error: unknown, path: string): { code: 'file-missing' | 'file-unreadable'; found?: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? { code: 'file-missing', found: path }
    : { code: 'file-unreadable', found: code === '' ? path : `${path}, ${code}` };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
