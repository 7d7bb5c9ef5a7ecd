import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { serveBuiltApp } from '../../scripts/lib/built-app.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built app, served for the browser tests. */
    appUrl: string;
    /** The folder that is served there. */
    appFolder: string;
  }
}

/** Serves the app for all browser tests: the build that `SONG_CHUNG_BUILD` names, or one made here. */
export default async function serveBuild(project: TestProject): Promise<() => Promise<void>> {
  const app = await serveBuiltApp(process.env.SONG_CHUNG_BUILD);
  project.provide('appUrl', app.url);
  project.provide('appFolder', app.folder);
  return app.close;
}
