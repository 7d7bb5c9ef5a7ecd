import type { PreparedProvince } from '../analysis/analyse.ts';
import type { VillageRows } from '../analysis/coverage/village-rows.ts';
import { labelPointOf } from '../analysis/label-point.ts';
import { boundsAt, boundsOfBoxes } from '../model/geometry.ts';
import type { Issue } from '../model/issue.ts';
import type { CommunesAsFiled, LoadedDelivery, LoadedProvince, VillageRecord } from '../model/loaded-province.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Profile } from '../model/profile.ts';
import type { Province, Village } from '../model/province.ts';
import type { PublishedAnswers } from '../model/published.ts';

interface WhatWasRead {
  readonly issues: readonly Issue[];
  readonly answers: PublishedAnswers | null;
  readonly deliveries: readonly LoadedDelivery[];
  readonly asFiled: CommunesAsFiled | null;
}

/** All that the screens need; the boundaries stay here, but for the text that the map reads. */
export function provinceForPage(
  profile: Profile,
  province: Province,
  { shapes, areaKm2 }: PreparedProvince,
  rowsOf: (village: number) => VillageRows,
  { issues, answers, deliveries, asFiled }: WhatWasRead,
): LoadedProvince {
  const villages = province.villages.map(({ geometry: _, ...village }, v): VillageRecord => {
    return {
      ...village,
      bounds: boundsAt(shapes.bounds, v),
      labelPoint: labelPointOf(shapes, v, rowsOf(v)),
      areaKm2: areaKm2[v] ?? outOfRange(),
    };
  });
  return {
    profile,
    villages,
    ...(asFiled && { communesAsFiled: asFiled }),
    stations: province.stations,
    fibre: province.fibre,
    structures: province.structures,
    ...(province.measurements ? { measurements: province.measurements } : {}),
    sources: answers?.sources ?? province.sources,
    deliveries,
    published: answers !== null,
    ...(answers?.objections && { objections: answers.objections }),
    issues,
    mapVillages: mapVillages(province.villages),
    bounds: villages.length > 0 ? boundsOfBoxes(villages.map(({ bounds }) => bounds)) : profile.bounds,
  };
}

function mapVillages(villages: readonly Village[]): string {
  const features = villages.map(({ geometry, name }, id) => ({
    type: 'Feature',
    id,
    properties: { name },
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
