import { type Channel, createChannel } from './channel.ts';
import type { GroundContract } from './ground-protocol.ts';
import workerUrl from './ground-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

/** The page's side of the ground worker, which is started with the first question. */
export function createGroundClient(): Channel<GroundContract> {
  return createChannel<GroundContract>({ start: () => startWorkerAt(workerUrl) });
}
