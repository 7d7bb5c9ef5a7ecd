import type { LonLat } from '../../src/model/geometry.ts';
import { bend, type Point, toPlane } from './plane.ts';
import { at, randomFrom } from './rng.ts';

/** Rivers as rough polylines typed in by hand from general knowledge: names are true, courses are not. */

export interface River {
  readonly name: string;
  readonly widthM: number;
  readonly line: readonly Point[];
}

const LINES: readonly { readonly name: string; readonly widthM: number; readonly line: readonly LonLat[] }[] = [
  {
    name: 'Sông Đáy',
    widthM: 240,
    line: [
      [105.9022, 20.3626],
      [105.9512, 20.3368],
      [105.9542, 20.3101],
      [105.9638, 20.2826],
      [105.9771, 20.2714],
      [106.0199, 20.264],
      [106.0483, 20.2411],
      [106.0749, 20.2474],
      [106.0887, 20.2524],
      [106.1075, 20.239],
      [106.1494, 20.2254],
      [106.1623, 20.1737],
      [106.1525, 20.1267],
      [106.1145, 20.0333],
      [106.104, 20.0172],
      [106.0889, 19.9739],
    ],
  },
  {
    name: 'Sông Hoàng Long',
    widthM: 120,
    line: [
      [105.706, 20.345],
      [105.735, 20.336],
      [105.768, 20.312],
      [105.802, 20.303],
      [105.84, 20.314],
      [105.873, 20.302],
      [105.91, 20.308],
      [105.9542, 20.3101],
    ],
  },
  {
    name: 'Sông Vạc',
    widthM: 90,
    line: [
      [105.985, 20.268],
      [105.992, 20.235],
      [105.997, 20.205],
      [106.013, 20.172],
      [106.038, 20.14],
      [106.061, 20.11],
      [106.088, 20.068],
      [106.104, 20.0172],
    ],
  },
  {
    name: 'Sông Càn',
    widthM: 80,
    line: [
      [105.945, 20.103],
      [105.983, 20.078],
      [106.05, 20.067],
      [106.07, 20.041],
      [106.06, 20.018],
      [106.035, 20.0],
      [106.03, 19.975],
    ],
  },
];

export const RIVERS: readonly River[] = LINES.map(({ name, widthM, line }, index) => {
  const random = randomFrom(700 + index);
  const bends = line.map(toPlane);
  const points = [at(bends, 0)];
  for (let i = 1; i < bends.length; i++) {
    bend(at(bends, i - 1), at(bends, i), 250, () => (random() * 2 - 1) * 0.12, points);
  }
  return { name, widthM, line: points };
});
