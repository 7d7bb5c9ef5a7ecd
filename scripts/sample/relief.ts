import { WORLD_COVER } from '../../src/ingest/ground/world-cover.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { isInsideRings } from '../../src/model/geometry.ts';
import type { Ground, GroundRaster } from '../../src/model/ground.ts';
import { METRES_PER_DEGREE_LAT, METRES_PER_DEGREE_LON, noise, ORIGIN, type Point, toPlane, warp } from './plane.ts';
import { RIVERS } from './rivers.ts';
import { at } from './rng.ts';
import { Stamps } from './stamps.ts';
import { towerHeightM, towersOf } from './towers.ts';
import type { SampleLand } from './villages.ts';
import { ILLUSTRATION, SAMPLE_DATE } from './write.ts';

/**
 * An invented relief: a plain that falls to the sea, a range along the south-western border that
 * sinks towards the coast, karst towers before it, and what covers the ground. Only where hills
 * lie is as in the province.
 */

/** The profile's bounds and 6 km more, the longest reach of its link budgets; points 2″ apart. */
const STEP_DEG = 2 / 3600;
const WEST_DEG = 105.47;
const NORTH_DEG = 20.51;
const COLUMNS = 1369;
const ROWS = 1099;

const SEA = 200;
const CROPLAND = 40;
const COVER = { tree: 10, shrub: 20, grass: 30, builtUp: 50, water: 80, mangrove: 95 } as const;

/** Crest of the range along the border: place, height and half width in metres. */
const CREST: readonly (readonly [place: LonLat, heightM: number, halfWidthM: number])[] = [
  [[105.49, 20.41], 480, 7500],
  [[105.6, 20.32], 460, 7000],
  [[105.7, 20.235], 380, 5000],
  [[105.8, 20.165], 240, 3200],
  [[105.87, 20.128], 190, 2200],
  [[105.945, 20.1], 130, 1500],
  [[105.995, 20.072], 60, 900],
];
const CREST_LINE = CREST.map(([place, heightM, halfWidthM]) => ({ at: toPlane(place), heightM, halfWidthM }));

/** The shore, from west to east; beyond the outline what lies south of it is sea. */
const SHORE: readonly LonLat[] = [
  [105.47, 19.6],
  [105.96, 19.94],
  [106.034, 19.994],
  [106.054, 19.976],
  [106.0835, 19.964],
  [106.104, 20.01],
  [106.24, 20.075],
];

/**
 * @param land Villages: houses stand around their centres.
 * @param masts Places of stations: no tower rises under them.
 */
export function sampleGround(land: SampleLand, masts: readonly Point[]): Omit<Ground, 'sha256'> {
  const raster: GroundRaster = {
    westDeg: WEST_DEG,
    northDeg: NORTH_DEG,
    stepLonDeg: STEP_DEG,
    stepLatDeg: STEP_DEG,
    columns: COLUMNS,
    rows: ROWS,
  };
  const towers = towersOf(masts);
  const { houses, water, homes } = stampsOf(land);
  const heightM = new Int16Array(COLUMNS * ROWS);
  const cover = new Uint8Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const i = row * COLUMNS + column;
      const place: LonLat = [WEST_DEG + column * STEP_DEG, NORTH_DEG - row * STEP_DEG];
      const point = planeOf(place);
      if (isSea(place, point, land.outline)) cover[i] = SEA;
      else {
        const plainM = plainHeightM(point);
        const hillM = Math.max(rangeHeightM(point), towerHeightM(point, towers));
        const isWater = water.has(i) && hillM < 8;
        heightM[i] = isWater ? Math.max(0, Math.round(plainM - 2)) : Math.round(plainM + hillM);
        cover[i] = isWater ? COVER.water : houses.has(i) && hillM < 12 ? COVER.builtUp : coverOf(point, place, hillM);
      }
    }
  }
  const note = { date: SAMPLE_DATE, licence: 'CC BY 4.0' };
  return {
    raster,
    heightM,
    cover,
    classes: [...WORLD_COVER, { code: SEA, name: 'Sea', clutterM: 0, zone: 1 }],
    people: {
      westDeg: WEST_DEG - STEP_DEG / 2,
      northDeg: NORTH_DEG + STEP_DEG / 2,
      stepLonDeg: STEP_DEG,
      stepLatDeg: STEP_DEG,
      columns: COLUMNS,
      rows: ROWS,
      people: peopleIn(homes, cover),
    },
    sources: [{ ...note, name: ILLUSTRATION.note.vi }],
  };
}

/** As `toPlane`: heights need no rounding. */
function planeOf(place: LonLat): Point {
  return [(place[0] - ORIGIN[0]) * METRES_PER_DEGREE_LON, (place[1] - ORIGIN[1]) * METRES_PER_DEGREE_LAT];
}

