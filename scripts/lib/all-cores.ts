import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { computeCoverage, criticalPositionsOf, packLists } from '../../src/analysis/coverage/coverage.ts';
import { servingPositions } from '../../src/analysis/coverage/served.ts';
import { type VillageRows, villageRows } from '../../src/analysis/coverage/village-rows.ts';
import type { VillageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import type { Footprints } from '../../src/analysis/footprints.ts';
import { learnWeightedRows } from '../../src/analysis/people/weighted-rows.ts';
import { createMoveCosts, type MoveCost } from '../../src/analysis/sharing/loss.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { Thresholds } from '../../src/model/profile.ts';
import type { Coverage, CoverageLayout } from '../../src/model/results.ts';

/**
 * A whole country on all cores: coverage, and what moves of planned stations cost. The
 * villages are cut in bands; this thread and its helpers each take the next band that nobody
 * has taken, then the next move, and write into shared memory. Neither villages nor moves
 * see each other, so the result is the same to the bit with any number of threads.
 */
export interface Job {
  readonly shapes: VillageShapes;
  readonly footprints: Footprints;
  readonly layout: CoverageLayout;
  readonly broadband: Uint8Array;
  readonly coveredShare: number;
  readonly shares: Float64Array;
  readonly resilience: Uint8Array;
  /** Villages that each position serves. */
  readonly served: Uint32Array;
  readonly moves: MoveJob;
  /** Two numbers: the first village and the first move that nobody has taken. */
  readonly next: Int32Array;
}

/** Planned stations and the places that they could move to. */
export interface MoveJob {
  readonly asked: readonly { readonly station: number; readonly places: readonly LonLat[] }[];
  /** Of every station that stands or is planned. */
  readonly footprints: Footprints;
  /** People of each village, km² where unknown. */
  readonly weights: Float64Array;
  readonly thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare' | 'touchedShareMin'>;
}

/** What one thread gives back, beside what it wrote into shared memory. */
export interface Done {
  readonly criticals: readonly BandCriticals[];
  readonly moves: readonly { readonly station: number; readonly costs: readonly MoveCost[] }[];
}

/** Critical positions of the villages from `from` on. */
export interface BandCriticals {
  readonly from: number;
  readonly lists: readonly (readonly number[])[];
}

export interface CountryWork {
  readonly coverage: Coverage;
  readonly served: Uint32Array;
  /** Costs of the moves that were asked for, by station. */
  readonly moves: ReadonlyMap<number, readonly MoveCost[]>;
}

const BAND = 256;
/** Moves that lie side by side are costed by one thread, which keeps the villages around them. */
const MOVES_AT_ONCE = 32;
/** Moves are taken in strips from west to east, so many degrees of latitude high. */
const STRIP_DEG = 0.5;
/** What the two numbers of `next` count. */
const VILLAGES = 0;
const MOVES = 1;
/** Fewer villages are done before a thread has started. */
const LEAST_FOR_THREADS = 5_000;

/** How many threads pay for so many villages. */
export function threadsFor(villages: number): number {
  return villages < LEAST_FOR_THREADS ? 1 : availableParallelism();
}

/**
 * @param given With several threads, `shapes` had better lie in shared memory already; see `shared`.
 * @param threads How many threads work, this one among them.
 */
export async function workOnAllCores(
  given: Pick<Job, 'shapes' | 'footprints' | 'layout' | 'broadband' | 'coveredShare' | 'moves'>,
  positionCount: number,
  threads: number,
): Promise<CountryWork> {
  const { layout, shapes, footprints, moves } = given;
  const inStrips = { ...moves, asked: stripByStrip(moves.asked) };
  const sharedParts = (): Partial<Job> => ({
    footprints: shared(footprints),
    moves: { ...inStrips, footprints: shared(moves.footprints) },
  });
  const job: Job = {
    ...given,
    moves: inStrips,
    ...(threads > 1 ? sharedParts() : {}),
    shares: new Float64Array(room(shapes.count * layout.columns * 8)),
    resilience: new Uint8Array(room(shapes.count)),
    served: new Uint32Array(room(positionCount * 4)),
    next: new Int32Array(room(8)),
  };
  const helpers = Array.from({ length: threads - 1 }, () => startHelper(job));
  const done = [workThrough(job), ...(await Promise.all(helpers))];
  const all = done.flatMap(({ criticals }) => criticals).sort((a, b) => a.from - b.from);
  const coverage: Coverage = {
    layout,
    villageCount: shapes.count,
    shares: job.shares,
    resilience: job.resilience,
    ...packLists(all.flatMap(({ lists }) => lists)),
  };
  const costs = new Map(done.flatMap((part) => part.moves.map(({ station, costs: own }) => [station, own] as const)));
  return { coverage, served: job.served, moves: costs };
}

/** Takes work until none is left. */
export function workThrough(job: Job): Done {
  if (job.shapes.weighting !== undefined) learnWeightedRows();
  return { criticals: takeBands(job), moves: takeMoves(job) };
}

function takeMoves({ shapes, broadband, moves, next }: Job): Done['moves'] {
  const done: { station: number; costs: readonly MoveCost[] }[] = [];
  const costs = createMoveCosts(shapes, moves.footprints, moves.weights, broadband, moves.thresholds);
  for (;;) {
    const first = Atomics.add(next, MOVES, MOVES_AT_ONCE);
    if (first >= moves.asked.length) return done;
    for (const { station, places } of moves.asked.slice(first, first + MOVES_AT_ONCE)) {
      // What a cost is made of stays behind: of a country it is hundreds of megabytes.
      const own = costs.of(station, places).map(({ loss, kept, fallingVillages }) => ({ loss, kept, fallingVillages }));
      done.push({ station, costs: own });
    }
  }
}

/** Neighbours after each other, so that the villages around a move are still known at the next one. */
function stripByStrip(asked: MoveJob['asked']): MoveJob['asked'] {
  const stripOf = (places: readonly LonLat[]): number => Math.floor((places[0]?.[1] ?? outOfRange()) / STRIP_DEG);
  return asked
    .filter(({ places }) => places.length > 0)
    .sort(
      (a, b) =>
        stripOf(a.places) - stripOf(b.places) ||
        (a.places[0]?.[0] ?? outOfRange()) - (b.places[0]?.[0] ?? outOfRange()),
    );
}

function takeBands(job: Job): BandCriticals[] {
  const { shapes, footprints, layout } = job;
  const done: BandCriticals[] = [];
  for (;;) {
    const from = Atomics.add(job.next, VILLAGES, BAND);
    if (from >= shapes.count) return done;
    const to = Math.min(shapes.count, from + BAND);
    const kept: VillageRows[] = [];
    const rowsOf = (village: number): VillageRows => {
      const rows = kept[village - from] ?? villageRows(shapes, village);
      kept[village - from] = rows;
      return rows;
    };
    const part = computeCoverage(shapes, footprints, layout, job.broadband, {
      coveredShare: job.coveredShare,
      band: { from, to },
      rowsOf,
    });
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

function startHelper(job: Job): Promise<Done> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./all-cores-worker.mjs', import.meta.url), { workerData: job });
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
export function shared<T extends object>(of: T): T {
  const copy = { ...of };
  for (const [key, value] of Object.entries(of)) {
    if (!ArrayBuffer.isView(value) || value instanceof DataView) continue;
    const bytes = new Uint8Array(room(value.byteLength));
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    Reflect.set(copy, key, Reflect.construct(value.constructor, [bytes.buffer]));
  }
  return copy;
}
