import { outOfRange } from '../../model/out-of-range.ts';
/** Diffraction by the delta-Bullington method: Recommendation ITU-R P.1812-8, § 4.3. Losses in dB. */

/** A profile with what stands on it: km from the transmitter, metres above sea level. */
export interface Obstacles {
  readonly distanceKm: readonly number[];
  readonly heightM: readonly number[];
}

interface Ray {
  readonly fGhz: number;
  readonly wavelengthM: number;
  readonly dKm: number;
  /** Antennas above sea level. */
  readonly htsM: number;
  readonly hrsM: number;
}

/** Knife-edge loss J(ν) (12). */
function knifeEdge(nu: number): number {
  return nu <= -0.78 ? 0 : 6.9 + 20 * Math.log10(Math.sqrt((nu - 0.1) ** 2 + 1) + nu - 0.1);
}

/** The Bullington part, (13) to (21). */
export function bullington(
  { distanceKm, heightM }: Obstacles,
  { dKm: d, htsM, hrsM, wavelengthM }: Ray,
  aKm: number,
): number {
  const bulge = (di: number): number => (500 * di * (d - di)) / aKm;
  const nuAt = (di: number, height: number): number =>
    (height - (htsM * (d - di) + hrsM * di) / d) * Math.sqrt((0.002 * d) / (wavelengthM * di * (d - di)));
  const inner = distanceKm.slice(1, -1).map((di, i) => ({ di, gi: (heightM[i + 1] ?? outOfRange()) + bulge(di) }));
  const steepestT = inner.reduce((most, { di, gi }) => Math.max(most, (gi - htsM) / di), Number.NEGATIVE_INFINITY);
  let loss: number;
  if (steepestT < (hrsM - htsM) / d) {
    loss = knifeEdge(inner.reduce((most, { di, gi }) => Math.max(most, nuAt(di, gi)), Number.NEGATIVE_INFINITY));
  } else {
    const steepestR = inner.reduce(
      (most, { di, gi }) => Math.max(most, (gi - hrsM) / (d - di)),
      Number.NEGATIVE_INFINITY,
    );
    const db = (hrsM - htsM + steepestR * d) / (steepestT + steepestR);
    loss = knifeEdge(nuAt(db, htsM + steepestT * db));
  }
  return loss + (1 - Math.exp(-loss / 6)) * (10 + 0.02 * d);
}

/** Spherical earth, (22) to (36). */
function sphericalEarth(
  { fGhz, wavelengthM, dKm: d }: Ray,
  [ht, hr]: readonly [number, number],
  aKm: number,
  overSea: number,
  polarisation: 'horizontal' | 'vertical',
): number {
  const firstTerm = (a: number): number => {
    const over = (permittivity: number, conductivity: number): number =>
      firstTermOver(permittivity, conductivity, fGhz, d, [ht, hr], a, polarisation);
    return overSea * over(80, 5) + (1 - overSea) * over(22, 0.003);
  };
  const horizon = Math.sqrt(2 * aKm) * (Math.sqrt(0.001 * ht) + Math.sqrt(0.001 * hr));
  if (d >= horizon) return firstTerm(aKm);
  const c = (ht - hr) / (ht + hr);
  const m = (250 * d ** 2) / (aKm * (ht + hr));
  const b =
    2 *
    Math.sqrt((m + 1) / (3 * m)) *
    Math.cos(Math.PI / 3 + Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / (m + 1) ** 3)) / 3);
  const d1 = (d / 2) * (1 + b);
  const d2 = d - d1;
  const clearance = ((ht - (500 * d1 ** 2) / aKm) * d2 + (hr - (500 * d2 ** 2) / aKm) * d1) / d;
  const needed = 17.456 * Math.sqrt((d1 * d2 * wavelengthM) / d);
  if (clearance > needed) return 0;
  const loss = firstTerm(500 * (d / (Math.sqrt(ht) + Math.sqrt(hr))) ** 2);
  return loss < 0 ? 0 : (1 - clearance / needed) * loss;
}

/** First term of the series over one kind of ground, (29) to (36). */
function firstTermOver(
  permittivity: number,
  conductivity: number,
  fGhz: number,
  d: number,
  heightsM: readonly [number, number],
  aKm: number,
  polarisation: 'horizontal' | 'vertical',
): number {
  const loss = (18 * conductivity) / fGhz;
  const kh = 0.036 * (aKm * fGhz) ** (-1 / 3) * ((permittivity - 1) ** 2 + loss ** 2) ** (-1 / 4);
  const k = polarisation === 'horizontal' ? kh : kh * Math.sqrt(permittivity ** 2 + loss ** 2);
  const beta = (1 + 1.6 * k ** 2 + 0.67 * k ** 4) / (1 + 4.5 * k ** 2 + 1.53 * k ** 4);
  const x = 21.88 * beta * (fGhz / aKm ** 2) ** (1 / 3) * d;
  const fx = x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425;
  const gain = (heightM: number): number => {
    const b = beta * 0.9575 * beta * (fGhz ** 2 / aKm) ** (1 / 3) * heightM;
    const g = b > 2 ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8 : 20 * Math.log10(b + 0.1 * b ** 3);
    return Math.max(g, 2 + 20 * Math.log10(k));
  };
  return -fx - gain(heightsM[0]) - gain(heightsM[1]);
}

/**
 * Delta-Bullington (37) to (39).
 *
 * @param smoothM Smooth earth under both ends, above sea level.
 */
export function deltaBullington(
  obstacles: Obstacles,
  ray: Ray,
  smoothM: readonly [t: number, r: number],
  aKm: number,
  overSea: number,
  polarisation: 'horizontal' | 'vertical',
): number {
  const heights = [ray.htsM - smoothM[0], ray.hrsM - smoothM[1]] as const;
  const actual = bullington(obstacles, ray, aKm);
  const flat = { distanceKm: obstacles.distanceKm, heightM: obstacles.distanceKm.map(() => 0) };
  const smooth = bullington(flat, { ...ray, htsM: heights[0], hrsM: heights[1] }, aKm);
  const spherical = sphericalEarth(ray, heights, aKm, overSea, polarisation);
  return actual + Math.max(spherical - smooth, 0);
}
