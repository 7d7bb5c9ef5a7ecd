import { type Bounds, EARTH_RADIUS_M } from '../../model/geometry.ts';
import type { GroundIssue } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PeopleGrid } from '../../model/people.ts';
import { shown } from '../issue-log.ts';
import { openRasters } from './open-rasters.ts';
import type { NamedBlob, Raster } from './raster.ts';
import { sampleRaster } from './sample-raster.ts';

/**
 * People from rasters of people in each pixel (WorldPop, HRSL, GHS-POP). The pixels of the first raster in degrees on WGS 84 are
 * the cells, so that nothing is resampled; tiles of the same pixels are laid beside it. Any other raster is looked up at
 * the middles of cells, its people by the area of a cell. A pixel without a value has nobody: makers of such rasters
 * leave empty land out. Where no file reaches is said.
 */
export type ReadPeople =
  | {
      readonly ok: true;
      readonly grid: PeopleGrid;
      /** Files that gave something. */
      readonly files: readonly string[];
      readonly issues: readonly GroundIssue[];
    }
  | { readonly ok: false; readonly issues: readonly GroundIssue[] };

type Cells = Omit<PeopleGrid, 'people' | 'inhabited'>;

const USUAL_STEP_DEG = 1 / 3600;
const MOST_CELLS = 200_000_000;
/** Lines of pixels that are read at once. */
const BAND_ROWS = 256;
const RADIANS = Math.PI / 180;

/** @param bounds Of the province. @param onFile Told after each raster. @throws never */
export async function readPeople(
  files: readonly NamedBlob[],
  bounds: Bounds,
  onFile: () => Promise<void> | void = () => undefined,
): Promise<ReadPeople> {
  const issues: GroundIssue[] = [];
  const rasters: { readonly name: string; readonly raster: Raster }[] = [];
  for (const file of files) {
    for (const opened of await openRasters(file)) {
      if (opened.ok) rasters.push({ name: opened.name, raster: opened.raster });
      else issues.push({ severity: 'error', file: opened.name, ...opened.fault });
    }
  }
  const cells = cellsOver(bounds, rasters.find(({ raster }) => isPlain(raster))?.raster ?? null);
  if (cells.columns * cells.rows > MOST_CELLS) {
    issues.push({ severity: 'error', kind: 'people-fine', found: String(cells.columns * cells.rows) });
    return { ok: false, issues };
  }
  const people = new Float32Array(cells.columns * cells.rows);
  const reached = new Uint8Array(people.length);
  const used: string[] = [];
  for (const { name, raster } of rasters) {
    try {
      const taken = await (isPlain(raster) ? placePixels : lookUp)(raster, cells, people, reached);
      if (taken > 0) used.push(name);
      else issues.push({ severity: 'warning', file: name, kind: 'elsewhere' });
    } catch (error) {
      const found = shown(error instanceof Error ? error.message : error);
      issues.push({ severity: 'error', file: name, kind: 'broken', found });
    }
    await onFile();
  }
  if (used.length === 0) return { ok: false, issues: [...issues, { severity: 'error', kind: 'no-people' }] };
  const missing = reached.reduce((count, one) => count + (one === 0 ? 1 : 0), 0);
  if (missing > 0) issues.push({ severity: 'warning', kind: 'people-missing', share: missing / reached.length });
  return { ok: true, grid: { ...cells, people }, files: used, issues };
}

/** In degrees on WGS 84, from the north and the west: its pixels can be cells. */
function isPlain({ crs, stepX, stepY }: Raster): boolean {
  return crs.kind === 'wgs84' && stepX > 0 && stepY < 0;
}

