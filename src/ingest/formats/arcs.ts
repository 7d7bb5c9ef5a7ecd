import { outOfRange } from '../../model/out-of-range.ts';

/** Circular arcs as lines of small steps. */

type Point = readonly number[];

/** An inscribed line of such steps encloses a ten-thousandth less than the circle. */
const STEP_RADIANS = Math.PI / 180;

/** Points of a circular string: each two arcs share a point, and a middle point tells the way of each. */
export function arcPoints(given: readonly Point[]): readonly Point[] {
  const points: Point[] = given.slice(0, 1);
  for (let at = 0; at + 2 < given.length; at += 2) {
    const [a, b, c] = [given[at], given[at + 1], given[at + 2]];
    if (a !== undefined && b !== undefined && c !== undefined) points.push(...arc(a, b, c));
  }
  return points;
}

/** From a through b to c, without a. Where a is c, b is opposite: a whole circle. */
function arc(a: Point, b: Point, c: Point): readonly Point[] {
  const [ax = 0, ay = 0] = a;
  const [bx, by] = [(b[0] ?? outOfRange()) - ax, (b[1] ?? outOfRange()) - ay];
  const [cx, cy] = [(c[0] ?? outOfRange()) - ax, (c[1] ?? outOfRange()) - ay];
  const whole = cx === 0 && cy === 0;
  const twice = 2 * (bx * cy - by * cx);
  if (!whole && Math.abs(twice) < 1e-18) return [b, c];
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
  const [x, y] = whole ? [bx / 2, by / 2] : [(cy * bb - by * cc) / twice, (bx * cc - cx * bb) / twice];
  const radius = Math.hypot(x, y);
  const start = Math.atan2(-y, -x);
  const turn = (to: number): number => (((to - start) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  const [middle, end] = [turn(Math.atan2(by - y, bx - x)), whole ? 2 * Math.PI : turn(Math.atan2(cy - y, cx - x))];
  // Anticlockwise, unless the middle would then come after the end.
  const sweep = middle <= end ? end : end - 2 * Math.PI;
  const steps = Math.max(2, Math.ceil(Math.abs(sweep) / STEP_RADIANS));
  const points: Point[] = [];
  for (let step = 1; step < steps; step++) {
    const angle = start + (sweep * step) / steps;
    points.push([ax + x + radius * Math.cos(angle), ay + y + radius * Math.sin(angle)]);
  }
  return [...points, c];
}
