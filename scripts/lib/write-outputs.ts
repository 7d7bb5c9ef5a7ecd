import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';

/** A file's name, with folders before it if need be, and its text or bytes in pieces. */
export type Output = readonly [name: string, chunks: Iterable<string | Uint8Array>];

/**
 * Writes files into a folder whole or not at all: first beside it, then moved in one after
 * another. What else lies in the folder stays.
 *
 * @returns What went wrong, or null.
 */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<string | null> {
  const target = resolve(folder);
  let beside: string | null = null;
  try {
    await mkdir(target, { recursive: true });
    beside = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
    for (const [name, chunks] of outputs) {
      await mkdir(dirname(join(beside, name)), { recursive: true });
      await writeChunks(join(beside, name), chunks);
    }
    for (const [name] of outputs) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      await rename(join(beside, name), join(target, name));
    }
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.message;
  } finally {
    if (beside !== null) await rm(beside, { recursive: true, force: true });
  }
}

async function writeChunks(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  const stream = createWriteStream(path);
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
