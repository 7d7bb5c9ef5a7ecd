import type { ReliefPicture } from '../model/base-map.ts';
import { createChannel } from './channel.ts';
import workerUrl from './relief-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

export interface ReliefContract {
  readonly relief: {
    readonly question: { readonly address: string };
    readonly progress: never;
    /** Null: no pack there, or one that cannot be read. */
    readonly answer: ReliefPicture | null;
  };
}

/** Light and shade of the ground pack at an address, made in a worker that ends with it. */
export async function reliefOf(address: string): Promise<ReliefPicture | null> {
  const channel = createChannel<ReliefContract>({ start: () => startWorkerAt(workerUrl) });
  try {
    return await channel.ask('relief', { address });
  } finally {
    channel.close();
  }
}
