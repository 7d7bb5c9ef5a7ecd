import type { Bounds } from '../../model/geometry.ts';
import { EARTH_RADIUS_M } from '../../model/geometry.ts';
import {
  type CoverClass,
  type Ground,
  type GroundIssue,
  type GroundRaster,
  type HeightsOf,
  VOID_HEIGHT,
} from '../../model/ground.ts';
import { shown } from '../issue-log.ts';
import { NOT_STATED, putHeights } from './clutter-heights.ts';
import { heightsByName } from './known-products.ts';
import { type FileRaster, openRasters } from './open-rasters.ts';
import type { NamedBlob } from './raster.ts';
import { type Between, sampleRaster } from './sample-raster.ts';

/**
 * One raster of heights and one of land cover over a province and the longest reach around it,
 * from whatever files there are. Where several have a value the first counts. What no file knows
 * stays a void and is said: how much of the ground, and in which box.
 */

export interface GroundInputs {
  readonly elevation: readonly NamedBlob[];
  readonly landCover: readonly NamedBlob[];
  /** Rasters of metres of trees and houses above the ground; they count before the heights of classes. */
  readonly clutterHeights: readonly NamedBlob[];
  /** Of the codes in the files of land cover. */
  readonly classes: readonly CoverClass[];
  /** Of the province, and how far around it the ground is needed. */
  readonly bounds: Bounds;
  readonly reachM: number;
  /** Between points, seconds of arc. */
  readonly stepSec: number;
  /** What the heights are of; null: by the names of the files. */
  readonly heights: HeightsOf | null;
  /** A ground that is there: its heights count where no file of heights is given, its cover where none of cover is. */
  readonly base?: Ground | null;
  /** Told after each file. */
  readonly onFile?: () => Promise<void> | void;
}

export type BuiltGround =
  | { readonly ok: true; readonly ground: Omit<Ground, 'sha256'>; readonly issues: readonly GroundIssue[] }
  | { readonly ok: false; readonly issues: readonly GroundIssue[] };

const RADIANS = Math.PI / 180;
/** Nothing that grows or is lived in is higher: such a value stands for none. */
const MOST_CLUTTER_M = 300;

export async function buildGround(inputs: GroundInputs): Promise<BuiltGround> {
  const { base = null, elevation } = inputs;
  if (base !== null && elevation.length === 0)
    return inputs.landCover.length + inputs.clutterHeights.length === 0
      ? { ok: true, ground: base, issues: [] }
      : { ok: true, ...(await withCover(base, base.heights ?? 'terrain', inputs, [])) };
  return heightsAndCover(inputs);
}

/** A ground with the land cover of these files on its raster, and the heights that others state for it. */
async function withCover(
  ground: Pick<Ground, 'raster' | 'heightM' | 'sources' | 'people'>,
  heights: HeightsOf,
  { landCover, clutterHeights, classes: known, onFile }: GroundInputs,
  issues: GroundIssue[],
): Promise<{ readonly ground: Omit<Ground, 'sha256'>; readonly issues: readonly GroundIssue[] }> {
  const { raster, heightM, sources, people } = ground;
  const codes = new Set(known.map(({ code }) => code));
  const strange = new Set<number>();
  const cover = new Uint8Array(heightM.length);
  const read = { raster, between: 'nearest', issues, onFile } as const;
  const covers = await readLayer(landCover, read, (point, value) => {
    if (cover[point] !== 0 || Number.isNaN(value) || value === 0) return false;
    if (!codes.has(value)) strange.add(value);
    else cover[point] = value;
    return codes.has(value);
  });
  if (strange.size > 0) {
    const kinds = [...strange].sort((a, b) => a - b).slice(0, 12);
    issues.push({ severity: 'warning', kind: 'classes-unknown', found: kinds.join(', ') });
  }
  const statedM = new Int16Array(heightM.length).fill(NOT_STATED);
  const above = await readLayer(clutterHeights, read, (point, value) => {
    if (statedM[point] !== NOT_STATED || !(value >= 0 && value <= MOST_CLUTTER_M)) return false;
    statedM[point] = Math.round(value);
    return true;
  });
  const classes = [...known, ...putHeights(cover, statedM, known)];
  const used = [...covers, ...above];
  if (used.length === 0) issues.push({ severity: 'warning', kind: 'no-cover' });
  else sayMissing('cover-missing', raster, (point) => cover[point] === 0, issues);
  const found = new Set(cover);
  const made = {
    raster,
    heightM,
    cover,
    // Trees and houses are in the heights of a surface model: they are not put on top of it again.
    classes: classes
      .filter(({ code }) => found.has(code))
      .map((one) => (heights === 'surface' ? { ...one, clutterM: 0 } : one)),
    heights,
    ...(people ? { people } : {}),
    sources: [...sources, ...used.map((name) => ({ name, date: '', licence: '' }))],
  };
  return { ground: made, issues };
}

