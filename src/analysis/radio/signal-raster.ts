import { type Bounds, EARTH_RADIUS_M } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type {
  ServerArea,
  SignalClass,
  SignalFrame,
  SignalKind,
  SignalLayer,
  SignalRaster,
} from '../../model/signal-picture.ts';
import { coverProbability } from './cover-probability.ts';
import type { SignalGrid } from './signal.ts';

/** Signals of many masts put together to one raster of an area: each pixel has the best. */

const RADIANS = Math.PI / 180;
const DEGREE_M = RADIANS * EARTH_RADIUS_M;

/** Pixels of about `pixelM`, but no more than `mostSide` on a side. */
export function frameOf([west, south, east, north]: Bounds, pixelM: number, mostSide: number): SignalFrame {
  const widthM = (east - west) * DEGREE_M * Math.cos(((south + north) / 2) * RADIANS);
  const heightM = (north - south) * DEGREE_M;
  const sideM = Math.max(pixelM, Math.max(widthM, heightM) / mostSide);
  return {
    width: Math.max(1, Math.round(widthM / sideM)),
    height: Math.max(1, Math.round(heightM / sideM)),
    ...{ westDeg: west, southDeg: south, eastDeg: east, northDeg: north },
  };
}

/** A raster that no mast is in. */
export function emptyRaster({ width, height }: SignalFrame): SignalRaster {
  const pixels = width * height;
  return { bestDbm: new Float32Array(pixels).fill(Number.NaN), server: new Int32Array(pixels).fill(-1) };
}

/** Latitudes of the middles of the rows, from the north. */
export function rowLatitudes({ height, southDeg, northDeg }: SignalFrame): Float64Array {
  const [top, bottom] = [mercator(northDeg), mercator(southDeg)];
  return Float64Array.from({ length: height }, (_, y) => latitudeOf(top + ((y + 0.5) / height) * (bottom - top)));
}

/** Writes a mast into a raster wherever it is better than what stands there: `server` is its number. */
export function addMast(grid: SignalGrid, server: number, frame: SignalFrame, into: SignalRaster): void {
  const side = 2 * grid.steps + 1;
  const lonStep = (frame.eastDeg - frame.westDeg) / frame.width;
  rowLatitudes(frame).forEach((lat, y) => {
    const row = Math.round(((lat - grid.latDeg) * DEGREE_M) / grid.cellM) + grid.steps;
    if (row < 0 || row >= side) return;
    const eastM = DEGREE_M * Math.cos(lat * RADIANS);
    for (let x = 0; x < frame.width; x++) {
      const lon = frame.westDeg + (x + 0.5) * lonStep;
      const column = Math.round(((lon - grid.lonDeg) * eastM) / grid.cellM) + grid.steps;
      if (column < 0 || column >= side) continue;
      const cell = row * side + column;
      if (grid.known[cell] !== 1) continue;
      take(into, y * frame.width + x, grid.signalDbm[cell] ?? outOfRange(), server);
    }
  });
}

/** Puts a raster of the same frame into another: the same in whatever order. */
export function mergeRaster(from: SignalRaster, into: SignalRaster): void {
  from.server.forEach((server, pixel) => {
    if (server >= 0) take(into, pixel, from.bestDbm[pixel] ?? outOfRange(), server);
  });
}

function take(into: SignalRaster, pixel: number, dbm: number, server: number): void {
  const known = into.server[pixel] ?? outOfRange();
  const best = into.bestDbm[pixel] ?? outOfRange();
  // As it will be kept: equal signals go to the lesser number, whoever comes first.
  const rounded = Math.fround(dbm);
  if (known >= 0 && (best > rounded || (best === rounded && known <= server))) return;
  into.bestDbm[pixel] = rounded;
  into.server[pixel] = server;
}

/** Lower bounds of the classes of a layer, best first. dBm, dB or 0 to 1; a best server has none. */
export function signalClasses(
  kind: SignalKind,
  { thresholdDbm }: Pick<SignalLayer, 'thresholdDbm'>,
): readonly SignalClass[] {
  const least = (values: readonly number[], served: number): readonly SignalClass[] =>
    values.map((value, i) => ({ least: value, served: i < served }));
  switch (kind) {
    case 'signal':
      return least(
        [25, 15, 5, 0, -10].map((dB) => thresholdDbm + dB),
        4,
      );
    case 'margin':
      return least([25, 15, 5, 0, -10], 4);
    case 'probability':
      return least([0.99, 0.95, 0.9, 0.75, 0.5], 5);
    case 'server':
      return [];
  }
}

/** What a layer shows at a pixel; NaN: nothing is known there. Of a best server its number, NaN where none serves. */
export function valueAt(kind: SignalKind, layer: SignalLayer, pixel: number): number {
  const dbm = layer.bestDbm[pixel] ?? Number.NaN;
  const marginDb = dbm - layer.thresholdDbm;
  switch (kind) {
    case 'signal':
      return dbm;
    case 'margin':
      return marginDb;
    case 'server':
      return marginDb >= 0 ? (layer.server[pixel] ?? Number.NaN) : Number.NaN;
    case 'probability':
      if (Number.isNaN(marginDb)) return Number.NaN;
      return coverProbability(marginDb + layer.placesDb, {
        medianDb: 0,
        leastDb: Number.NEGATIVE_INFINITY,
        sigmaDb: layer.sigmaDb,
      });
  }
}

/** Index of the class of a value; −1: below all, or not known. */
export function classOf(value: number, classes: readonly SignalClass[]): number {
  return classes.findIndex(({ least }) => value >= least);
}

/** Area of each class, km², in their order. */
export function areasOf(kind: SignalKind, layer: SignalLayer): readonly number[] {
  const classes = signalClasses(kind, layer);
  const areas = classes.map(() => 0);
  pixelAreasKm2(layer).forEach((km2, y) => {
    for (let x = 0; x < layer.width; x++) {
      const at = classOf(valueAt(kind, layer, y * layer.width + x), classes);
      const known = areas[at];
      if (known !== undefined) areas[at] = known + km2;
    }
  });
  return areas;
}

/** Numbers of the servers of a layer with the area that each serves best, km², the largest first. */
export function serverAreas(layer: SignalLayer): readonly ServerArea[] {
  const areas = new Map<number, number>();
  pixelAreasKm2(layer).forEach((km2, y) => {
    for (let x = 0; x < layer.width; x++) {
      const server = valueAt('server', layer, y * layer.width + x);
      if (!Number.isNaN(server)) areas.set(server, (areas.get(server) ?? 0) + km2);
    }
  });
  return [...areas].map(([server, km2]) => ({ server, km2 })).sort((a, b) => b.km2 - a.km2 || a.server - b.server);
}

/** Area of a pixel of each row, km². */
function pixelAreasKm2(layer: SignalFrame): Float64Array {
  const widthDeg = (layer.eastDeg - layer.westDeg) / layer.width;
  return rowLatitudes(layer).map(
    (lat, y) => (widthDeg * DEGREE_M * Math.cos(lat * RADIANS) * rowHeightDeg(layer, y) * DEGREE_M) / 1e6,
  );
}

function rowHeightDeg({ height, southDeg, northDeg }: SignalFrame, y: number): number {
  const [top, bottom] = [mercator(northDeg), mercator(southDeg)];
  const edge = (row: number): number => latitudeOf(top + (row / height) * (bottom - top));
  return edge(y) - edge(y + 1);
}

function mercator(latDeg: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latDeg * RADIANS) / 2));
}

function latitudeOf(y: number): number {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}
