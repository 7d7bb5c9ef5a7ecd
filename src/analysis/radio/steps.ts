import { outOfRange } from '../../model/out-of-range.ts';
import { beta0Percent, durationTerm, inlandShare } from './ducting.ts';

/** What depends on the distance alone, for each point of any ray of one step: looked up, not computed again. */
export interface Steps {
  readonly km: Float64Array;
  /** 1 ÷ √km; of a point and its mirror image these make up the denominator of ν (15). */
  readonly rootInverse: Float64Array;
  /** How far inland (3), and β0 (5), of a path wholly inland. */
  readonly inlandTau: Float64Array;
  readonly inlandB0Percent: Float64Array;
  /** Term of ducting for the time at β0 (53). */
  readonly inlandDuration: Float64Array;
}

/**
 * @param capacity Most points of a ray.
 * @param air Latitude of the path and percentage of time.
 * @param firstReceiver Points before it are never asked for as receivers: what is of receivers alone is 0 there.
 */
export function stepsOf(
  stepKm: number,
  capacity: number,
  air: { readonly latitudeDeg: number; readonly timePercent: number },
  firstReceiver: number,
): Steps {
  const km = Float64Array.from({ length: capacity }, (_, k) => k * stepKm);
  const ofReceivers = (valueAt: (x: number, k: number) => number): Float64Array =>
    km.map((x, k) => (k < firstReceiver ? 0 : valueAt(x, k)));
  const inlandTau = ofReceivers(inlandShare);
  const inlandB0Percent = ofReceivers((x, k) => beta0Percent(air.latitudeDeg, x, inlandTau[k] ?? outOfRange()));
  return {
    km,
    rootInverse: km.map((x) => (x > 0 ? 1 / Math.sqrt(x) : 0)),
    inlandTau,
    inlandB0Percent,
    inlandDuration: ofReceivers((x, k) => durationTerm(air.timePercent, x, inlandB0Percent[k] ?? outOfRange())),
  };
}
