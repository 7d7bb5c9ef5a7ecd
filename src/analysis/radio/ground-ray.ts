import { EARTH_RADIUS_M } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import { VOID_HEIGHT } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { INLAND, type Ray } from './ray.ts';

const RADIANS = Math.PI / 180;

/** Rays over the ground from one place. */
export class GroundRays {
  readonly #ground: Ground;
  readonly #lonDeg: number;
  readonly #sin: Float64Array;
  readonly #cos: Float64Array;
  readonly #sinLat: number;
  readonly #cosLat: number;
  readonly #clutterM = new Float64Array(256);
  readonly #zone = new Uint8Array(256).fill(INLAND);

  /** @param place Longitude and latitude, degrees. @param points Most points of a ray. */
  constructor(ground: Ground, place: readonly [lonDeg: number, latDeg: number], stepKm: number, points: number) {
    this.#ground = ground;
    this.#lonDeg = place[0];
    this.#sinLat = Math.sin(place[1] * RADIANS);
    this.#cosLat = Math.cos(place[1] * RADIANS);
    const angle = Float64Array.from({ length: points }, (_, k) => (k * stepKm * 1000) / EARTH_RADIUS_M);
    this.#sin = angle.map(Math.sin);
    this.#cos = angle.map(Math.cos);
    for (const { code, clutterM, zone } of ground.classes) {
      this.#clutterM[code] = clutterM;
      this.#zone[code] = zone;
    }
  }

  /**
   * Ground along a bearing, into `ray`. It ends before the first point that is a void or lies
   * outside of the raster: nothing is known of what comes after.
   *
   * @param bearing Radians clockwise from north.
   */
  fill(bearing: number, ray: Ray): void {
    const { raster, cover } = this.#ground;
    const north = Math.cos(bearing);
    const east = Math.sin(bearing);
    const points = Math.min(this.#sin.length, ray.heightM.length);
    ray.count = 0;
    for (let k = 0; k < points; k++) {
      const sin = this.#sin[k] ?? outOfRange();
      const cos = this.#cos[k] ?? outOfRange();
      const sinLat = this.#sinLat * cos + this.#cosLat * sin * north;
      const lonDeg = this.#lonDeg + Math.atan2(sin * east, this.#cosLat * cos - this.#sinLat * sin * north) / RADIANS;
      const column = (lonDeg - raster.westDeg) / raster.stepLonDeg;
      const row = (raster.northDeg - Math.asin(sinLat) / RADIANS) / raster.stepLatDeg;
      const height = this.#heightAt(column, row);
      if (Number.isNaN(height)) return;
      const code = cover[Math.round(row) * raster.columns + Math.round(column)] ?? outOfRange();
      ray.heightM[k] = height;
      ray.clutterM[k] = this.#clutterM[code] ?? outOfRange();
      ray.zone[k] = this.#zone[code] ?? INLAND;
      ray.count = k + 1;
    }
  }

  /** Between the four points around; NaN where one of them is a void, or there are none. */
  #heightAt(column: number, row: number): number {
    const { raster, heightM } = this.#ground;
    if (!(column >= 0 && row >= 0 && column <= raster.columns - 1 && row <= raster.rows - 1)) return Number.NaN;
    const left = Math.min(Math.floor(column), raster.columns - 2);
    const top = Math.min(Math.floor(row), raster.rows - 2);
    const at = top * raster.columns + left;
    const nw = heightM[at] ?? VOID_HEIGHT;
    const ne = heightM[at + 1] ?? VOID_HEIGHT;
    const sw = heightM[at + raster.columns] ?? VOID_HEIGHT;
    const se = heightM[at + raster.columns + 1] ?? VOID_HEIGHT;
    if (nw === VOID_HEIGHT || ne === VOID_HEIGHT || sw === VOID_HEIGHT || se === VOID_HEIGHT) return Number.NaN;
    const x = column - left;
    const y = row - top;
    return (nw * (1 - x) + ne * x) * (1 - y) + (sw * (1 - x) + se * x) * y;
  }
}
