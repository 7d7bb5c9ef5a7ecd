import { writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { baseFeatures } from './base.ts';
import { type Delivery2025, deliveries2025 } from './deliveries-2025.ts';
import { fibreFeatures } from './fibre.ts';
import { type Point, toPlane } from './plane.ts';
import { province2024 } from './province-2024.ts';
import { province2025 } from './province-2025.ts';
import { sampleGround } from './relief.ts';
import { sampleStations } from './stations.ts';
import { villageFeature } from './village-feature.ts';
import { buildLand } from './villages.ts';
import { featureCollection, ILLUSTRATION_WITHOUT_DISTRICTS, toMetre } from './write.ts';

/** Folder beneath `data/` of each illustrated province, with what makes its files. */
export const SAMPLES = {
  'ninh-binh': generateSample,
  'ninh-binh-2025': generateSample2025,
} as const;

/** Files of a province by name, the same bytes on every call. */
export type SampleFiles = ReadonlyMap<string, string | Uint8Array>;

/** Pure: the province as it was until 31/12/2024, the one that the app opens first. */
export function generateSample(): SampleFiles {
  const land = buildLand(province2024());
  const stations = sampleStations(land).map(({ feature }) => feature);
  const masts = stations.flatMap(({ geometry }): Point[] =>
    geometry.type === 'Point' ? [toPlane(geometry.coordinates)] : [],
  );
  return new Map<string, string | Uint8Array>([
    ['villages.geojson', featureCollection('villages', land.villages.map(villageFeature))],
    ['stations.geojson', featureCollection('stations', stations)],
    ['fibre.geojson', featureCollection('fibre', fibreFeatures(land))],
    ['base.geojson', featureCollection('base', baseFeatures())],
    ['ground.pack', writeGroundPack(sampleGround(land, masts))],
  ]);
}

/**
 * Pure: the province of since 1/7/2025, with a file of stations from each operator and a list of
 * planned ones. It has no ground pack and no base map: it shows what a larger province is like.
 */
export function generateSample2025(): SampleFiles {
  const land = buildLand(province2025());
  const collection = (name: string, features: Parameters<typeof featureCollection>[1]) =>
    featureCollection(name, features.map(toMetre), ILLUSTRATION_WITHOUT_DISTRICTS);
  return new Map([
    ['villages.geojson', collection('villages', land.villages.map(villageFeature))],
    ['fibre.geojson', collection('fibre', fibreFeatures(land))],
    ...deliveries2025(sampleStations(land)).map(({ file, text }: Delivery2025) => [file, text] as const),
  ]);
}
