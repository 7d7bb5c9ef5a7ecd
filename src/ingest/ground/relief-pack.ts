import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { readGroundPack, writeGroundPack } from '../ground-pack.ts';

/** More points on a side than the shading has pixels would not be seen. */
const MOST_SIDE = 2048;

/**
 * What a published folder shows of a ground: its heights, to be shaded. Land cover and people stay
 * behind: nobody computes from a published folder. Null where the bytes are no pack.
 */
export function reliefPack(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const read = readGroundPack(bytes);
  if (!read.ok) return null;
  const { raster, heightM, heights = 'terrain', sources } = read.ground;
  const every = Math.max(1, Math.ceil(Math.max(raster.columns, raster.rows) / MOST_SIDE));
  const [columns, rows] = [Math.ceil(raster.columns / every), Math.ceil(raster.rows / every)];
  const fewer = new Int16Array(columns * rows);
  for (let i = 0; i < fewer.length; i++) {
    const [row, column] = [Math.floor(i / columns) * every, (i % columns) * every];
    fewer[i] = heightM[row * raster.columns + column] ?? outOfRange();
  }
  const stepLonDeg = raster.stepLonDeg * every;
  const stepLatDeg = raster.stepLatDeg * every;
  const ground: Omit<Ground, 'sha256'> = {
    raster: { ...raster, stepLonDeg, stepLatDeg, columns, rows },
    heightM: fewer,
    cover: new Uint8Array(fewer.length),
    classes: [],
    heights,
    sources,
  };
  return writeGroundPack(ground);
}
