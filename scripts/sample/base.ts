import { degreesOf } from './plane.ts';
import { RIVERS } from './rivers.ts';
import { ROADS } from './roads.ts';
import type { Feature } from './write.ts';

/** The sample's own base map: the invented courses of roads and rivers that masts, cables and relief follow. */
export function baseFeatures(): readonly Feature[] {
  const rivers = RIVERS.map(
    ({ name, widthM, line }): Feature => ({
      properties: { kind: 'river', name, width_m: widthM },
      geometry: { type: 'LineString', coordinates: line.map(degreesOf) },
    }),
  );
  const roads = ROADS.map(
    ({ name, line }): Feature => ({
      properties: { kind: 'road', name },
      geometry: { type: 'LineString', coordinates: line.map(degreesOf) },
    }),
  );
  return [...rivers, ...roads];
}
