import { outOfRange } from '../../model/out-of-range.ts';
/**
 * Upper convex hull of points that come from left to right: what a receiver beyond them can see
 * of them. Written over itself for each ray; nothing is allocated after the constructor.
 */
export class UpperHull {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index of the point in the ray. */
  readonly point: Int32Array;
  #count = 0;

  constructor(capacity: number) {
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.point = new Int32Array(capacity);
  }

  clear(): void {
    this.#count = 0;
  }

  /** @param x Greater than that of every point before. */
  add(x: number, y: number, point: number): void {
    const { x: xs, y: ys } = this;
    let n = this.#count;
    while (n >= 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[n - 2], ys[n - 2], xs[n - 1], ys[n - 1]];
      if ((y2 - y1) * (x - x1) > (y - y1) * (x2 - x1)) break;
      n--;
    }
    xs[n] = x;
    ys[n] = y;
    this.point[n] = point;
    this.#count = n + 1;
  }

  /** Where a line from a point to the right of all touches the hull from above: index into `x`, `y`, `point`. */
  tangentFrom(px: number, py: number): number {
    const { x: xs, y: ys } = this;
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[middle], ys[middle], xs[middle + 1], ys[middle + 1]];
      if ((y1 - py) * (px - x2) <= (y2 - py) * (px - x1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How far the highest point stands above the line `y0 + slope · x`. */
  greatestAbove(y0: number, slope: number): number {
    const { x: xs, y: ys } = this;
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[middle], ys[middle], xs[middle + 1], ys[middle + 1]];
      if (y1 - slope * x1 < y2 - slope * x2) low = middle + 1;
      else high = middle;
    }
    return (ys[low] ?? outOfRange()) - y0 - slope * (xs[low] ?? outOfRange());
  }
}
