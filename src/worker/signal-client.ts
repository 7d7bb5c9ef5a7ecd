import type { Transmitter } from '../analysis/radio/signal.ts';
import { emptyRaster, mergeRaster } from '../analysis/radio/signal-raster.ts';
import type { Ground } from '../model/ground.ts';
import type { SignalFrame, SignalRaster } from '../model/signal-picture.ts';
import { createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import type { RadioContract } from './radio-protocol.ts';
import workerUrl from './radio-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

/** Transmitters of one question: progress and a stop come in between. */
const BATCH = 4;

export interface SignalOrder {
  readonly ground: Ground;
  readonly frame: SignalFrame;
  readonly transmitters: readonly Transmitter[];
  readonly workers: number;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
  readonly start?: () => WorkerLike;
}

/**
 * The best signal of each pixel, and the index of its transmitter, by workers that end with it: the
 * same with any number of them.
 *
 * @throws Stopped when the signal is aborted.
 */
export async function signalRaster(order: SignalOrder): Promise<SignalRaster> {
  const { ground, frame, transmitters, workers, onProgress, signal } = order;
  const start = order.start ?? (() => startWorkerAt(workerUrl));
  const raster = emptyRaster(frame);
  const waiting = transmitters.map((transmitter, number) => ({ number, transmitter }));
  let done = 0;
  const work = async (): Promise<void> => {
    const channel = createChannel<RadioContract>({
      start,
      restore: async (ask) => {
        await ask('ground', ground);
      },
    });
    try {
      await channel.ask('ground', ground, { signal });
      for (let batch = waiting.splice(0, BATCH); batch.length > 0; batch = waiting.splice(0, BATCH)) {
        mergeRaster(await channel.ask('signal', { frame, servers: batch }, { signal }), raster);
        done += batch.length;
        onProgress(done);
      }
    } finally {
      channel.close();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return raster;
}
