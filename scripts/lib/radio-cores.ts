import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { cellsReached } from '../../src/analysis/radio/radio-footprints.ts';
import { groupedBy, mastOf, type Transmitter } from '../../src/analysis/radio/signal.ts';
import type { Ground } from '../../src/model/ground.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { ServedCells } from '../../src/model/radio.ts';
import { shared } from './all-cores.ts';

/**
 * Served cells of many transmitters on all cores. Each thread takes the next mast that nobody has
 * taken; none knows of another, so the cells are the same to the bit with any number of threads.
 */
interface RadioWork {
  readonly ground: Ground;
  readonly transmitters: readonly Transmitter[];
  /** Indexes of the transmitters of each mast. */
  readonly masts: readonly (readonly number[])[];
  /** One number: the first mast that nobody has taken. */
  readonly next: Int32Array;
}

type Taken = readonly (readonly [index: number, cells: ServedCells | null])[];

/** Fewer are done before a thread has started. */
const LEAST_FOR_THREADS = 50;

/** @returns The cells of each transmitter; null where the ground at its foot is not known. */
export async function cellsOnAllCores(
  ground: Ground,
  transmitters: readonly Transmitter[],
  threads = transmitters.length < LEAST_FOR_THREADS ? 1 : availableParallelism(),
): Promise<readonly (ServedCells | null)[]> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const masts = groupedBy(transmitters, mastOf);
  const work: RadioWork = { ground: threads > 1 ? shared(ground) : ground, transmitters, masts, next };
  const helpers = Array.from({ length: threads - 1 }, () => startHelper(work));
  const taken = [takeTransmitters(work), ...(await Promise.all(helpers))].flat();
  const found: (ServedCells | null)[] = transmitters.map(() => null);
  for (const [index, cells] of taken) found[index] = cells;
  return found;
}

/** Takes masts until none is left. */
export function takeTransmitters({ ground, transmitters, masts, next }: RadioWork): Taken {
  const done: [number, ServedCells | null][] = [];
  for (;;) {
    const mast = masts[Atomics.add(next, 0, 1)];
    if (mast === undefined) return done;
    const group = mast.map((index) => transmitters[index] ?? outOfRange());
    cellsReached(group, ground).forEach((cells, i) => {
      done.push([mast[i] ?? outOfRange(), cells]);
    });
  }
}

function startHelper(work: RadioWork): Promise<Taken> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./radio-cores-worker.mjs', import.meta.url), { workerData: work });
    worker.once('message', done);
    worker.once('messageerror', fail);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`A thread ended early, with ${code}.`)));
  });
}
