import type { Channel } from '../../worker/channel.ts';
import { createImportClient } from '../../worker/import-client.ts';
import type { ImportContract } from '../../worker/import-protocol.ts';

/** The one import worker of the page, started when a file is first brought. */

let current: Channel<ImportContract> | null = null;

export function importClient(): Channel<ImportContract> {
  current ??= createImportClient();
  return current;
}
