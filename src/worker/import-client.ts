import { type Channel, createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import type { ImportContract } from './import-protocol.ts';
import workerUrl from './import-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

const startWorker = (): WorkerLike => startWorkerAt(workerUrl);

/** The page's side of the import worker, which is started with the first question. */
export function createImportClient(start: () => WorkerLike = startWorker): Channel<ImportContract> {
  return createChannel<ImportContract>({ start });
}
