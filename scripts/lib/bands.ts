import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { computeCoverage, criticalPositionsOf, packLists } from '../../src/analysis/coverage/coverage.ts';
import { servingPositions } from '../../src/analysis/coverage/served.ts';
import { type VillageRows, villageRows } from '../../src/analysis/coverage/village-rows.ts';
import type { VillageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import type { Footprints } from '../../src/analysis/footprints.ts';
import type { Coverage, CoverageLayout } from '../../src/model/results.ts';

/**
 * Coverage of a whole country on all cores. The villages are cut in bands; this thread and
 * its helpers each take the next band that nobody has taken, and write into shared memory.
 * Villages do not see each other, so the result is the same to the bit with any number of
 * threads.
 */
export interface BandJob {
  readonly shapes: VillageShapes;
  readonly footprints: Footprints;
  readonly layout: CoverageLayout;
  readonly broadband: Uint8Array;
  readonly coveredShare: number;
  readonly shares: Float64Array;
  readonly resilience: Uint8Array;
  /** Villages that each position serves. */
  readonly served: Uint32Array;
  /** One number: the first village that nobody has taken. */
  readonly next: Int32Array;
}

/** Critical positions of the villages from `from` on. */
export interface BandCriticals {
  readonly from: number;
  readonly lists: readonly (readonly number[])[];
}

export interface CoverageAndServed {
  readonly coverage: Coverage;
  readonly served: Uint32Array;
}

const BAND = 256;
/** Fewer villages are done before a thread has started. */
const LEAST_FOR_THREADS = 5_000;

/** @param threads How many threads work, this one among them. */
export async function coverInBands(
  given: Pick<BandJob, 'shapes' | 'footprints' | 'layout' | 'broadband' | 'coveredShare'>,
  positionCount: number,
  threads: number = given.shapes.count < LEAST_FOR_THREADS ? 1 : availableParallelism(),
): Promise<CoverageAndServed> {
  const { layout, shapes } = given;
  const job: BandJob = {
    ...given,
    ...(threads > 1 ? { shapes: shared(shapes), footprints: shared(given.footprints) } : {}),
    shares: new Float64Array(room(shapes.count * layout.columns * 8)),
    resilience: new Uint8Array(room(shapes.count)),
    served: new Uint32Array(room(positionCount * 4)),
    next: new Int32Array(room(4)),
  };
  const helpers = Array.from({ length: threads - 1 }, () => startHelper(job));
  const own = takeBands(job);
  const all = [own, ...(await Promise.all(helpers))].flat().sort((a, b) => a.from - b.from);
  const coverage: Coverage = {
    layout,
    villageCount: shapes.count,
    shares: job.shares,
    resilience: job.resilience,
    ...packLists(all.flatMap(({ lists }) => lists)),
  };
  return { coverage, served: job.served };
}

/** Takes band after band until none is left. */
export function takeBands(job: BandJob): BandCriticals[] {
  const { shapes, footprints, layout } = job;
  const done: BandCriticals[] = [];
  for (;;) {
    const from = Atomics.add(job.next, 0, BAND);
    if (from >= shapes.count) return done;
    const to = Math.min(shapes.count, from + BAND);
    const kept: VillageRows[] = [];
    const rowsOf = (village: number): VillageRows => {
      const rows = kept[village - from] ?? villageRows(shapes, village);
      kept[village - from] = rows;
      return rows;
    };
    const part = computeCoverage(shapes, footprints, layout, job.broadband, job, { from, to }, rowsOf);
    job.shares.set(part.shares, from * layout.columns);
    job.resilience.set(part.resilience, from);
    const lists: (readonly number[])[] = [];
    for (let village = from; village < to; village++) {
      lists.push(criticalPositionsOf(part, village - from));
      for (const position of servingPositions(shapes, footprints, village, () => rowsOf(village))) {
        Atomics.add(job.served, position, 1);
      }
    }
    done.push({ from, lists });
  }
}

function startHelper(job: BandJob): Promise<BandCriticals[]> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./band-worker.mjs', import.meta.url), { workerData: job });
    worker.once('message', done);
    worker.once('messageerror', fail);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`A thread ended early, with ${code}.`)));
  });
}

function room(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** The same with every typed array in shared memory: threads then look at one copy. */
function shared<T extends object>(of: T): T {
  const copy = { ...of };
  for (const [key, value] of Object.entries(of)) {
    if (!ArrayBuffer.isView(value) || value instanceof DataView) continue;
    const bytes = new Uint8Array(room(value.byteLength));
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    Reflect.set(copy, key, Reflect.construct(value.constructor, [bytes.buffer]));
  }
  return copy;
}
