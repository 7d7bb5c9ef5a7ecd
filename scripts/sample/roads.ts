import type { LonLat } from '../../src/model/geometry.ts';
import { bend, distance, type Point, toPlane } from './plane.ts';
import { at, gaussian, type Random, randomFrom } from './rng.ts';

/** Main roads as rough polylines typed in by hand: masts and cables follow them. */

export interface Road {
  readonly name: string;
  readonly line: readonly Point[];
  readonly lengthM: number;
}

/** A road as typed in. */
export interface RoadLine {
  readonly name: string;
  readonly line: readonly LonLat[];
}

const LINES: readonly RoadLine[] = [
  {
    name: 'QL1A',
    line: [
      [105.94, 20.335],
      [105.941, 20.31],
      [105.938, 20.285],
      [105.955, 20.27],
      [105.973, 20.255],
      [105.971, 20.232],
      [105.96, 20.205],
      [105.935, 20.178],
      [105.915, 20.158],
      [105.902, 20.14],
      [105.895, 20.127],
    ],
  },
  {
    name: 'QL12B',
    line: [
      [105.912, 20.158],
      [105.885, 20.173],
      [105.86, 20.19],
      [105.832, 20.216],
      [105.81, 20.238],
      [105.788, 20.262],
      [105.77, 20.29],
      [105.753, 20.318],
      [105.737, 20.345],
      [105.727, 20.38],
      [105.722, 20.418],
    ],
  },
  {
    name: 'QL10',
    line: [
      [105.976, 20.252],
      [105.998, 20.241],
      [106.02, 20.228],
      [106.042, 20.207],
      [106.06, 20.19],
      [106.074, 20.167],
      [106.08, 20.14],
      [106.082, 20.115],
      [106.083, 20.094],
      [106.065, 20.087],
      [106.04, 20.083],
      [106.015, 20.082],
    ],
  },
  {
    name: 'QL45',
    line: [
      [105.753, 20.318],
      [105.748, 20.295],
      [105.757, 20.268],
      [105.768, 20.245],
      [105.765, 20.22],
      [105.762, 20.203],
    ],
  },
  {
    name: 'QL38B',
    line: [
      [105.938, 20.283],
      [105.915, 20.284],
      [105.893, 20.282],
      [105.866, 20.279],
      [105.84, 20.289],
      [105.822, 20.303],
    ],
  },
  {
    name: 'ĐT477',
    line: [
      [105.938, 20.328],
      [105.91, 20.331],
      [105.88, 20.336],
      [105.855, 20.333],
      [105.835, 20.331],
      [105.81, 20.33],
      [105.78, 20.326],
      [105.754, 20.32],
      [105.77, 20.35],
      [105.787, 20.38],
      [105.795, 20.408],
    ],
  },
  {
    name: 'ĐT480',
    line: [
      [105.914, 20.157],
      [105.945, 20.162],
      [105.975, 20.164],
      [106.0, 20.16],
      [106.018, 20.147],
      [106.03, 20.125],
      [106.03, 20.105],
      [106.045, 20.088],
    ],
  },
  {
    name: 'ĐT481',
    line: [
      [106.083, 20.093],
      [106.091, 20.07],
      [106.092, 20.045],
      [106.086, 20.02],
      [106.077, 20.003],
      [106.07, 19.985],
    ],
  },
  {
    name: 'ĐT482',
    line: [
      [106.06, 20.19],
      [106.085, 20.195],
      [106.11, 20.192],
      [106.132, 20.178],
      [106.14, 20.152],
      [106.128, 20.127],
      [106.11, 20.107],
      [106.085, 20.095],
    ],
  },
  {
    name: 'Đường Cúc Phương',
    line: [
      [105.753, 20.318],
      [105.73, 20.297],
      [105.712, 20.278],
      [105.69, 20.272],
      [105.665, 20.287],
    ],
  },
  {
    name: 'ĐT479',
    line: [
      [105.835, 20.331],
      [105.838, 20.352],
      [105.832, 20.375],
      [105.82, 20.4],
    ],
  },
];

/** Roads with detail invented between the places that were typed in. */
export function roadsOf(lines: readonly RoadLine[], seed: number): readonly Road[] {
  return lines.map(({ name, line }, index) => {
    const random = randomFrom(seed + index);
    const bends = line.map(toPlane);
    const points = [at(bends, 0)];
    for (let i = 1; i < bends.length; i++) {
      bend(at(bends, i - 1), at(bends, i), 350, () => (random() * 2 - 1) * 0.09, points);
    }
    let lengthM = 0;
    for (let i = 1; i < points.length; i++) lengthM += distance(at(points, i - 1), at(points, i));
    return { name, line: points, lengthM };
  });
}

export const ROADS = roadsOf(LINES, 300);

/** A place beside one of the roads, about `asideM` off its middle. */
export function besideARoad(roads: readonly Road[], random: Random, asideM: number): Point {
  const total = roads.reduce((sum, road) => sum + road.lengthM, 0);
  let left = random() * total;
  for (const road of roads) {
    if (left < road.lengthM) {
      const [x, y] = alongLine(road.line, left);
      return [x + gaussian(random) * asideM, y + gaussian(random) * asideM];
    }
    left -= road.lengthM;
  }
  return at(at(roads, 0).line, 0);
}

/** The point `lengthM` metres along a line. */
export function alongLine(line: readonly Point[], lengthM: number): Point {
  let left = lengthM;
  for (let i = 1; i < line.length; i++) {
    const a = at(line, i - 1);
    const b = at(line, i);
    const step = distance(a, b);
    if (left <= step) return [a[0] + ((b[0] - a[0]) * left) / step, a[1] + ((b[1] - a[1]) * left) / step];
    left -= step;
  }
  return at(line, line.length - 1);
}
