import { outOfRange } from '../../model/out-of-range.ts';
import type { Steps } from './steps.ts';
import { UpperHull } from './upper-hull.ts';

/**
 * What Recommendation ITU-R P.1812-8 takes from bare ground (Attachment 1 to Annex 1), at every
 * point of a ray: horizons, smooth earth and roughness. Angles in milliradians.
 */
export class TerrainSweep {
  readonly #steps: Steps;
  readonly #aeKm: number;
  readonly #curve: number;
  readonly #heightM: Float64Array;
  readonly #hull: UpperHull;
  /** The same points as the crow flies, without curvature: (87) to (89) know none. */
  readonly #plainHull: UpperHull;
  readonly #flattened: Float64Array;
  #htsM = 0;
  /** Sums of (83) and (84), the last height they hold, and the first. */
  #v1 = 0;
  #v2 = 0;
  #lastM = 0;
  #firstM = 0;
  /** Steepest rise to a point so far: as the tangent of its elevation (77), and without curvature. */
  #steepest = Number.NEGATIVE_INFINITY;
  #steepestPoint = 1;
  #plainSteepest = Number.NEGATIVE_INFINITY;

  // Of the receiver that was asked for last; see PathGeometry.
  htsM = 0;
  hrsM = 0;
  transHorizon = false;
  txHorizon = 0;
  rxHorizon = 0;
  dltKm = 0;
  dlrKm = 0;
  thetaT = 0;
  thetaR = 0;
  theta = 0;
  hstdM = 0;
  hsrdM = 0;
  hstM = 0;
  hsrM = 0;

  constructor(steps: Steps, aeKm: number) {
    const capacity = steps.km.length;
    this.#steps = steps;
    this.#aeKm = aeKm;
    this.#curve = 500 / aeKm;
    this.#heightM = new Float64Array(capacity);
    this.#flattened = new Float64Array(capacity);
    this.#hull = new UpperHull(capacity);
    this.#plainHull = new UpperHull(capacity);
  }

  /** @param groundM Height of the ground at the mast. */
  start(groundM: number, txHeightM: number): void {
    this.#htsM = groundM + txHeightM;
    this.#firstM = groundM;
    this.#lastM = groundM;
    this.#heightM[0] = groundM;
    this.#v1 = 0;
    this.#v2 = 0;
    this.#steepest = Number.NEGATIVE_INFINITY;
    this.#plainSteepest = Number.NEGATIVE_INFINITY;
    this.#hull.clear();
    this.#plainHull.clear();
  }

