import { type Channel, createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import type { ImportContract } from './import-protocol.ts';

// Written as one expression because Vite finds workers by this very shape.
const startWorker = (): WorkerLike => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });

/** The page's side of the import worker, which is started with the first question. */
export function createImportClient(start: () => WorkerLike = startWorker): Channel<ImportContract> {
  return createChannel<ImportContract>({ start });
}
