import type { Footprints } from '../../src/analysis/footprints.ts';
import { coverageLayout } from '../../src/analysis/layout.ts';
import { EARTH_RADIUS_M, type LonLat, type MultiPolygonRings, type Ring } from '../../src/model/geometry.ts';

/** Small worlds for the tests of the coverage engine, in metres around one point of Ninh Bình. */

export const CENTRE: LonLat = [105.97, 20.25];

export const layout = coverageLayout({
  operators: ['Viettel', 'VinaPhone', 'MobiFone', 'Vietnamobile'].map((id) => ({ id, aliases: [], colour: '#000' })),
  technologies: ['2G', '3G', '4G', '5G'].map((id) => ({
    id,
    broadband: id !== '2G',
    defaultRadiusM: { urban: 1000, other: 3000 },
  })),
});
export const broadband = [0, 1, 1, 1];

/** The point that lies `east` and `north` metres from the centre. */
export function at(east: number, north: number): LonLat {
  const degrees = 180 / Math.PI / EARTH_RADIUS_M;
  return [CENTRE[0] + (east * degrees) / Math.cos((CENTRE[1] * Math.PI) / 180), CENTRE[1] + north * degrees];
}

/** A ring through these points, closed. */
export function ring(...points: readonly (readonly [east: number, north: number])[]): Ring {
  return [...points, ...points.slice(0, 1)].map(([east, north]) => at(east, north));
}

export function box(west: number, south: number, east: number, north: number): Ring {
  return ring([west, south], [east, south], [east, north], [west, north]);
}

export function village(...parts: MultiPolygonRings): { readonly geometry: MultiPolygonRings } {
  return { geometry: parts };
}

export interface Mast {
  readonly at: LonLat;
  readonly radiusM: number;
  /** 0 to 3; Viettel by default. */
  readonly operator?: number;
  /** 0 to 3; 4G by default. */
  readonly technology?: number;
  readonly azimuthDeg?: number;
  readonly beamwidthDeg?: number;
  /** Its own by default. */
  readonly position?: number;
}

export function footprints(masts: readonly Mast[]): Footprints {
  return {
    count: masts.length,
    lon: Float64Array.from(masts, (mast) => mast.at[0]),
    lat: Float64Array.from(masts, (mast) => mast.at[1]),
    radiusM: Float64Array.from(masts, (mast) => mast.radiusM),
    azimuthDeg: Float64Array.from(masts, (mast) => mast.azimuthDeg ?? 0),
    beamwidthDeg: Float64Array.from(masts, (mast) => mast.beamwidthDeg ?? 360),
    cell: Uint8Array.from(masts, (mast) => (mast.operator ?? 0) * 4 + (mast.technology ?? 2)),
    station: Uint32Array.from(masts, (_, i) => i),
    position: Uint32Array.from(masts, (mast, i) => mast.position ?? i),
  };
}