  /** The point becomes one of those between the ends; `reach` was called for it before. */
  add(k: number): void {
    const x = this.#steps.km[k] ?? outOfRange();
    const height = this.#heightM[k] ?? outOfRange();
    const rise = height - this.#htsM;
    const tangent = rise / (1e3 * x) - x / (2 * this.#aeKm);
    if (tangent > this.#steepest) {
      this.#steepest = tangent;
      this.#steepestPoint = k;
    }
    this.#plainSteepest = Math.max(this.#plainSteepest, rise / x);
    this.#flattened[k] = height - this.#curve * x * x;
    this.#hull.add(x, this.#flattened[k] ?? outOfRange(), k);
    this.#plainHull.add(x, height, k);
  }

  /** The sums reach as far as point `k`, which may be a receiver. */
  reach(k: number, heightM: number): void {
    const b = this.#steps.km[k] ?? outOfRange();
    const a = this.#steps.km[k - 1] ?? outOfRange();
    this.#v1 += (b - a) * (heightM + this.#lastM);
    this.#v2 += (b - a) * (heightM * (2 * b + a) + this.#lastM * (b + 2 * a));
    this.#lastM = heightM;
    this.#heightM[k] = heightM;
  }

  /** Everything but the horizon's point between ends that see each other: see `findObstacle`. */
  receive(k: number, rxHeightM: number): void {
    const d = this.#steps.km[k] ?? outOfRange();
    const hts = this.#htsM;
    const hrs = this.#lastM + rxHeightM;
    this.htsM = hts;
    this.hrsM = hrs;
    this.#smoothEarth(d);
    const straight = (hrs - hts) / (1e3 * d) - d / (2 * this.#aeKm);
    this.transHorizon = this.#steepest > straight;
    if (this.transHorizon) {
      const touch = this.#hull.tangentFrom(d, hrs - this.#curve * d * d);
      this.txHorizon = this.#steepestPoint;
      this.rxHorizon = this.#hull.point[touch] ?? outOfRange();
      const x = this.#hull.x[touch] ?? outOfRange();
      const rise = (this.#heightM[this.rxHorizon] ?? outOfRange()) - hrs;
      this.dltKm = this.#steps.km[this.txHorizon] ?? outOfRange();
      this.dlrKm = d - x;
      this.thetaT = 1e3 * Math.atan(this.#steepest);
      this.thetaR = 1e3 * Math.atan(rise / (1e3 * (d - x)) - (d - x) / (2 * this.#aeKm));
    } else {
      this.txHorizon = 0;
      this.rxHorizon = 0;
      // Together they are the whole path, whichever point it is.
      this.dltKm = 0;
      this.dlrKm = d;
      this.thetaT = 1e3 * Math.atan(straight);
      this.thetaR = 1e3 * Math.atan((hts - hrs) / (1e3 * d) - d / (2 * this.#aeKm));
    }
    this.theta = (1e3 * d) / this.#aeKm + this.thetaT + this.thetaR;
  }

  /** The point that stands most in the way of ends that see each other (81); of equals the last. */
  findObstacle(k: number): void {
    const { km, rootInverse } = this.#steps;
    const d = km[k] ?? outOfRange();
    const hts = this.#htsM;
    const slope = (this.hrsM - this.#curve * d * d - hts) / d;
    const flattened = this.#flattened;
    let most = Number.NEGATIVE_INFINITY;
    let point = 1;
    for (let i = 1; i < k; i++) {
      const above = (flattened[i] ?? outOfRange()) - hts - slope * (km[i] ?? outOfRange());
      const nu = above * (rootInverse[i] ?? outOfRange()) * (rootInverse[k - i] ?? outOfRange());
      if (nu >= most) {
        most = nu;
        point = i;
      }
    }
    this.txHorizon = point;
    this.rxHorizon = point;
    this.dltKm = km[point] ?? outOfRange();
    this.dlrKm = d - this.dltKm;
  }

  /** Roughness between the horizons (93). */
  roughnessM(k: number): number {
    const { km } = this.#steps;
    const slope = (this.hsrM - this.hstM) / (km[k] ?? outOfRange());
    const from = Math.min(this.txHorizon, this.rxHorizon);
    const to = Math.max(this.txHorizon, this.rxHorizon);
    const heights = this.#heightM;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = from; i <= to; i++) {
      const above = (heights[i] ?? outOfRange()) - (this.hstM + slope * (km[i] ?? outOfRange()));
      if (above > most) most = above;
    }
    return most;
  }

  /** (85) to (90). */
  #smoothEarth(d: number): void {
    const { htsM: hts, hrsM: hrs } = this;
    const hst = (2 * this.#v1 * d - this.#v2) / (d * d);
    const hsr = (this.#v2 - this.#v1 * d) / (d * d);
    let loweredT = 0;
    let loweredR = 0;
    // Something stands above the line of sight exactly where its slope from an end is above it.
    const at = this.#plainSteepest + (hts - hrs) / d;
    if (at > 0) {
      const obstruction = this.#plainHull.greatestAbove(hts, (hrs - hts) / d);
      const touch = this.#plainHull.tangentFrom(d, hrs);
      const [x = 0, y = 0] = [this.#plainHull.x[touch], this.#plainHull.y[touch]];
      const ar = (y - hrs) / (d - x) - (hts - hrs) / d;
      if (obstruction > 0 && at + ar > 0) {
        loweredT = (obstruction * at) / (at + ar);
        loweredR = (obstruction * ar) / (at + ar);
      }
    }
    this.hstdM = Math.min(hst - loweredT, this.#firstM);
    this.hsrdM = Math.min(hsr - loweredR, this.#lastM);
    this.hstM = Math.min(hst, this.#firstM);
    this.hsrM = Math.min(hsr, this.#lastM);
  }
}