async function heightsAndCover(inputs: GroundInputs): Promise<BuiltGround> {
  const raster = rasterAround(inputs.bounds, inputs.reachM, inputs.stepSec);
  const issues: GroundIssue[] = [];
  const heightM = new Int16Array(raster.columns * raster.rows).fill(VOID_HEIGHT);
  const reached = new Uint8Array(heightM.length);
  const read = { raster, between: 'heights', issues, onFile: inputs.onFile } as const;
  const elevation = await readLayer(inputs.elevation, read, (point, value) => {
    reached[point] = 1;
    if (heightM[point] !== VOID_HEIGHT || Number.isNaN(value)) return false;
    heightM[point] = Math.round(value);
    return true;
  });
  if (elevation.length === 0) return { ok: false, issues: [...issues, { severity: 'error', kind: 'no-heights' }] };
  sayVoids(raster, heightM, reached, issues);

  const heights = inputs.heights ?? heightsOf(elevation, issues);
  const sources = elevation.map((name) => ({ name, date: '', licence: '' }));
  return { ok: true, ...(await withCover({ raster, heightM, sources }, heights, inputs, issues)) };
}

/** Points lie on whole steps of longitude and latitude: on those of SRTM and its like at 1″. */
function rasterAround([west, south, east, north]: Bounds, reachM: number, stepSec: number): GroundRaster {
  const step = stepSec / 3600;
  const reachLat = reachM / (EARTH_RADIUS_M * RADIANS);
  const reachLon = reachLat / Math.cos(Math.max(Math.abs(south), Math.abs(north)) * RADIANS);
  const [left, top] = [Math.floor((west - reachLon) / step), Math.ceil((north + reachLat) / step)];
  const [right, bottom] = [Math.ceil((east + reachLon) / step), Math.floor((south - reachLat) / step)];
  return {
    westDeg: left * step,
    northDeg: top * step,
    stepLonDeg: step,
    stepLatDeg: step,
    columns: right - left + 1,
    rows: top - bottom + 1,
  };
}

interface HowToRead {
  readonly raster: GroundRaster;
  readonly between: Between;
  readonly issues: GroundIssue[];
  readonly onFile: GroundInputs['onFile'] | undefined;
}

/** @returns Names of the files that gave something. */
async function readLayer(
  files: readonly NamedBlob[],
  how: HowToRead,
  take: (point: number, value: number) => boolean,
): Promise<readonly string[]> {
  const used: string[] = [];
  for (const file of files) {
    for (const opened of await openRasters(file)) {
      const taken = await readOne(opened, how, take);
      if (taken) used.push(opened.name);
    }
    await how.onFile?.();
  }
  return used;
}

async function readOne(
  opened: FileRaster,
  { raster: ground, between, issues }: HowToRead,
  take: (point: number, value: number) => boolean,
): Promise<boolean> {
  const { name } = opened;
  if (!opened.ok) {
    issues.push({ severity: 'error', file: name, ...opened.fault });
    return false;
  }
  // A file that breaks off half-way must leave nothing behind: its values wait until all were read.
  const values = new Float32Array(ground.columns * ground.rows);
  const isReached = new Uint8Array(values.length);
  let reaches = false;
  try {
    await sampleRaster(opened.raster, ground, between, (point, value) => {
      values[point] = value;
      isReached[point] = 1;
      reaches = true;
    });
  } catch (error) {
    const found = shown(error instanceof Error ? error.message : error);
    issues.push({ severity: 'error', file: name, kind: 'broken', found });
    return false;
  }
  if (!reaches) {
    issues.push({ severity: 'warning', file: name, kind: 'elsewhere' });
    return false;
  }
  let taken = 0;
  values.forEach((value, point) => {
    if (isReached[point] === 1 && take(point, value)) taken++;
  });
  if (taken === 0) issues.push({ severity: 'warning', file: name, kind: 'adds-nothing' });
  return taken > 0;
}

/** A surface model unless all files say that they are bare; where they say nothing, terrain is assumed and said. */
function heightsOf(files: readonly string[], issues: GroundIssue[]): HeightsOf {
  const told = files.map(heightsByName);
  const silent = files.filter((_, i) => told[i] === null);
  if (told.includes('surface') && (told.includes('terrain') || silent.length > 0)) {
    issues.push({ severity: 'warning', kind: 'models-mixed', found: shown(files.join(', ')) });
  } else if (silent.length > 0) {
    issues.push({ severity: 'warning', kind: 'model-assumed', found: shown(silent.join(', ')) });
  }
  return told.includes('surface') ? 'surface' : 'terrain';
}

function sayVoids(raster: GroundRaster, heightM: Int16Array, reached: Uint8Array, issues: GroundIssue[]): void {
  const isVoid = (point: number): boolean => heightM[point] === VOID_HEIGHT;
  sayMissing('heights-gap', raster, (point) => isVoid(point) && reached[point] === 0, issues);
  sayMissing('heights-void', raster, (point) => isVoid(point) && reached[point] === 1, issues);
}

/** How much of the ground is missing, and the box around it. */
function sayMissing(
  kind: 'heights-gap' | 'heights-void' | 'cover-missing',
  { westDeg, northDeg, stepLonDeg, stepLatDeg, columns, rows }: GroundRaster,
  isMissing: (point: number) => boolean,
  issues: GroundIssue[],
): void {
  let count = 0;
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isMissing(row * columns + column)) continue;
      count++;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  if (count === 0) return;
  const box = [
    westDeg + left * stepLonDeg,
    northDeg - bottom * stepLatDeg,
    westDeg + right * stepLonDeg,
    northDeg - top * stepLatDeg,
  ];
  const share = count / (columns * rows);
  issues.push({ severity: 'warning', kind, share, found: box.map((degrees) => degrees.toFixed(3)).join(', ') });
}
