import { fibreFeatures } from './fibre.ts';
import { stationFeatures } from './stations.ts';
import { buildLand, type SampleVillage } from './villages.ts';
import { type Feature, featureCollection } from './write.ts';

export interface SampleFiles {
  readonly villages: string;
  readonly stations: string;
  readonly fibre: string;
}

/** The three files of the sample province as text; pure, the same on every call. */
export function generateSample(): SampleFiles {
  const land = buildLand();
  return {
    villages: featureCollection('villages', land.villages.map(villageFeature)),
    stations: featureCollection('stations', stationFeatures(land)),
    fibre: featureCollection('fibre', fibreFeatures(land)),
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
