import { writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { baseFeatures } from './base.ts';
import { fibreFeatures } from './fibre.ts';
import { type Point, toPlane } from './plane.ts';
import { sampleGround } from './relief.ts';
import { stationFeatures } from './stations.ts';
import { buildLand, type SampleVillage } from './villages.ts';
import { type Feature, featureCollection } from './write.ts';

export interface SampleFiles {
  readonly villages: string;
  readonly stations: string;
  readonly fibre: string;
  readonly base: string;
}

/** Files of the sample province, the same on every call. */
export interface Sample {
  /** GeoJSON by name without its extension. */
  readonly texts: SampleFiles;
  readonly groundPack: Uint8Array;
}

/** Pure: the same bytes on every call. */
export function generateSample(): Sample {
  const land = buildLand();
  const stations = stationFeatures(land);
  const masts = stations.flatMap(({ geometry }): Point[] =>
    geometry.type === 'Point' ? [toPlane(geometry.coordinates)] : [],
  );
  return {
    texts: {
      villages: featureCollection('villages', land.villages.map(villageFeature)),
      stations: featureCollection('stations', stations),
      fibre: featureCollection('fibre', fibreFeatures(land)),
      base: featureCollection('base', baseFeatures()),
    },
    groundPack: writeGroundPack(sampleGround(land, masts)),
  };
}

function villageFeature(village: SampleVillage): Feature {
  return {
    properties: {
      code: village.code,
      name: village.name,
      kind: village.kind,
      commune_code: village.commune.code,
      commune: village.commune.name,
      district_code: village.commune.districtCode,
      district: village.commune.district,
      population: village.population,
      households: village.households,
      mobile_reported: 'yes',
      ftth_reported: 'yes',
      ftth_households: village.ftthHouseholds,
    },
    geometry: { type: 'Polygon', coordinates: village.rings },
  };
}
