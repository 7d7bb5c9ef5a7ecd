import type { BaseFaultReason, ReliefPicture } from '../model/base-map.ts';
import type { GroundAbout } from '../model/ground.ts';
import { createChannel } from './channel.ts';
import workerUrl from './relief-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

export interface ReliefContract {
  readonly relief: {
    readonly question: { readonly address: string };
    readonly progress: never;
    readonly answer: ReadRelief;
  };
}

/** Not ok: no pack is there, or one that cannot be read. */
export type ReadRelief =
  | { readonly ok: true; readonly picture: ReliefPicture; readonly about: GroundAbout }
  | { readonly ok: false; readonly why: BaseFaultReason };

/** Light and shade of the ground pack at an address, made in a worker that ends with it. */
export async function reliefOf(address: string): Promise<ReadRelief> {
  const channel = createChannel<ReliefContract>({ start: () => startWorkerAt(workerUrl) });
  try {
    return await channel.ask('relief', { address });
  } finally {
    channel.close();
  }
}
