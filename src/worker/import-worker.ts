import type { ImportContract } from './import-protocol.ts';
import { createImportSession } from './import-session.ts';
import { serve } from './serve.ts';

/** The thin worker: one that looks at files, apart from the one that analyses, so that it can be stopped at any time. */
serve<ImportContract>(
  self,
  createImportSession((url) => fetch(url, { credentials: 'omit' })),
  // The parsers of some formats read a whole file in one step.
  { fetch: 30, examine: 120, check: 180, read: 180, compare: 180 },
);
