import { outOfRange } from '../../model/out-of-range.ts';
/**
 * The ground between two antennas, and what Recommendation ITU-R P.1812-8 takes from it
 * (Attachment 1 to Annex 1). Distances in km, heights in metres above sea level, angles in
 * milliradians. Points are carried by index: a distance that was subtracted from the length of
 * the path does not come back as the same number.
 */

/** Of a point of the path: 1 sea, 3 coastal land, 4 inland. */
export type RadioZone = 1 | 3 | 4;

/** Points of the path from transmitter to receiver, of equal length, at least five. */
export interface PathProfile {
  /** From the transmitter; ascending from 0. */
  readonly distanceKm: readonly number[];
  readonly heightM: readonly number[];
  /** What stands on the ground: trees, houses. Not counted at either end. */
  readonly clutterM: readonly number[];
  readonly zone: readonly RadioZone[];
}

/** Both antennas above sea level, and how far apart they are. */
interface Ends {
  readonly dKm: number;
  readonly htsM: number;
  readonly hrsM: number;
}

interface Horizons {
  readonly transHorizon: boolean;
  /** To each antenna's horizon, or to the point that blocks most where the antennas see each other. */
  readonly dltKm: number;
  readonly dlrKm: number;
  /** Indexes of these points of the profile. */
  readonly txHorizon: number;
  readonly rxHorizon: number;
  /** Elevation of each horizon, and the angular distance of the path (82). */
  readonly thetaT: number;
  readonly thetaR: number;
  readonly theta: number;
}

interface SmoothEarth {
  /** Least squares under both ends, (85) and (86). */
  readonly hstnM: number;
  readonly hsrnM: number;
  /** For diffraction (89), and for ducting (90). */
  readonly hstdM: number;
  readonly hsrdM: number;
  readonly hstM: number;
  readonly hsrM: number;
}

/** What all mechanisms take from a profile: ends, horizons and smooth earth. Distances in km, heights in m. */
export interface PathGeometry extends Ends, Horizons, SmoothEarth {
  /** Roughness of the terrain between the horizons (93). */
  readonly hmM: number;
  /** Part of the path over sea (1). */
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
  const last = path.distanceKm.length - 1;
  const ends: Ends = {
    dKm: path.distanceKm[last] ?? outOfRange(),
    htsM: (path.heightM[0] ?? outOfRange()) + antennasM.t,
    hrsM: (path.heightM[last] ?? outOfRange()) + antennasM.r,
  };
  const horizons = horizonsOf(path, ends, aeKm, wavelengthM);
  const smooth = smoothEarth(path, ends);
  return {
    ...ends,
    ...horizons,
    ...smooth,
    hmM: roughness(path, ends, horizons, smooth),
    overSea: stretches(path, (zone) => zone === 1).reduce((sum, km) => sum + km, 0) / ends.dKm,
    dtmKm: Math.max(0, ...stretches(path, (zone) => zone !== 1)),
    dlmKm: Math.max(0, ...stretches(path, (zone) => zone === 4)),
  };
}

/** The inner point at which a measure is greatest; of equals the first, or the last. */
function greatest(
  path: PathProfile,
  ofEquals: 'first' | 'last',
  measure: (diKm: number, hiM: number) => number,
): { readonly index: number; readonly value: number } {
  let index = 1;
  let value = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < path.distanceKm.length - 1; i++) {
    const here = measure(path.distanceKm[i] ?? outOfRange(), path.heightM[i] ?? outOfRange());
    if (here > value || (here === value && ofEquals === 'last')) {
      index = i;
      value = here;
    }
  }
  return { index, value };
}

