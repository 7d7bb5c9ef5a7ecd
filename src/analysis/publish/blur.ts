import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';
import type { PublishRules } from '../../model/profile.ts';

/** The promise where a profile names none, metres. */
const DEFAULT_PROTECT_M = 500;
/**
 * In a square of side a the median distance to the middle is a·√(1 / 2π) ≈ 0.4 a: 2.5 sides would
 * do for the squares alone. The rest is for true verdicts, which tell of a lonely mast besides.
 */
const LEAST_SIDE = 4;

/** How near a published place may come to a true one in the median, metres. */
export function protectedM({ protectM = DEFAULT_PROTECT_M }: Pick<PublishRules, 'protectM'>): number {
  return protectM;
}

/** Side of the squares that masts are published by: as the profile says, and never too small for its promise. */
export function squareSideM(rules: Pick<PublishRules, 'protectM' | 'blurM'>): number {
  return Math.max(rules.blurM, LEAST_SIDE * protectedM(rules));
}

const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M;

/**
 * The middle of the square of a fixed net that a place lies in. The net is the same for every
 * place and every publication: asking again tells no more, as adding chance each time would.
 *
 * @param sideM Side of a square, metres; its width is held at the latitude of its row.
 */
export function blurred([lon, lat]: LonLat, sideM: number): LonLat {
  const tall = sideM / DEGREE_M;
  const row = Math.floor(lat / tall);
  const middleLat = (row + 0.5) * tall;
  const wide = tall / Math.cos((middleLat * Math.PI) / 180);
  const middleLon = (Math.floor(lon / wide) + 0.5) * wide;
  return [rounded(middleLon), rounded(middleLat)];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