function isSea([lon, lat]: LonLat, point: Point, outline: readonly Point[]): boolean {
  // Nothing north of this is sea: spares most of the raster a look at the outline.
  return lat < 20.08 && lat < shoreAt(lon) && !isInsideRings(point, [outline]);
}

function shoreAt(lon: number): number {
  for (let i = 1; i < SHORE.length; i++) {
    const [west, south] = at(SHORE, i - 1);
    const [east, north] = at(SHORE, i);
    if (lon <= east) return south + ((north - south) * (lon - west)) / (east - west);
  }
  return at(SHORE, SHORE.length - 1)[1];
}

function plainHeightM(point: Point): number {
  const trend = 2.6 + point[1] * 0.00005 - point[0] * 0.00009;
  return Math.max(0.6, trend + 0.9 * noise(point, 2600, 71));
}

/** Ridges and valleys under the envelope of the range. */
function rangeHeightM(point: Point): number {
  let envelopeM = 0;
  for (let i = 1; i < CREST_LINE.length; i++) {
    const from = at(CREST_LINE, i - 1);
    const to = at(CREST_LINE, i);
    const dx = to.at[0] - from.at[0];
    const dy = to.at[1] - from.at[1];
    const along = ((point[0] - from.at[0]) * dx + (point[1] - from.at[1]) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    const offX = point[0] - from.at[0] - t * dx;
    const offY = point[1] - from.at[1] - t * dy;
    const halfWidthM = from.halfWidthM + t * (to.halfWidthM - from.halfWidthM);
    const slope = 1 - Math.sqrt(offX * offX + offY * offY) / halfWidthM;
    if (slope > 0) envelopeM = Math.max(envelopeM, (from.heightM + t * (to.heightM - from.heightM)) * slope);
  }
  if (envelopeM === 0) return 0;
  // Turned and distorted twice, so that the squares of the noise are not seen.
  const turned: Point = [0.8 * point[0] - 0.6 * point[1], 0.6 * point[0] + 0.8 * point[1]];
  const bent = warp(warp(turned));
  const ridge = 1 - Math.abs(0.62 * noise(bent, 2300, 81) + 0.5 * noise(point, 1700, 83));
  const spur = 1 - Math.abs(0.6 * noise(bent, 640, 82) + 0.5 * noise(turned, 470, 84));
  return envelopeM * (0.08 + 0.62 * ridge * ridge + 0.3 * spur * ridge);
}

function coverOf(point: Point, place: LonLat, hillM: number): number {
  if (hillM > 14) return COVER.tree;
  if (hillM > 5) return COVER.shrub;
  if (place[1] < 20.03 && place[1] < shoreAt(place[0]) + 0.012 && place[0] > 106.02) return COVER.mangrove;
  if (noise(point, 900, 91) > 0.62) return COVER.tree;
  return noise(point, 700, 92) > 0.7 ? COVER.grass : CROPLAND;
}

/** People of each village, evenly over its cells with houses, else over those around its centre; tenths of a person, so that like cells pack small. */
function peopleIn(homes: readonly Homes[], cover: Uint8Array): Float32Array {
  const people = new Float32Array(cover.length);
  for (const { cells, population } of homes) {
    const onPlain = cells.filter((cell) => cover[cell] === COVER.builtUp);
    // On slopes houses stand under trees.
    const dry = cells.filter((cell) => cover[cell] !== SEA && cover[cell] !== COVER.water);
    const built = onPlain.length > 0 ? onPlain : dry;
    const each = Math.round((population / built.length) * 10) / 10;
    for (const cell of built) people[cell] = at(people, cell) + each;
  }
  return people;
}

interface Homes {
  readonly cells: readonly number[];
  readonly population: number;
}

/** Cells with houses, around the centres of villages by their people, and cells of rivers. */
function stampsOf(land: SampleLand): {
  readonly houses: Stamps;
  readonly water: Stamps;
  readonly homes: readonly Homes[];
} {
  const frame = { westDeg: WEST_DEG, northDeg: NORTH_DEG, stepDeg: STEP_DEG, columns: COLUMNS, rows: ROWS };
  const houses = new Stamps(frame);
  const homes: Homes[] = [];
  for (const { centre, population } of land.villages) {
    const m2APerson = land.inTown(centre) ? 110 : 170;
    const radiusM = Math.sqrt((population * m2APerson) / Math.PI);
    const uneven = (point: Point): number => radiusM * (1 + 0.45 * noise(point, 160, 95));
    houses.disc(centre, uneven, radiusM * 1.45);
    homes.push({ cells: [...houses.cellsIn(centre, uneven, radiusM * 1.45)], population });
  }
  const water = new Stamps(frame);
  for (const { line, widthM } of RIVERS) {
    for (let i = 1; i < line.length; i++) {
      const from = at(line, i - 1);
      const to = at(line, i);
      const parts = 8;
      for (let part = 0; part < parts; part++) {
        const t = part / parts;
        water.disc([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t], () => widthM / 2, widthM / 2);
      }
    }
  }
  return { houses, water, homes };
}
