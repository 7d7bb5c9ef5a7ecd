import type { Geometry, Position } from 'geojson';
import { type Bounds, EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';

/**
 * A sheet of paper that shows a part of the earth. Lengths are millimetres from the top left; north
 * is up. One scale holds for the whole sheet: degrees of longitude are shortened at its middle latitude.
 */
export interface PaperFrame {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly mmPerMetre: number;
  /** What the sheet shows, its margins too. */
  readonly box: Bounds;
}

/** Where a place lies on the sheet. */
export type PaperPoint = (place: LonLat) => readonly [xMm: number, yMm: number];

/** About the room that one letter of a label takes, and its line. */
const LETTER_MM = 1.35;
const UNIT_LETTER_MM = 1.6;
export const LINE_MM = 3;

/** The sheet on which a box fits within the margin. */
export function paperFrame(
  [west, south, east, north]: Bounds,
  { widthMm, heightMm }: Pick<PaperFrame, 'widthMm' | 'heightMm'>,
  marginMm: number,
): PaperFrame {
  const metresPerDegree = (Math.PI / 180) * EARTH_RADIUS_M;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [widthM, heightM] = [(east - west) * squeeze * metresPerDegree, (north - south) * metresPerDegree];
  const mmPerMetre = Math.min(
    (widthMm - 2 * marginMm) / Math.max(widthM, 1),
    (heightMm - 2 * marginMm) / Math.max(heightM, 1),
  );
  const mmPerLat = mmPerMetre * metresPerDegree;
  const mmPerLon = mmPerLat * squeeze;
  const [middleLon, middleLat] = [(west + east) / 2, (south + north) / 2];
  return {
    widthMm,
    heightMm,
    mmPerMetre,
    box: [
      middleLon - widthMm / 2 / mmPerLon,
      middleLat - heightMm / 2 / mmPerLat,
      middleLon + widthMm / 2 / mmPerLon,
      middleLat + heightMm / 2 / mmPerLat,
    ],
  };
}

export function pointOnPaper({ widthMm, heightMm, box: [west, south, east, north] }: PaperFrame): PaperPoint {
  return ([lon, lat]) => [((lon - west) / (east - west)) * widthMm, ((north - lat) / (north - south)) * heightMm];
}

/** Rings and lines as one SVG path, to a hundredth of a millimetre: finer than 300 dpi. */
export function paperPath(geometry: Geometry, point: PaperPoint): string {
  const line = (positions: readonly Position[], end: 'Z' | ''): string =>
    pathThrough(
      positions.map(([lon = 0, lat = 0]) => point([lon, lat])),
      end,
    );
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, 'Z')).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => line(ring, 'Z'))).join('');
    case 'LineString':
      return line(geometry.coordinates, '');
    case 'MultiLineString':
      return geometry.coordinates.map((one) => line(one, '')).join('');
    default:
      return '';
  }
}

/** @param end `Z` closes it. */
export function pathThrough(points: readonly (readonly [number, number])[], end: 'Z' | ''): string {
  const steps = points.map((place) => place.map((mm) => mm.toFixed(2)).join(' '));
  return `M${steps.join('L')}${end}`;
}

/** Half of the room that a label takes along its line: names of units and numbers have larger and heavier letters. */
export function halfWidthMm(text: string, tier = 'village'): number {
  return (text.length * (tier === 'village' ? LETTER_MM : UNIT_LETTER_MM)) / 2;
}

export function boxesOverlap(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
