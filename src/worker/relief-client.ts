import type { BaseFaultReason, HeightBands, ReliefPicture } from '../model/base-map.ts';
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
  readonly bands: {
    readonly question: { readonly address: string };
    readonly progress: never;
    readonly answer: ReadBands;
  };
}

/** Not ok: no pack is there, or one that cannot be read. */
export type ReadRelief =
  | { readonly ok: true; readonly picture: ReliefPicture; readonly about: GroundAbout }
  | { readonly ok: false; readonly why: BaseFaultReason };

type ReadBands =
  | { readonly ok: true; readonly bands: HeightBands }
  | { readonly ok: false; readonly why: BaseFaultReason };

/** Light and shade of the ground pack at an address, made in a worker that ends with it. */
export function reliefOf(address: string): Promise<ReadRelief> {
  return inOwnWorker((channel) => channel.ask('relief', { address }));
}

/** The same ground in bands of height. */
export function heightBandsOf(address: string): Promise<ReadBands> {
  return inOwnWorker((channel) => channel.ask('bands', { address }));
}

async function inOwnWorker<T>(
  ask: (channel: ReturnType<typeof createChannel<ReliefContract>>) => Promise<T>,
): Promise<T> {
  const channel = createChannel<ReliefContract>({ start: () => startWorkerAt(workerUrl) });
  try {
    return await ask(channel);
  } finally {
    channel.close();
  }
}
