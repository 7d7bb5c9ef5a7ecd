import { outOfRange } from '../../model/out-of-range.ts';
import { bullingtonLoss, knifeEdge } from './diffraction.ts';
import type { Steps } from './steps.ts';
import { UpperHull } from './upper-hull.ts';
import type { Wave } from './wave.ts';

/**
 * The Bullington part of diffraction (13) to (21) at every point of a ray, for one radius of the
 * earth. With the curvature taken into the heights, g' = g − 500·x²/a, the slope from the
 * transmitter is a running maximum and the slope from the receiver a tangent to the upper hull
 * of the points so far. Only where the ends see each other must the points be looked at. All of
 * this is the same for every wavelength: looked at once a receiver, then asked for each wave.
 */
export class BullingtonSweep {
  readonly #steps: Steps;
  /** 500 / a: metres by which the earth falls away in a kilometre. */
  readonly #curve: number;
  readonly #hull: UpperHull;
  /** g' of every point so far. */
  readonly #flattened: Float64Array;
  #htsM = 0;
  #steepest = Number.NEGATIVE_INFINITY;
  // Of the receiver that was looked at last.
  #point = 0;
  #dKm = 0;
  #slope = 0;
  #inSight = false;
  /** In sight: ν · √λ that no point exceeds. */
  #mostEdge = 0;
  /** ν · √λ of the edge; NaN: the points have not been looked at. */
  #edge = Number.NaN;

  constructor(steps: Steps, aKm: number) {
    this.#steps = steps;
    this.#curve = 500 / aKm;
    this.#hull = new UpperHull(steps.km.length);
    this.#flattened = new Float64Array(steps.km.length);
  }

  start(htsM: number): void {
    this.#htsM = htsM;
    this.#steepest = Number.NEGATIVE_INFINITY;
    this.#hull.clear();
  }

  /** @param gM Ground with what stands on it. */
  add(k: number, gM: number): void {
    const x = this.#steps.km[k] ?? outOfRange();
    const flattened = gM - this.#curve * x * x;
    this.#flattened[k] = flattened;
    const slope = (gM - this.#htsM) / x - this.#curve * x;
    if (slope > this.#steepest) this.#steepest = slope;
    this.#hull.add(x, flattened, k);
  }

  /** A receiver in point `k`, `hrsM` above sea level; the points before it have been added. */
  look(k: number, hrsM: number): void {
    const d = this.#steps.km[k] ?? outOfRange();
    const hts = this.#htsM;
    this.#point = k;
    this.#dKm = d;
    const steepestT = this.#steepest + this.#curve * d;
    this.#inSight = steepestT < (hrsM - hts) / d;
    const flattenedR = hrsM - this.#curve * d * d;
    if (this.#inSight) {
      this.#slope = (flattenedR - hts) / d;
      // No point has a smaller factor than the middle.
      this.#mostEdge = this.#hull.greatestAbove(hts, this.#slope) * Math.sqrt(0.002 * d) * (2 / d);
      this.#edge = Number.NaN;
      return;
    }
    const touch = this.#hull.tangentFrom(d, flattenedR);
    const [x = 0, y = 0] = [this.#hull.x[touch], this.#hull.y[touch]];
    const steepestR = (y - flattenedR) / (d - x) - this.#curve * d;
    const db = (hrsM - hts + steepestR * d) / (steepestT + steepestR);
    const grazes = !(db > 0 && db < d);
    const above = hts + steepestT * db - (hts * (d - db) + hrsM * db) / d;
    this.#edge = grazes ? 0 : above * Math.sqrt((0.002 * d) / (db * (d - db)));
  }

  /** Loss at the receiver that was looked at last. */
  lossDb({ perRootWavelength }: Wave): number {
    // Where all points lie deep enough below the line of sight, none needs a look.
    if (this.#inSight && this.#mostEdge * perRootWavelength <= -0.78) return 0;
    if (Number.isNaN(this.#edge)) this.#edge = this.#greatestEdge();
    return bullingtonLoss(knifeEdge(this.#edge * perRootWavelength), this.#dKm);
  }

  /** Greatest ν · √λ of the points between two ends that see each other (15). */
  #greatestEdge(): number {
    const { km, rootInverse } = this.#steps;
    const k = this.#point;
    const flattened = this.#flattened;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < k; i++) {
      const above = (flattened[i] ?? outOfRange()) - this.#htsM - this.#slope * (km[i] ?? outOfRange());
      const nu = above * (rootInverse[i] ?? outOfRange()) * (rootInverse[k - i] ?? outOfRange());
      if (nu > most) most = nu;
    }
    return most * Math.sqrt(0.002 * this.#dKm);
  }
}

/**
 * The same over smooth earth of height 0, by closed form: each slope is greatest at the points
 * next to one place, and ν has one maximum along the path.
 *
 * @returns ν · √λ.
 * @param k Point of the receiver; heights are those of the antennas above the smooth earth.
 */
export function smoothEdge(
  steps: Steps,
  k: number,
  antennas: { readonly htM: number; readonly hrM: number; readonly aKm: number },
): number {
  const { htM: ht, hrM: hr } = antennas;
  const curve = 500 / antennas.aKm;
  const { km, rootInverse } = steps;
  const d = km[k] ?? outOfRange();
  const step = km[1] ?? outOfRange();
  const fromT = Math.sqrt(ht / curve) / step;
  const steepestT = Math.max(
    slopeOverCurve(km, inner(Math.floor(fromT), k), curve, d, ht),
    slopeOverCurve(km, inner(Math.floor(fromT) + 1, k), curve, d, ht),
  );
  if (steepestT < (hr - ht) / d) {
    let low = 1;
    let high = k - 1;
    const slope = (hr - ht) / d;
    const nuAt = (i: number): number => {
      const x = km[i] ?? outOfRange();
      return (
        (curve * x * (d - x) - ht - slope * x) * (rootInverse[i] ?? outOfRange()) * (rootInverse[k - i] ?? outOfRange())
      );
    };
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nuAt(middle) < nuAt(middle + 1)) low = middle + 1;
      else high = middle;
    }
    return nuAt(low) * Math.sqrt(0.002 * d);
  }
  const fromR = Math.sqrt(hr / curve) / step;
  const steepestR = Math.max(
    slopeOverCurve(km, inner(Math.floor(fromR), k), curve, d, hr),
    slopeOverCurve(km, inner(Math.floor(fromR) + 1, k), curve, d, hr),
  );
  const db = (hr - ht + steepestR * d) / (steepestT + steepestR);
  if (!(db > 0 && db < d)) return 0;
  const above = ht + steepestT * db - (ht * (d - db) + hr * db) / d;
  return above * Math.sqrt((0.002 * d) / (db * (d - db)));
}

/** Slope from an antenna to the bulge of the earth at the i-th point from it. */
function slopeOverCurve(km: Float64Array, i: number, curve: number, d: number, heightM: number): number {
  const x = km[i] ?? outOfRange();
  return curve * (d - x) - heightM / x;
}

/** Nearest point that lies between the ends. */
function inner(i: number, k: number): number {
  return i < 1 ? 1 : Math.min(i, k - 1);
}
