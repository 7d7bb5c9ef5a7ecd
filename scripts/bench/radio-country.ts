import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { prepareProvince } from '../../src/analysis/analyse.ts';
import { writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation, Province } from '../../src/model/province.ts';
import { analyseWithoutCandidates } from '../lib/analyse-inputs.ts';
import { computePart, withRadio } from '../lib/radio.ts';
import { pick, randomFrom } from '../sample/rng.ts';
import { karst } from './radio.ts';

/**
 * What a station costs by ITU-R P.1812-8 as networks grow: the work of `npm run analyze -- --radio p1812 --part K/N`
 * for every part, then of `npm run join`. Stations are like those of the sample, at places of their own, over
 * ground of a province; a country is computed province by province, each over its own pack. One process after the
 * other, as on one machine of an array of jobs.
 */
interface RadioCountryRow {
  readonly stations: number;
  readonly parts: number;
  /** CPU time of all parts for each station that a model computes, and of the slowest and the fastest part. */
  readonly cpuMsAStation: number;
  readonly slowestPartCpuMs: number;
  readonly fastestPartCpuMs: number;
  readonly partsS: number;
  readonly joinS: number;
  readonly cellsKbAStation: number;
}

const SEED = 1812;
/** Around the place of the station that it is like, degrees. */
const ELSEWHERE_DEG = 0.02;

/** What is measured. */
interface RadioCountryChoice {
  /** Numbers of stations. */
  readonly counts: readonly number[];
  /** How far from a mast is looked; null: as far as the profile says. */
  readonly reachM: number | null;
  readonly stationsAPart: number;
}

export async function benchRadioCountry(
  given: Profile,
  province: Province,
  { counts, reachM, stationsAPart }: RadioCountryChoice,
  progress: (line: string) => void,
): Promise<readonly RadioCountryRow[]> {
  const budgets = given.linkBudgets && { ...given.linkBudgets, mostM: reachM ?? given.linkBudgets.mostM };
  const profile = budgets ? { ...given, linkBudgets: budgets } : given;
  const folder = await mkdtemp(join(tmpdir(), 'song-chung-radio-'));
  try {
    const pack = join(folder, 'ground.pack');
    await writeFile(pack, writeGroundPack(karst([105.85, 20.2], 3400)));
    const rows: RadioCountryRow[] = [];
    for (const count of counts) {
      const own = { radio: 'p1812', ground: pack, cells: join(folder, `cells-${count}`) };
      const stations = stationsLike(province.stations, count);
      const row = await measured(
        profile,
        { ...province, stations },
        own,
        Math.max(2, Math.ceil(count / stationsAPart)),
      );
      progress(JSON.stringify(row));
      rows.push(row);
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(
  profile: Profile,
  province: Province,
  own: { readonly radio: string; readonly ground: string; readonly cells: string },
  parts: number,
): Promise<RadioCountryRow> {
  const network = { profile, stations: province.stations };
  const cpuMs: number[] = [];
  const started = performance.now();
  for (let number = 1; number <= parts; number++) {
    const before = process.cpuUsage();
    const done = await computePart(own, network, { number, of: parts }, 'en');
    if (!done.ok) throw new Error(done.reason);
    const { user, system } = process.cpuUsage(before);
    cpuMs.push((user + system) / 1000);
  }
  const joining = performance.now();
  const radio = await withRadio(own, network, defaultParameters(profile), 'en', 'refuse');
  if (!radio.ok) throw new Error(radio.reason);
  const prepared = prepareProvince(profile, province.villages);
  await analyseWithoutCandidates({ profile, province, prepared }, radio.parameters);
  const ended = performance.now();
  const modelled = province.stations.filter(({ heightM }) => heightM !== null).length;
  return {
    stations: province.stations.length,
    parts,
    cpuMsAStation: rounded(cpuMs.reduce((sum, ms) => sum + ms, 0) / modelled),
    slowestPartCpuMs: Math.round(Math.max(...cpuMs)),
    fastestPartCpuMs: Math.round(Math.min(...cpuMs)),
    partsS: rounded((joining - started) / 1000),
    joinS: rounded((ended - joining) / 1000),
    cellsKbAStation: rounded((await bytesIn(own.cells)) / 1000 / modelled),
  };
}

/** Each a station of its own at a mast of its own. */
function stationsLike(models: readonly BaseStation[], count: number): readonly BaseStation[] {
  const random = randomFrom(SEED);
  const elsewhere = (): number => (random() - 0.5) * 2 * ELSEWHERE_DEG;
  const known = models.filter(({ heightM, status }) => heightM !== null && status === 'existing');
  return Array.from({ length: count }, (_, s): BaseStation => {
    const like = pick(random, known);
    const [lon, lat] = like.location;
    return { ...like, id: `S${s}`, positionId: `P${s}`, location: [lon + elsewhere(), lat + elsewhere()] };
  });
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
