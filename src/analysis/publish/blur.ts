import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';

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
