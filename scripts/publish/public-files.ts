import { propertiesOf } from '../../src/export/model-geojson.ts';
import { VILLAGE_FIELDS } from '../../src/model/fields-village.ts';
import type { ListedProvince } from '../../src/model/province-list.ts';
import type { Output } from '../lib/write-outputs.ts';
import { apiFiles } from './api.ts';
import { catalogJsonLd } from './catalog.ts';
import { datasetsOf } from './datasets.ts';
import { collection, drawnGeometry } from './geojson.ts';
import { openDataPage } from './page.ts';
import { ANSWERS_FILE, type PublicData, VILLAGES_FILE } from './public-data.ts';

/** Where the app finds a province of a site, or an edition of it. */
export function provinceFolder(id: string, edition: string | null): string {
  return edition === null ? `data/${id}` : `data/${id}/${edition}`;
}

/** How the province stands in the site's list. */
export function listedProvince({ profile, date, answers }: PublicData, edition: string | null): ListedProvince {
  return {
    id: profile.id,
    profile: `${provinceFolder(profile.id, edition)}/profile.json`,
    name: profile.name,
    validFrom: profile.validFrom,
    ...(profile.validTo === undefined ? {} : { validTo: profile.validTo }),
    ...(date === null ? {} : { date }),
    sample: answers.sample,
  };
}

/**
 * Every file of a published folder: what the app reads, the open-data page with its files, and the interface.
 *
 * @param edition Name of the edition's folder below the province's; null: the province has one.
 */
export function publicFiles(data: PublicData, edition: string | null = null): Output[] {
  const { profile, villages, answers } = data;
  const datasets = datasetsOf(data);
  const catalog = catalogJsonLd(data, datasets);
  const folder = provinceFolder(profile.id, edition);
  const features = villages.map((village) => ({
    type: 'Feature' as const,
    geometry: drawnGeometry(village),
    properties: propertiesOf(VILLAGE_FIELDS, village),
  }));
  return [
    [`${folder}/profile.json`, [`${JSON.stringify(profile, null, 2)}\n`]],
    [`${folder}/${VILLAGES_FILE}`, collection('villages', features, data.incomplete)],
    [
      `${folder}/${ANSWERS_FILE}`,
      [`${JSON.stringify(data.incomplete.length > 0 ? { ...answers, incomplete: data.incomplete } : answers)}\n`],
    ],
    ...datasets.flatMap(({ id, csv, geojson }): Output[] => [
      [`open-data/${id}.csv`, csv()],
      [`open-data/${id}.geojson`, geojson()],
    ]),
    ['open-data/catalog.jsonld', [`${JSON.stringify(catalog, null, 2)}\n`]],
    ['open-data/index.html', [openDataPage(data, datasets, catalog)]],
    ...apiFiles(data),
  ];
}
