import { FIRST_RECEIVER, P1812Sweep, type SweepModel } from '../../src/analysis/radio/p1812-sweep.ts';
import { cellsReached, transmittersOf } from '../../src/analysis/radio/radio-footprints.ts';
import { newRay } from '../../src/analysis/radio/ray.ts';
import { signalAround, type Transmitter } from '../../src/analysis/radio/signal.ts';
import { groundSha256, readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import type { Ground } from '../../src/model/ground.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { cellsOnAllCores } from '../lib/radio-cores.ts';

/** The radio engine over ground like that of the province: plain, karst towers, trees and houses. */

const MODEL: SweepModel = {
  fGhz: 1.8,
  timePercent: 50,
  locationPercent: 50,
  locationSigmaDb: 0,
  txHeightM: 42,
  rxHeightM: 1.5,
  polarisation: 'vertical',
  latitudeDeg: 20.2,
  deltaN: 55,
  n0: 370,
};
const CELL_M = 50;
const REACH_M = 5000;
const ROUNDS = 7;

interface RadioBench {
  readonly receiverMicroseconds: number;
  readonly positionMs: number;
  /** A station with three technologies moved: its own signal, anew. */
  readonly movedMastMs: number;
  /** All stations of the sample that a model can compute, on all cores, and how many. */
  readonly stationsS: number;
  readonly stationsCpuS: number;
  readonly stations: number;
  readonly packMb: number;
  readonly packReadMs: number;
}

export async function benchRadio(profile: Profile, stations: readonly BaseStation[]): Promise<RadioBench> {
  const ground = karst([105.9, 20.2], 1290);
  const mast: Transmitter = {
    lonDeg: 105.9,
    latDeg: 20.2,
    by: 'p1812',
    surroundings: 'other',
    model: MODEL,
    eirpDbm: 60,
    sectors: [],
    thresholdDbm: -105,
    cellM: CELL_M,
    mostM: REACH_M,
  };
  const technologies = [0.9, 2.1, 1.8].map((fGhz) => ({ ...mast, model: { ...MODEL, fGhz } }));
  const pack = writeGroundPack(ground);
  return {
    receiverMicroseconds: receiverMicroseconds(),
    positionMs: fastestMs(() => signalAround(mast, ground)),
    movedMastMs: fastestMs(() => cellsReached(technologies, ground)),
    ...(await sampleStations(profile, stations)),
    packMb: Math.round(pack.length / 1e4) / 100,
    packReadMs: fastestMs(() => readGroundPack(pack)),
  };
}

/** A whole province: its ground is of the same kind, and reaches beyond the last mast. */
async function sampleStations(
  { linkBudgets }: Profile,
  stations: readonly BaseStation[],
): Promise<Pick<RadioBench, 'stations' | 'stationsS' | 'stationsCpuS'>> {
  const transmitters =
    linkBudgets === undefined
      ? new Map<string, Transmitter>()
      : transmittersOf(stations, { model: 'p1812', budgets: linkBudgets });
  const modelled = stations.filter(({ heightM }) => heightM !== null).length;
  const ground = karst([105.85, 20.2], 3400);
  const before = process.cpuUsage();
  const started = performance.now();
  await cellsOnAllCores(ground, [...transmitters.values()]);
  const used = process.cpuUsage(before);
  return {
    stations: modelled,
    stationsS: Math.round((performance.now() - started) / 100) / 10,
    stationsCpuS: Math.round((used.user + used.system) / 1e5) / 10,
  };
}

/** CPU time, which a busy machine does not lengthen. */
function fastestMs(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    const used = process.cpuUsage(before);
    least = Math.min(least, (used.user + used.system) / 1000);
  }
  return Math.round(least * 10) / 10;
}

/** Rays of 5 km with and without hills, trees on a third of the points. */
function receiverMicroseconds(): number {
  const random = generator(11);
  const points = REACH_M / CELL_M + 1;
  const rays = Array.from({ length: 200 }, (_, i) => {
    const ray = newRay(CELL_M / 1000, points);
    ray.count = points;
    const [middle, height] = [random() * points, 50 + random() * 200];
    for (let k = 0; k < points; k++) {
      const hill = i % 2 === 0 ? height * Math.exp(-(((k - middle) / 6) ** 4)) : 0;
      ray.heightM[k] = 3 + 2 * random() + hill;
      ray.clutterM[k] = random() < 0.3 ? 10 : 0;
    }
    return ray;
  });
  const sweep = new P1812Sweep(MODEL, [MODEL], CELL_M / 1000, points);
  const losses = new Float64Array(points);
  const ms = fastestMs(() => {
    for (let again = 0; again < 10; again++) {
      for (const ray of rays) sweep.run(ray, FIRST_RECEIVER, points, [losses]);
    }
  });
  return Math.round((ms * 1e6) / (10 * rays.length * (points - FIRST_RECEIVER))) / 1000;
}

/** Karst towers in a plain at 1″; classes in patches. */
export function karst([lonDeg, latDeg]: LonLat, side: number): Ground {
  const random = generator(5);
  const step = 1 / 3600;
  const towers = Array.from(
    { length: Math.round((side * side) / 1850) },
    () => [random() * side, random() * side, 50 + random() * 200] as const,
  );
  const heightM = new Int16Array(side * side).map(() => Math.round(3 + random() * 3));
  for (const [row, column, height] of towers) {
    for (let y = Math.max(0, Math.floor(row - 12)); y < Math.min(side, row + 12); y++) {
      for (let x = Math.max(0, Math.floor(column - 12)); x < Math.min(side, column + 12); x++) {
        const rise = height * Math.exp(-((((y - row) ** 2 + (x - column) ** 2) / 40) ** 2));
        heightM[y * side + x] = Math.max(heightM[y * side + x] ?? outOfRange(), Math.round(rise + random() * 5));
      }
    }
  }
  const cover = new Uint8Array(side * side).map((_, i) => 1 + (Math.floor(i / 7) % 3));
  const content = {
    raster: {
      westDeg: lonDeg - (side / 2) * step,
      northDeg: latDeg + (side / 2) * step,
      stepLonDeg: step,
      stepLatDeg: step,
      columns: side,
      rows: side,
    },
    heightM,
    cover,
    classes: [
      { code: 1, name: 'open', clutterM: 0, zone: 4 as const },
      { code: 2, name: 'trees', clutterM: 10, zone: 4 as const },
      { code: 3, name: 'houses', clutterM: 8, zone: 4 as const },
    ],
  };
  return { ...content, sources: [], sha256: groundSha256(content) };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
