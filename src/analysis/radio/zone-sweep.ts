import { INLAND, SEA } from './ray.ts';

/**
 * Sea, coast and inland along a ray, as far as each point of it (§ 3.5): a stretch has half of
 * the step at each of its ends that is not an end of the path.
 */
export class ZoneSweep {
  readonly #stepKm: number;
  #zones: Uint8Array = new Uint8Array(0);
  /** First point of the stretch that the last point is in; −1: in none. */
  #landFrom = -1;
  #inlandFrom = -1;
  #longestLandKm = 0;
  #longestInlandKm = 0;
  #firstSea = -1;
  #lastSea = -1;
  #seaKm = 0;

  constructor(stepKm: number) {
    this.#stepKm = stepKm;
  }

  start(zones: Uint8Array): void {
    this.#zones = zones;
    this.#landFrom = -1;
    this.#inlandFrom = -1;
    this.#longestLandKm = 0;
    this.#longestInlandKm = 0;
    this.#firstSea = -1;
    this.#lastSea = -1;
    this.#seaKm = 0;
    this.#take(0);
  }

  /** Point `k` follows. */
  reach(k: number): void {
    // Half of the step belongs to either point.
    const half = this.#stepKm / 2;
    if (this.#zones[k - 1] === SEA) this.#seaKm += half;
    if (this.#zones[k] === SEA) this.#seaKm += half;
    this.#take(k);
  }

  #take(k: number): void {
    const zone = this.#zones[k];
    if (zone === SEA) {
      if (this.#firstSea < 0) this.#firstSea = k;
      this.#lastSea = k;
    }
    const isLand = zone !== SEA;
    if (!isLand && this.#landFrom >= 0) {
      this.#longestLandKm = Math.max(this.#longestLandKm, this.#lengthKm(this.#landFrom, k - 1, 'ended'));
      this.#landFrom = -1;
    } else if (isLand && this.#landFrom < 0) this.#landFrom = k;
    const isInland = zone === INLAND;
    if (!isInland && this.#inlandFrom >= 0) {
      this.#longestInlandKm = Math.max(this.#longestInlandKm, this.#lengthKm(this.#inlandFrom, k - 1, 'ended'));
      this.#inlandFrom = -1;
    } else if (isInland && this.#inlandFrom < 0) this.#inlandFrom = k;
  }

  #lengthKm(from: number, to: number, end: 'ended' | 'goes on'): number {
    const halves = (from > 0 ? 1 : 0) + (end === 'ended' ? 1 : 0);
    return (to - from + halves / 2) * this.#stepKm;
  }

  /** Whether every point so far is inland: then `Steps` knows the rest. */
  get allInland(): boolean {
    return this.#inlandFrom === 0;
  }

  /** Longest stretch over land as far as point `k` (dtm). */
  landKm(k: number): number {
    return this.#landFrom < 0
      ? this.#longestLandKm
      : Math.max(this.#longestLandKm, this.#lengthKm(this.#landFrom, k, 'goes on'));
  }

  /** Longest stretch inland as far as point `k` (dlm). */
  inlandKm(k: number): number {
    return this.#inlandFrom < 0
      ? this.#longestInlandKm
      : Math.max(this.#longestInlandKm, this.#lengthKm(this.#inlandFrom, k, 'goes on'));
  }

  /** Part of the path as far as point `k` over sea (1). */
  overSea(k: number): number {
    return this.#firstSea < 0 ? 0 : Math.min(1, this.#seaKm / (k * this.#stepKm));
  }

  /** From the mast over land to the first point at sea; 500 where there is none. */
  get coastTxKm(): number {
    return this.#firstSea < 0 ? 500 : this.#firstSea * this.#stepKm;
  }

  /** From point `k` over land back to the last point at sea; 500 where there is none. */
  coastRxKm(k: number): number {
    return this.#lastSea < 0 ? 500 : (k - this.#lastSea) * this.#stepKm;
  }
}
