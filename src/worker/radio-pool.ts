import { contentOf } from '../analysis/radio/radio-footprints.ts';
import type { Transmitter } from '../analysis/radio/signal.ts';
import type { Ground } from '../model/ground.ts';
import { type Channel, createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import { Stopped } from './messages.ts';
import type { CellEntries } from './protocol.ts';
import type { RadioContract } from './radio-protocol.ts';
import workerUrl from './radio-worker.ts?worker&url';
import { startWorkerAt } from './trusted-worker.ts';

/**
 * Workers that share out masts: each takes the next that nobody has taken. None knows of another,
 * so the cells are the same to the bit with any number of workers.
 */
export interface RadioPool {
  /** @param masts Transmitters of one mast each; `first` are taken before those that wait. */
  add(masts: readonly (readonly Transmitter[])[], where?: 'first' | 'last'): void;
  /** What is being computed is finished; nothing else is begun. */
  pause(): void;
  resume(): void;
  /** Ends the workers; what waits is forgotten. */
  close(): void;
}

export interface RadioPoolOptions {
  readonly ground: Ground;
  readonly workers: number;
  /** Called with the cells of each mast as they come. */
  readonly onCells: (cells: CellEntries) => void;
  readonly onFailed: (reason: string) => void;
  readonly start?: () => WorkerLike;
}

const startWorker = (): WorkerLike => startWorkerAt(workerUrl);

export function createRadioPool({
  ground,
  workers,
  onCells,
  onFailed,
  start = startWorker,
}: RadioPoolOptions): RadioPool {
  const waiting: (readonly Transmitter[])[] = [];
  let isPaused = false;
  let isClosed = false;
  const members = Array.from({ length: workers }, () => {
    const channel: Channel<RadioContract> = createChannel<RadioContract>({
      start,
      restore: async (ask) => {
        await ask('ground', ground);
      },
    });
    return { channel, hasGround: false, isBusy: false };
  });

  async function work(member: (typeof members)[number]): Promise<void> {
    member.isBusy = true;
    try {
      for (let mast = next(); mast !== undefined; mast = next()) {
        if (!member.hasGround) await member.channel.ask('ground', ground);
        member.hasGround = true;
        const cells = await member.channel.ask('cells', mast);
        if (!isClosed) onCells(mast.map((transmitter, i) => [contentOf(transmitter), cells[i] ?? null]));
      }
    } catch (reason) {
      if (!(reason instanceof Stopped) && !isClosed)
        onFailed(reason instanceof Error ? reason.message : String(reason));
    }
    member.isBusy = false;
  }

  function next(): readonly Transmitter[] | undefined {
    return isPaused || isClosed ? undefined : waiting.shift();
  }

  function startIdle(): void {
    for (const member of members) if (!member.isBusy) void work(member);
  }

  return {
    add(masts, where = 'last') {
      if (where === 'first') waiting.unshift(...masts);
      else waiting.push(...masts);
      startIdle();
    },
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      startIdle();
    },
    close() {
      isClosed = true;
      waiting.length = 0;
      for (const { channel } of members) channel.close();
    },
  };
}
