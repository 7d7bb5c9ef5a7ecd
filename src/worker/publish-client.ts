import { type Channel, createChannel } from './channel.ts';
import type { PublishContract } from './publish-protocol.ts';
import workerUrl from './publish-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

/** The page's side of the publishing worker, which is started with the first question. */
export function createPublishClient(): Channel<PublishContract> {
  return createChannel<PublishContract>({ start: () => startWorkerAt(workerUrl) });
}