/** Horizons and their elevations, (76) to (82): terrain without what stands on it. */
function horizonsOf(path: PathProfile, { dKm: d, htsM, hrsM }: Ends, aeKm: number, wavelengthM: number): Horizons {
  const elevation = (riseM: number, km: number): number => 1e3 * Math.atan(riseM / (1e3 * km) - km / (2 * aeKm));
  const straightT = elevation(hrsM - htsM, d);
  const straightR = elevation(htsM - hrsM, d);
  const fromT = greatest(path, 'first', (di, hi) => elevation(hi - htsM, di));
  const transHorizon = fromT.value > straightT;
  const between = (txHorizon: number, rxHorizon: number, thetaT: number, thetaR: number): Horizons => ({
    transHorizon,
    txHorizon,
    rxHorizon,
    dltKm: path.distanceKm[txHorizon] ?? outOfRange(),
    dlrKm: d - (path.distanceKm[rxHorizon] ?? outOfRange()),
    thetaT,
    thetaR,
    theta: (1e3 * d) / aeKm + thetaT + thetaR,
  });
  if (transHorizon) {
    const fromR = greatest(path, 'last', (di, hi) => elevation(hi - hrsM, d - di));
    return between(fromT.index, fromR.index, fromT.value, fromR.value);
  }
  const obstacle = greatest(
    path,
    'last',
    (di, hi) =>
      (hi + (500 * di * (d - di)) / aeKm - (htsM * (d - di) + hrsM * di) / d) *
      Math.sqrt((0.002 * d) / (wavelengthM * di * (d - di))),
  );
  return between(obstacle.index, obstacle.index, straightT, straightR);
}

/** The smooth earth under both ends, (83) to (90). */
function smoothEarth(path: PathProfile, { dKm: d, htsM, hrsM }: Ends): SmoothEarth {
  const { distanceKm: ds, heightM: hs } = path;
  const last = ds.length - 1;
  let v1 = 0;
  let v2 = 0;
  for (let i = 1; i <= last; i++) {
    const [a, b] = [ds[i - 1] ?? outOfRange(), ds[i] ?? outOfRange()];
    const [ha, hb] = [hs[i - 1] ?? outOfRange(), hs[i] ?? outOfRange()];
    v1 += (b - a) * (hb + ha);
    v2 += (b - a) * (hb * (2 * b + a) + ha * (b + 2 * a));
  }
  const hstn = (2 * v1 * d - v2) / d ** 2;
  const hsrn = (v2 - v1 * d) / d ** 2;

  // For diffraction it is lowered by what stands out above the line of sight, (87) to (89).
  const above = (di: number, hi: number): number => hi - (htsM * (d - di) + hrsM * di) / d;
  const obstruction = greatest(path, 'first', above).value;
  const at = greatest(path, 'first', (di, hi) => above(di, hi) / di).value;
  const ar = greatest(path, 'first', (di, hi) => above(di, hi) / (d - di)).value;
  const loweredT = obstruction > 0 ? (obstruction * at) / (at + ar) : 0;
  const loweredR = obstruction > 0 ? (obstruction * ar) / (at + ar) : 0;
  const [first, end] = [hs[0] ?? outOfRange(), hs[last] ?? outOfRange()];
  return {
    hstnM: hstn,
    hsrnM: hsrn,
    hstdM: Math.min(hstn - loweredT, first),
    hsrdM: Math.min(hsrn - loweredR, end),
    hstM: Math.min(hstn, first),
    hsrM: Math.min(hsrn, end),
  };
}

/** How far the terrain rises above the smooth earth from one horizon to the other, (91) to (93). */
function roughness(path: PathProfile, { dKm }: Ends, horizons: Horizons, { hstM, hsrM }: SmoothEarth): number {
  const slope = (hsrM - hstM) / dKm;
  // On a line that just grazes two points rounding can swap them.
  const from = Math.min(horizons.txHorizon, horizons.rxHorizon);
  const to = Math.max(horizons.txHorizon, horizons.rxHorizon);
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i <= to; i++) {
    most = Math.max(most, (path.heightM[i] ?? outOfRange()) - (hstM + slope * (path.distanceKm[i] ?? outOfRange())));
  }
  return most;
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
