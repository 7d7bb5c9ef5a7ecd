import { performance } from 'node:perf_hooks';
import { positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation, Province } from '../../src/model/province.ts';
import { integer, randomFrom } from '../sample/rng.ts';

/** Every so many villages: the judge takes long. */
const EVERY = 10;
/** From 2,000 rows to 8,000 no share of these villages moves by more than 0.0025 points. */
const ROWS_OF_JUDGE = 2000;
/** Beamwidths, and how many such sectors stand around a mast. */
const SECTORS = [
  [65, 3],
  [120, 3],
  [90, 2],
  [30, 3],
  [240, 1],
  [360, 1],
] as const;

/**
 * The hardest province for rows: the sample's masts with narrow sectors of 400 to 1,500 m, whose edges and tips lie in
 * the villages. Errors in points of a percent, of all shares of every tenth village, against the same engine with
 * rows of less than a metre.
 */
export function benchNarrowSectors(profile: Profile, province: Province) {
  const parameters = defaultParameters(profile);
  const villages = province.villages.filter((_, v) => v % EVERY === 0);
  const { shapes, layout, broadband } = prepareProvince(profile, villages);
  const { footprints } = positionsAndFootprints(profile, narrowed(province.stations), parameters);
  const cover = (least?: number) =>
    computeCoverage(shapes, footprints, layout, broadband, {
      ...parameters,
      rowsOf: (village) => villageRows(shapes, village, least),
    }).shares;
  const shares = cover();
  const started = performance.now();
  cover();
  const ms = performance.now() - started;
  const judge = cover(ROWS_OF_JUDGE);
  const errors = shares.map((share, i) => Math.abs(share - (judge[i] ?? outOfRange())) * 100);
  return {
    villages: villages.length,
    footprints: footprints.count,
    ms: round(ms),
    meanErrorPoints: round(errors.reduce((sum, error) => sum + error, 0) / errors.length),
    worstErrorPoints: round(errors.reduce((worst, error) => Math.max(worst, error), 0)),
  };
}

/** The same stations with other sectors and radii: the same ones each time. */
function narrowed(stations: readonly BaseStation[]): BaseStation[] {
  const random = randomFrom(1);
  return stations.map((station) => {
    const [beamwidthDeg, count] = SECTORS[integer(random, 0, SECTORS.length - 1)] ?? SECTORS[0];
    const first = integer(random, 0, 35) * 10;
    const sectors = Array.from({ length: count }, (_, i) => ({
      azimuthDeg: (first + (i * 360) / count) % 360,
      beamwidthDeg,
    }));
    const radiusM = Object.fromEntries(station.technologies.map((id) => [id, integer(random, 400, 1_500)]));
    return { ...station, sectors, radiusM };
  });
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
