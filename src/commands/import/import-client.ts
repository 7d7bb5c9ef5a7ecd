import { createImportClient, type ImportClient } from '../../worker/import-client.ts';

/** The one import worker of the page, started when a file is first brought. */

let current: ImportClient | null = null;

export function importClient(): ImportClient {
  current ??= createImportClient();
  return current;
}
