import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { serveBuiltApp } from '../../scripts/lib/built-app.ts';
import { writeSmallSite } from './small-province.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built app with the small province, where tests open it unless they name another. */
    appUrl: string;
    /** Address of the built app with the whole sample. */
    sampleUrl: string;
    /** The folder that is served there. */
    appFolder: string;
  }
}

/** Serves the app for all browser tests: the build that `SONG_CHUNG_BUILD` names, or one made here. */
export default async function serveBuild(project: TestProject): Promise<() => Promise<void>> {
  const whole = await serveBuiltApp(process.env.SONG_CHUNG_BUILD);
  const folder = mkdtempSync(join(tmpdir(), 'song-chung-small-'));
  writeSmallSite(whole.folder, folder);
  const small = await serveBuiltApp(folder);
  project.provide('appUrl', small.url);
  project.provide('sampleUrl', whole.url);
  project.provide('appFolder', whole.folder);
  return async () => {
    await Promise.all([small.close(), whole.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
