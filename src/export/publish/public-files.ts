import { hasDistricts } from '../../analysis/units.ts';
import { VILLAGE_FIELDS } from '../../model/fields-village.ts';
import type { Output } from '../../model/output.ts';
import type { ListedProvince } from '../../model/province-list.ts';
import { propertiesOf } from '../model-geojson.ts';
import { type OpenDataPlace, openDataFolder, provinceFolder, ROOT_PLACE } from './addresses.ts';
import { apiFiles } from './api.ts';
import { catalogJsonLd } from './catalog.ts';
import type { Dataset } from './dataset.ts';
import { datasetsOf } from './datasets.ts';
import type { SiteEditions } from './editions.ts';
import { collection, drawnGeometry } from './geojson.ts';
import { openDataPage } from './page.ts';
import { ANSWERS_FILE, type PublicData, VILLAGES_FILE } from './public-data.ts';

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
 * @param place Where its open data lie, and the name of the edition, if it has one.
 * @param site What lies there of earlier editions, and whether the app does.
 */
export function publicFiles(
  data: PublicData,
  place: OpenDataPlace = ROOT_PLACE,
  site: SiteEditions = { all: [{ name: place.edition, date: data.date }], before: null, hasApp: false },
): Output[] {
  const { profile, villages, answers } = data;
  const datasets = datasetsOf(data);
  const { edition } = place;
  const folder = provinceFolder(profile.id, edition);
  // What the planner weighs is nobody else's; a tier that is not there has no members.
  const { weight, ...known } = VILLAGE_FIELDS;
  const { district, district_code, ...others } = known;
  const fields = hasDistricts(villages) ? known : others;
  const features = villages.map((village) => ({
    type: 'Feature' as const,
    geometry: drawnGeometry(village),
    properties: propertiesOf(fields, village),
  }));
  return [
    [`${folder}/profile.json`, [`${JSON.stringify(profile, null, 2)}\n`]],
    [`${folder}/${VILLAGES_FILE}`, collection('villages', features, data.incomplete)],
    [
      `${folder}/${ANSWERS_FILE}`,
      [`${JSON.stringify(data.incomplete.length > 0 ? { ...answers, incomplete: data.incomplete } : answers)}\n`],
    ],
    ...openDataFiles(data, datasets, site, { ...place, edition: null }),
    ...(edition === null ? [] : openDataFiles(data, datasets, site, place)),
    ...apiFiles(data, place, site),
  ];
}

/** @param place Of the current files, or of the edition. */
function openDataFiles(
  data: PublicData,
  datasets: readonly Dataset[],
  site: SiteEditions,
  place: OpenDataPlace,
): Output[] {
  const root = openDataFolder(place);
  const catalog = catalogJsonLd(data, datasets, site, place);
  return [
    ...datasets.flatMap(({ id, csv, geojson }): Output[] => [
      [`${root}${id}.csv`, csv()],
      [`${root}${id}.geojson`, geojson()],
    ]),
    [`${root}catalog.jsonld`, [`${JSON.stringify(catalog, null, 2)}\n`]],
    [`${root}index.html`, [openDataPage(data, datasets, catalog, { site, place })]],
  ];
}
