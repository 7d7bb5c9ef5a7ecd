import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';
import type { ServedCells } from '../../src/model/radio.ts';

/**
 * Cells that were computed before, by content: a folder of files, each of one run of one ground.
 * A file is written whole under a name of its own, so that any number of jobs may write at once.
 */

/** By the content of a transmitter; null: the ground at its foot is not known. */
export type CellsByContent = ReadonlyMap<string, ServedCells | null>;

const FORMAT = 'song-chung-cells-1';
const HASH_BYTES = 32;

const nameStart = (groundSha256: string): string => `${groundSha256.slice(0, 16)}-`;

/** All that a folder has for a ground. A file that is damaged, or of something else, counts as not there. */
export async function readCells(folder: string, groundSha256: string): Promise<Map<string, ServedCells | null>> {
  const found = new Map<string, ServedCells | null>();
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(nameStart(groundSha256)) && one.endsWith('.cells')).sort()) {
    for (const [content, cells] of entriesOf(await readFile(join(folder, name)), groundSha256)) {
      found.set(content, cells);
    }
  }
  return found;
}

/** @throws Error of the file system where the folder cannot be written. */
export async function writeCells(folder: string, groundSha256: string, cells: CellsByContent): Promise<void> {
  if (cells.size === 0) return;
  await mkdir(folder, { recursive: true });
  const body = deflateSync(serialize({ format: FORMAT, groundSha256, entries: [...cells] }));
  const name = `${nameStart(groundSha256)}${randomUUID()}`;
  const made = join(folder, `${name}.tmp`);
  await writeFile(made, Buffer.concat([createHash('sha256').update(body).digest(), body]));
  await rename(made, join(folder, `${name}.cells`));
}

function entriesOf(bytes: Buffer, groundSha256: string): readonly (readonly [string, ServedCells | null])[] {
  const body = bytes.subarray(HASH_BYTES);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, HASH_BYTES))) return [];
  const read: unknown = deserialize(inflateSync(body));
  return isCellFile(read) && read.groundSha256 === groundSha256 ? read.entries : [];
}

interface CellFile {
  readonly groundSha256: string;
  readonly entries: readonly (readonly [string, ServedCells | null])[];
}

/** Of our own making, as its hash says: only its kind is asked. */
function isCellFile(read: unknown): read is CellFile {
  return typeof read === 'object' && read !== null && 'format' in read && read.format === FORMAT;
}
