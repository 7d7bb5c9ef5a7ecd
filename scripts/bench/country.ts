import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { readProfile } from '../../src/ingest/profile.ts';
import type { Profile } from '../../src/model/profile.ts';
import { readInputs } from '../lib/read-inputs.ts';
import { at, integer, pick, randomFrom } from '../sample/rng.ts';

/**
 * A country, as the budget has it: the sample province laid side by side 74 times, with as
 * many masts again as 130,000 positions and 400,000 stations ask for; `npm run analyze`
 * reads it and writes its answer. Villages keep the sample's boundaries: 35 vertices in the
 * mean, some twice the 40 that the budget allows.
 */
export interface CountryFigures {
  readonly villages: number;
  readonly positions: number;
  readonly stations: number;
  readonly planned: number;
  readonly seconds: number;
  /** Highest resident memory of the command, MiB; null where the system does not tell. */
  readonly peakMib: number | null;
}

const VILLAGES = 100_000;
const POSITIONS = 130_000;
const STATIONS = 400_000;
/** As many as the optimiser is asked to plan at once. */
const PLANNED = 1_000;
const COLUMNS = 9;
/** One mast in so many has a second operator: the sample's 16%. */
const SHARED_EVERY = 6;
const TECHNOLOGIES = ['2G;3G', '4G', '4G;5G', '2G'];
const SEED = 20_261;
const PROFILE = fileURLToPath(new URL('../../data/ninh-binh/profile.json', import.meta.url));
const ANALYZE = fileURLToPath(new URL('../analyze.ts', import.meta.url));

export async function benchCountry(): Promise<CountryFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'song-chung-country-'));
  try {
    const counts = await writeCountry(folder);
    const started = performance.now();
    const peakMib = await analyze([
      ...['--profile', join(folder, 'profile.json'), '--villages', join(folder, 'villages.geojson')],
      ...['--stations', join(folder, 'stations.csv'), '--out', join(folder, 'out'), '--lang', 'en'],
    ]);
    const seconds = (performance.now() - started) / 1000;
    const summary: unknown = JSON.parse(await readFile(join(folder, 'out', 'summary.json'), 'utf8'));
    const { villages, positions } = Object(summary);
    return { villages: villages.total, positions: positions.total, ...counts, seconds, peakMib };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeCountry(folder: string): Promise<{ stations: number; planned: number }> {
  const read = await readInputs({ profile: PROFILE });
  if (!read.ok) throw new Error('the sample province cannot be read');
  const { profile, province } = read.value;
  const [west, south, east, north] = profile.bounds;
  const copies = Math.ceil(VILLAGES / province.villages.length);
  const offsetOf = (copy: number): readonly [number, number] => [
    ((copy % COLUMNS) - COLUMNS / 2) * (east - west),
    (Math.floor(copy / COLUMNS) - copies / COLUMNS / 2) * (north - south),
  ];

  const villages = createWriteStream(join(folder, 'villages.geojson'));
  villages.write('{"type":"FeatureCollection","features":[\n');
  for (let v = 0; v < VILLAGES; v++) {
    const copy = Math.floor(v / province.villages.length);
    const village = at(province.villages, v % province.villages.length);
    const [dx, dy] = offsetOf(copy);
    const { code, name, communeCode, commune, population } = village;
    const properties = { code: `${copy}-${code}`, name, commune_code: `${copy}-${communeCode}`, commune, population };
    const coordinates = village.geometry.map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [toSeventh(x + dx), toSeventh(y + dy)])),
    );
    const feature = { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
    villages.write(`${v > 0 ? ',\n' : ''}${JSON.stringify(feature)}`);
  }
  villages.end(']}');

  const random = randomFrom(SEED);
  const stations = createWriteStream(join(folder, 'stations.csv'));
  stations.write('id,operator,position_id,status,technologies,height_m,tenant_slots,lon,lat\n');
  const operators = profile.operators.map(({ id }) => id);
  let written = 0;
  for (let p = 0; p < POSITIONS + PLANNED; p++) {
    const like = pick(random, province.stations);
    const [dx, dy] = offsetOf(integer(random, 0, copies - 1));
    const lon = (like.location[0] + dx + (random() - 0.5) * 0.02).toFixed(7);
    const lat = (like.location[1] + dy + (random() - 0.5) * 0.02).toFixed(7);
    const isPlanned = p >= POSITIONS;
    const count = isPlanned ? 1 : Math.round(((p + 1) * STATIONS) / POSITIONS) - Math.round((p * STATIONS) / POSITIONS);
    const own = integer(random, 0, operators.length - 1);
    for (let s = 0; s < count; s++) {
      const isGuest = p % SHARED_EVERY === 0 && s === count - 1 && count > 1;
      const operator = at(operators, (own + (isGuest ? 1 : 0)) % operators.length);
      const technologies = at(TECHNOLOGIES, s % TECHNOLOGIES.length);
      const status = isPlanned ? 'planned' : 'existing';
      stations.write(`S${written++},${operator},P${p},${status},${technologies},40,2,${lon},${lat}\n`);
    }
  }
  stations.end();
  await Promise.all([finished(villages), finished(stations)]);

  const margin = 1;
  const bounds = [
    west - (COLUMNS / 2) * (east - west) - margin,
    south - (copies / COLUMNS / 2) * (north - south) - margin,
    east + (COLUMNS / 2) * (east - west) + margin,
    north + (copies / COLUMNS / 2) * (north - south) + margin,
  ];
  const wide: unknown = { ...JSON.parse(readFileSync(PROFILE, 'utf8')), bounds };
  checkProfile(wide);
  await writeFile(join(folder, 'profile.json'), JSON.stringify(wide));
  return { stations: written - PLANNED, planned: PLANNED };
}

/** Seven decimals of a degree, as files have them. */
function toSeventh(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function checkProfile(value: unknown): asserts value is Profile {
  const read = readProfile(JSON.stringify(value), 'profile.json');
  if (!read.ok) throw new Error(`the country's profile is broken: ${JSON.stringify(read.issues)}`);
}

/** Runs the command as `package.json` does, and watches its memory. @throws Error where it fails. */
function analyze(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-semi-space-size=32', '--import', 'tsx', ANALYZE, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let peakMib: number | null = null;
    const watch = setInterval(() => {
      try {
        const high = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        if (high) peakMib = Math.round(Number(high) / 1024);
      } catch {
        // Not Linux, or just ended: the last figure stands.
      }
    }, 100);
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peakMib);
      else reject(new Error(`analyze ended with ${code}: ${said}`));
    });
  });
}