function cellsOver([west, south, east, north]: Bounds, like: Raster | null): Cells {
  const stepLonDeg = like?.stepX ?? USUAL_STEP_DEG;
  const stepLatDeg = like === null ? USUAL_STEP_DEG : -like.stepY;
  const left = like === null ? 0 : like.x0 - stepLonDeg / 2;
  const top = like === null ? 0 : like.y0 + stepLatDeg / 2;
  const first = Math.floor((west - left) / stepLonDeg);
  const line = Math.floor((top - north) / stepLatDeg);
  return {
    westDeg: left + first * stepLonDeg,
    northDeg: top - line * stepLatDeg,
    stepLonDeg,
    stepLatDeg,
    columns: Math.ceil((east - left) / stepLonDeg) - first,
    rows: Math.ceil((top - south) / stepLatDeg) - line,
  };
}

/** Pixels as cells where they are the same; else, as `lookUp`. @returns How many cells the raster reaches. */
async function placePixels(raster: Raster, cells: Cells, people: Float32Array, reached: Uint8Array): Promise<number> {
  const { stepLonDeg, stepLatDeg, columns, rows } = cells;
  const across = (raster.x0 - stepLonDeg / 2 - cells.westDeg) / stepLonDeg;
  const down = (cells.northDeg - raster.y0 - stepLatDeg / 2) / stepLatDeg;
  const [shiftX, shiftY] = [Math.round(across), Math.round(down)];
  const same = (a: number, b: number): boolean => Math.abs(a - b) * Math.max(columns, rows) < 1e-2 * b;
  const fits = same(raster.stepX, stepLonDeg) && same(-raster.stepY, stepLatDeg);
  if (!fits || Math.abs(across - shiftX) > 1e-2 || Math.abs(down - shiftY) > 1e-2)
    return lookUp(raster, cells, people, reached);
  const [left, right] = [Math.max(0, -shiftX), Math.min(raster.width, columns - shiftX)];
  const end = Math.min(raster.height, rows - shiftY);
  let taken = 0;
  if (left >= right) return 0;
  for (let top = Math.max(0, -shiftY); top < end; top += BAND_ROWS) {
    const bottom = Math.min(end, top + BAND_ROWS);
    const values = await raster.read({ left, top, right, bottom });
    for (let i = 0; i < values.length; i++) {
      const row = top + Math.floor(i / (right - left)) + shiftY;
      const cell = row * columns + left + (i % (right - left)) + shiftX;
      take(cell, values[i] ?? outOfRange(), people, reached);
      taken++;
    }
  }
  return taken;
}

/** The pixel at the middle of each cell, its people by the cell's part of the pixel's area. */
async function lookUp(raster: Raster, cells: Cells, people: Float32Array, reached: Uint8Array): Promise<number> {
  const { westDeg, northDeg, stepLonDeg, stepLatDeg } = cells;
  const middles = { ...cells, westDeg: westDeg + stepLonDeg / 2, northDeg: northDeg - stepLatDeg / 2 };
  // Degrees are small numbers, and metres are not.
  const inDegrees = Math.abs(raster.stepX) < 1 && Math.abs(raster.x0) <= 360;
  let taken = 0;
  await sampleRaster(raster, middles, 'nearest', (cell, value) => {
    const lat = middles.northDeg - Math.floor(cell / cells.columns) * stepLatDeg;
    const ofCell = areaM2(stepLonDeg, stepLatDeg, lat);
    const ofPixel = inDegrees
      ? areaM2(Math.abs(raster.stepX), Math.abs(raster.stepY), lat)
      : Math.abs(raster.stepX * raster.stepY);
    take(cell, (value * ofCell) / ofPixel, people, reached);
    taken++;
  });
  return taken;
}

function areaM2(lonDeg: number, latDeg: number, atLatDeg: number): number {
  return (EARTH_RADIUS_M * RADIANS) ** 2 * lonDeg * latDeg * Math.cos(atLatDeg * RADIANS);
}

/** The first file that reaches a cell with people counts; a stand-in for no value is below nothing. */
function take(cell: number, value: number, people: Float32Array, reached: Uint8Array): void {
  reached[cell] = 1;
  if ((people[cell] ?? outOfRange()) === 0 && value > 0 && Number.isFinite(value)) people[cell] = value;
}
