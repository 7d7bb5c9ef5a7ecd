import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';

/** The app, built and served: for browser tests and benchmarks. */
export interface BuiltApp {
  readonly url: string;
  /** The folder that is served. */
  readonly folder: string;
  /** Stops serving; removes the folder if it was made for this. */
  close(): Promise<void>;
}

/** @param built A folder with the app already built; absent: it is built into a folder of its own. */
export async function serveBuiltApp(built?: string): Promise<BuiltApp> {
  const folder = built ? resolve(built) : mkdtempSync(join(tmpdir(), 'song-chung-dist-'));
  if (!built) await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The preview server has no address.');
  return {
    url,
    folder,
    async close() {
      await server.close();
      if (!built) rmSync(folder, { recursive: true, force: true });
    },
  };
}
