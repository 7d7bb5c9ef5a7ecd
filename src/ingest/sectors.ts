import type { Sector } from '../model/province.ts';
import { numberOf } from './fields.ts';

/** Sectors from `azimuth/beamwidth;…` in degrees; null where one of them is broken. */
export function parseSectors(text: string): readonly Sector[] | null {
  const sectors: Sector[] = [];
  for (const part of text.split(';')) {
    const [azimuthDeg, beamwidthDeg, rest] = part.split('/').map((figure) => numberOf(figure.trim()));
    const valid =
      typeof azimuthDeg === 'number' &&
      azimuthDeg >= 0 &&
      azimuthDeg <= 360 &&
      typeof beamwidthDeg === 'number' &&
      beamwidthDeg > 0 &&
      beamwidthDeg <= 360 &&
      rest === undefined;
    if (!valid) return null;
    sectors.push({ azimuthDeg, beamwidthDeg });
  }
  return sectors;
}
