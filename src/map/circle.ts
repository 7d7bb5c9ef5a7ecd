import type { Feature, LineString } from 'geojson';
import { EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';

const STEPS = 72;

/** The line around all that is so many metres from a place, for the map. */
export function circleAround([lon, lat]: LonLat, radiusM: number): Feature<LineString> {
  const tall = (radiusM / EARTH_RADIUS_M) * (180 / Math.PI);
  const wide = tall / Math.cos((lat * Math.PI) / 180);
  const coordinates = Array.from({ length: STEPS + 1 }, (_, step) => {
    const turn = (2 * Math.PI * step) / STEPS;
    return [lon + wide * Math.sin(turn), lat + tall * Math.cos(turn)];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}
