import { outOfRange } from '../../model/out-of-range.ts';
/**
 * The ground between two antennas, and what Recommendation ITU-R P.1812-8 takes from it
 * (Attachment 1 to Annex 1). Distances in km, heights in metres above sea level, angles in
 * milliradians.
 */

/** Of a point of the path: 1 sea, 3 coastal land, 4 inland. */
export type RadioZone = 1 | 3 | 4;

/** Points of the path from transmitter to receiver, of equal length, at least three. */
export interface PathProfile {
  /** From the transmitter; ascending from 0. */
  readonly distanceKm: readonly number[];
  readonly heightM: readonly number[];
  /** What stands on the ground: trees, houses. Not counted at either end. */
  readonly clutterM: readonly number[];
  readonly zone: readonly RadioZone[];
}

export interface PathGeometry {
  readonly dKm: number;
  /** Antennas above sea level. */
  readonly htsM: number;
  readonly hrsM: number;
  readonly transHorizon: boolean;
  /** To each antenna's horizon, and its elevation there. */
  readonly dltKm: number;
  readonly dlrKm: number;
  readonly thetaT: number;
  readonly thetaR: number;
  /** Angular distance of the path. */
  readonly theta: number;
  /** Antennas above the smooth earth, for diffraction (37) and for ducting (92). */
  readonly diffractionHeightsM: readonly [t: number, r: number];
  readonly ductHeightsM: readonly [t: number, r: number];
  /** Smooth earth under both ends, for diffraction (89). */
  readonly smoothM: readonly [t: number, r: number];
  /** Roughness of the terrain (93). */
  readonly hmM: number;
  /** Part of the path over sea. */
  readonly overSea: number;
  /** Longest stretch over land, and over inland (§ 3.5). */
  readonly dtmKm: number;
  readonly dlmKm: number;
}

/** @param aeKm Median effective radius of the earth (7a). */
export function pathGeometry(
  path: PathProfile,
  antennasM: { readonly t: number; readonly r: number },
  aeKm: number,
  wavelengthM: number,
): PathGeometry {
  const { distanceKm: ds, heightM: hs } = path;
  const n = ds.length;
  const d = ds[n - 1] ?? outOfRange();
  const [first, last] = [hs[0] ?? outOfRange(), hs[n - 1] ?? outOfRange()];
  const [hts, hrs] = [first + antennasM.t, last + antennasM.r];
  const inner = ds.slice(1, -1).map((di, i) => ({ di, hi: hs[i + 1] ?? outOfRange() }));

  // Horizon elevations, (76) to (82): terrain without what stands on it.
  const elevation = (riseM: number, km: number): number => 1e3 * Math.atan(riseM / (1e3 * km) - km / (2 * aeKm));
  const farthest = best(inner, ({ di, hi }) => elevation(hi - hts, di));
  const straight = elevation(hrs - hts, d);
  const transHorizon = farthest.value > straight;
  let [thetaT, thetaR] = [straight, elevation(hts - hrs, d)];
  let [dlt, dlr] = [farthest.point.di, d - farthest.point.di];
  if (transHorizon) {
    const fromR = best(inner, ({ di, hi }) => elevation(hi - hrs, d - di));
    [thetaT, thetaR] = [farthest.value, fromR.value];
    dlr = d - fromR.point.di;
  } else {
    const obstacle = best(
      inner,
      ({ di, hi }) =>
        (hi + (500 * di * (d - di)) / aeKm - (hts * (d - di) + hrs * di) / d) *
        Math.sqrt((0.002 * d) / (wavelengthM * di * (d - di))),
    );
    [dlt, dlr] = [obstacle.point.di, d - obstacle.point.di];
  }
  const theta = (1e3 * d) / aeKm + thetaT + thetaR;

  // The smooth earth: least squares (83) to (86).
  let v1 = 0;
  let v2 = 0;
  for (let i = 1; i < n; i++) {
    const [a, b] = [ds[i - 1] ?? outOfRange(), ds[i] ?? outOfRange()];
    const [ha, hb] = [hs[i - 1] ?? outOfRange(), hs[i] ?? outOfRange()];
    v1 += (b - a) * (hb + ha);
    v2 += (b - a) * (hb * (2 * b + a) + ha * (b + 2 * a));
  }
  const hst = (2 * v1 * d - v2) / d ** 2;
  const hsr = (v2 - v1 * d) / d ** 2;

  // For diffraction it is lowered by what stands out above it, (87) to (89).
  const above = ({ di, hi }: Point): number => hi - (hts * (d - di) + hrs * di) / d;
  const obstruction = best(inner, above).value;
  const at = best(inner, (point) => above(point) / point.di).value;
  const ar = best(inner, (point) => above(point) / (d - point.di)).value;
  const lowered = obstruction > 0 ? [(obstruction * at) / (at + ar), (obstruction * ar) / (at + ar)] : [0, 0];
  const smoothM = [
    Math.min(hst - (lowered[0] ?? outOfRange()), first),
    Math.min(hsr - (lowered[1] ?? outOfRange()), last),
  ] as const;

  // For ducting, (90) to (93).
  const [ductT, ductR] = [Math.min(hst, first), Math.min(hsr, last)];
  const slope = (ductR - ductT) / d;
  let hm = Number.NEGATIVE_INFINITY;
  ds.forEach((di, i) => {
    if (di >= dlt && di <= d - dlr) hm = Math.max(hm, (hs[i] ?? outOfRange()) - (ductT + slope * di));
  });

  return {
    dKm: d,
    htsM: hts,
    hrsM: hrs,
    transHorizon,
    dltKm: dlt,
    dlrKm: dlr,
    thetaT,
    thetaR,
    theta,
    diffractionHeightsM: [hts - smoothM[0], hrs - smoothM[1]],
    ductHeightsM: [hts - ductT, hrs - ductR],
    smoothM,
    hmM: hm,
    overSea: stretches(path, (zone) => zone === 1).reduce((sum, km) => sum + km, 0) / d,
    dtmKm: Math.max(0, ...stretches(path, (zone) => zone !== 1)),
    dlmKm: Math.max(0, ...stretches(path, (zone) => zone === 4)),
  };
}

interface Point {
  readonly di: number;
  readonly hi: number;
}

/** The point at which a measure is greatest. */
function best(
  points: readonly Point[],
  measure: (point: Point) => number,
): { readonly point: Point; readonly value: number } {
  let found = { point: { di: 0, hi: 0 }, value: Number.NEGATIVE_INFINITY };
  for (const point of points) {
    const value = measure(point);
    if (value > found.value) found = { point, value };
  }
  return found;
}

/** Lengths of the unbroken stretches of a kind of zone; where it changes, each side has half of the step. */
function stretches({ distanceKm: ds, zone }: PathProfile, wanted: (zone: RadioZone) => boolean): number[] {
  const found: number[] = [];
  let length = 0;
  ds.forEach((di, i) => {
    const here = zone[i];
    if (here === undefined || !wanted(here)) {
      if (length > 0) found.push(length);
      length = 0;
      return;
    }
    if (i > 0) length += (di - (ds[i - 1] ?? di)) / 2;
    if (i < ds.length - 1) length += ((ds[i + 1] ?? di) - di) / 2;
  });
  if (length > 0) found.push(length);
  return found;
}
