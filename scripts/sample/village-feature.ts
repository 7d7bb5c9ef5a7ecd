import { FORMER_COMMUNE_COLUMN } from '../../src/model/fields-village.ts';
import type { SampleVillage } from './villages.ts';
import type { Feature } from './write.ts';

/** A village as the province would deliver it; of a tier that the province does not have nothing is written. */
export function villageFeature(village: SampleVillage): Feature {
  const { commune, formerCommune } = village;
  return {
    properties: {
      code: village.code,
      name: village.name,
      kind: village.kind,
      commune_code: commune.code,
      commune: commune.name,
      ...(formerCommune === null ? {} : { [FORMER_COMMUNE_COLUMN]: formerCommune }),
      ...(commune.district ? { district_code: commune.district.code, district: commune.district.name } : {}),
      population: village.population,
      households: village.households,
      mobile_reported: village.reported.mobile,
      ftth_reported: village.reported.ftth,
      ftth_households: village.ftthHouseholds,
    },
    geometry: { type: 'Polygon', coordinates: village.rings },
  };
}
