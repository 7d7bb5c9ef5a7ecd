import { outOfRange } from '../../model/out-of-range.ts';
/**
 * Rays around a mast and the cells of a square grid that they serve. As many rays as keep them a
 * step apart at the edge; nearer to the mast only each second, fourth … of them has receivers.
 * Depends on the number of steps alone: made once, used for every mast.
 */
export interface RayFan {
  /** Steps from the mast to the edge. */
  readonly steps: number;
  readonly rays: number;
  /** First receiver of each ray, in steps. */
  readonly first: Int32Array;
  /** Cells from the middle to the edge of the grid; it has `2 · steps + 1` rows from the south and columns from the west. */
  readonly cell: Int32Array;
}

/** Halvings of the number of rays towards the mast. */
const HALVINGS = 4;

/** Where a receiver is written: ray · (steps + 1) + step. `cell` names one by this, or −1 beyond the edge. */
export function rayFan(steps: number): RayFan {
  const unit = 2 ** HALVINGS;
  const rays = Math.ceil((2 * Math.PI * steps) / unit) * unit;
  /** How often the rays are halved at a distance. */
  const halvedAt = (k: number): number => {
    let halved = 0;
    while (halved < HALVINGS && rays / 2 ** (halved + 1) >= 2 * Math.PI * k) halved++;
    return halved;
  };
  const halved = Uint8Array.from({ length: steps + 1 }, (_, k) => halvedAt(k));
  const first = Int32Array.from({ length: rays }, (_, ray) => {
    let even = 0;
    while (even < HALVINGS && ray % 2 ** (even + 1) === 0) even++;
    return halved.findIndex((needed) => needed <= even);
  });
  const side = 2 * steps + 1;
  const cell = new Int32Array(side * side);
  for (let y = -steps; y <= steps; y++) {
    for (let x = -steps; x <= steps; x++) {
      const k = Math.round(Math.hypot(x, y));
      let at = -1;
      if (k <= steps) {
        const apart = 2 ** (halved[k] ?? outOfRange());
        const turn = Math.atan2(x, y) / (2 * Math.PI);
        const ray = (((Math.round((turn * rays) / apart) * apart) % rays) + rays) % rays;
        at = ray * (steps + 1) + k;
      }
      cell[(y + steps) * side + x + steps] = at;
    }
  }
  return { steps, rays, first, cell };
}
