import { groundSha256 } from '../../src/ingest/ground-pack.ts';
import type { CoverClass, Ground } from '../../src/model/ground.ts';

export const CLASSES: readonly CoverClass[] = [
  { code: 1, name: 'open', clutterM: 0, zone: 4 },
  { code: 2, name: 'forest', clutterM: 15, zone: 4 },
  { code: 3, name: 'sea', clutterM: 0, zone: 1 },
];

const RADIANS = Math.PI / 180;
const METRES_A_DEGREE = 6371008.8 * RADIANS;

/** Ground around a place: height and class by metres east and north of it. */
export function groundAround(
  place: readonly [lonDeg: number, latDeg: number],
  of: (eastM: number, northM: number) => { readonly heightM: number; readonly cover?: number },
  { halfM = 6000, stepM = 50 } = {},
): Ground {
  const half = Math.ceil(halfM / stepM);
  const side = 2 * half + 1;
  const stepLatDeg = stepM / METRES_A_DEGREE;
  const stepLonDeg = stepLatDeg / Math.cos(place[1] * RADIANS);
  const raster = {
    westDeg: place[0] - half * stepLonDeg,
    northDeg: place[1] + half * stepLatDeg,
    stepLonDeg,
    stepLatDeg,
    columns: side,
    rows: side,
  };
  const heightM = new Int16Array(side * side);
  const cover = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const here = of((column - half) * stepM, (half - row) * stepM);
      heightM[row * side + column] = here.heightM;
      cover[row * side + column] = here.cover ?? 1;
    }
  }
  const content = { raster, heightM, cover, classes: CLASSES };
  return { ...content, sources: [], sha256: groundSha256(content) };
}
