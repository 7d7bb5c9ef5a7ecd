import type { Footprints } from '../analysis/footprints.ts';
import { EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { FibreNetwork } from '../model/province.ts';

/**
 * Shapes of an even tint as flat numbers for the graphics card. A shape is everything
 * within a radius of a segment (a disc where both ends are one point), cut to a sector
 * around its first end. Coordinates are spherical mercator, 0 to 1, relative to an origin
 * near by: single precision is then exact to millimetres.
 */

/** Floats of one shape: ax, ay, bx, by, radius, azimuth (radians), half beamwidth (radians). */
export const SHAPE_FLOATS = 7;

export interface TintShapes {
  /** Mercator x and y of the origin. */
  readonly origin: readonly [x: number, y: number];
  /** `count × SHAPE_FLOATS`. */
  readonly values: Float32Array;
  readonly count: number;
}

const RADIANS = Math.PI / 180;

/** Spherical mercator of a point, 0 to 1, y to the south. */
export function mercatorOf(lon: number, lat: number): readonly [x: number, y: number] {
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI)];
}

/**
 * Mercator units of a metre at a latitude. A disc of 5 km drawn with its centre's scale is
 * off by under 2 m at its rim in these latitudes.
 */
export function mercatorPerMetre(lat: number): number {
  return 1 / (2 * Math.PI * EARTH_RADIUS_M * Math.cos(lat * RADIANS));
}

/** The shapes of some footprints, by index; of those that lie in one another at the same mast only the largest. */
export function footprintShapes(footprints: Footprints, indexes: Uint32Array): TintShapes {
  const largest = new Map<string, number>();
  for (const index of indexes) {
    const key = `${footprints.lon[index]} ${footprints.lat[index]} ${sectorOf(footprints, index)}`;
    const best = largest.get(key);
    if (
      best === undefined ||
      (footprints.radiusM[index] ?? outOfRange()) > (footprints.radiusM[best] ?? outOfRange())
    ) {
      largest.set(key, index);
    }
  }
  const first = indexes[0];
  if (first === undefined) return { origin: [0, 0], values: new Float32Array(0), count: 0 };
  const origin = mercatorOf(footprints.lon[first] ?? outOfRange(), footprints.lat[first] ?? outOfRange());
  const values = new Float32Array(largest.size * SHAPE_FLOATS);
  let at = 0;
  for (const index of largest.values()) {
    const lat = footprints.lat[index] ?? outOfRange();
    const [x, y] = mercatorOf(footprints.lon[index] ?? outOfRange(), lat);
    values[at++] = x - origin[0];
    values[at++] = y - origin[1];
    values[at++] = x - origin[0];
    values[at++] = y - origin[1];
    values[at++] = (footprints.radiusM[index] ?? outOfRange()) * mercatorPerMetre(lat);
    values[at++] = (footprints.azimuthDeg[index] ?? outOfRange()) * RADIANS;
    values[at++] = ((footprints.beamwidthDeg[index] ?? outOfRange()) / 2) * RADIANS;
  }
  return { origin, values, count: largest.size };
}

/** The azimuth of a whole disc means nothing. */
function sectorOf(footprints: Footprints, index: number): string {
  const beamwidth = footprints.beamwidthDeg[index] ?? outOfRange();
  return beamwidth >= 360 ? 'all' : `${footprints.azimuthDeg[index]}/${beamwidth}`;
}

/** What lies within reach of a node or cable. */
export function fibreReachShapes(
  fibre: FibreNetwork,
  reach: { readonly nodeReachM: number; readonly cableReachM: number },
): TintShapes {
  const start = fibre.nodes[0]?.location ?? fibre.cables[0]?.lines[0]?.[0] ?? [0, 0];
  const origin = mercatorOf(start[0], start[1]);
  const values: number[] = [];
  const push = (a: LonLat, b: LonLat, radiusM: number): void => {
    const [ax, ay] = mercatorOf(a[0], a[1]);
    const [bx, by] = mercatorOf(b[0], b[1]);
    const radius = radiusM * mercatorPerMetre((a[1] + b[1]) / 2);
    values.push(ax - origin[0], ay - origin[1], bx - origin[0], by - origin[1], radius, 0, Math.PI);
  };
  for (const node of fibre.nodes) push(node.location, node.location, node.reachM ?? reach.nodeReachM);
  for (const cable of fibre.cables) {
    for (const line of cable.lines) {
      line.forEach((point, index) => {
        const next = line[index + 1];
        if (next) push(point, next, cable.reachM ?? reach.cableReachM);
      });
    }
  }
  return { origin, values: Float32Array.from(values), count: values.length / SHAPE_FLOATS };
}
