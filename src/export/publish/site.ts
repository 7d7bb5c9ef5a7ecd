import type { Output } from '../../model/output.ts';
import { type ListedProvince, PROVINCE_LIST_FILE, withProvince } from '../../model/province-list.ts';
import type { PublishedAnswers } from '../../model/published.ts';
import { type OpenDataPlace, openDataFolder } from './addresses.ts';
import { editionOf, isTaken, siteEditions } from './editions.ts';
import type { PublicData } from './public-data.ts';
import { listedProvince, publicFiles } from './public-files.ts';
import { withProvincesListed } from './site-provinces.ts';

/** What lies in the folder that is published into. */
export interface EarlierSite {
  /** As its list has them, the last published first. */
  readonly provinces: readonly ListedProvince[];
  /** Text of a file, named relative to the site; null: there is none. */
  readonly text: (name: string) => string | null;
  /** Published answers; null: there are none that can be read. */
  readonly answers: (name: string) => PublishedAnswers | null;
  /** The app lies there, or is put there in the same go. */
  readonly hasApp: boolean;
}

export const EMPTY_SITE: EarlierSite = { provinces: [], text: () => null, answers: () => null, hasApp: false };

export type SiteFiles =
  | {
      readonly ok: true;
      readonly listed: ListedProvince;
      readonly outputs: readonly Output[];
      readonly hasApp: boolean;
    }
  /** What already has this name in the site's folders. */
  | { readonly ok: false; readonly taken: 'edition' | 'province' };

/**
 * Every file that changes in a site when a province, or an edition of it, is published there:
 * its own, the list of provinces, and the lists of the site's first open-data page and index.
 */
export function siteFiles(data: PublicData, edition: string | null, earlier: EarlierSite): SiteFiles {
  const { id } = data.profile;
  const known = withPlaces(earlier.provinces);
  if (isTaken(edition, id, known)) return { ok: false, taken: 'edition' };
  const place = placeIn(known, id, edition);
  if (place.province !== null && isFolderOfFirst(place.province, known)) return { ok: false, taken: 'province' };
  const listed = { ...listedProvince(data, edition), openData: openDataFolder(place) };
  const provinces = withProvince(known, listed);
  const files = publicFiles(data, place, siteEditions(listed, provinces, earlier));
  const list: Output = [PROVINCE_LIST_FILE, [`${JSON.stringify({ provinces }, null, 2)}\n`]];
  return {
    ok: true,
    hasApp: earlier.hasApp,
    listed,
    outputs: [list, ...withProvincesListed(files, provinces, earlier.text)],
  };
}

/** A list of before provinces had folders of their own: the root's files are of the one published last. */
function withPlaces(listed: readonly ListedProvince[]): readonly ListedProvince[] {
  const [last] = listed;
  if (last === undefined || listed.some(({ openData }) => openData !== undefined)) return listed;
  return listed.map((one) =>
    one.id === last.id ? { ...one, openData: openDataFolder({ province: null, edition: editionOf(one).name }) } : one,
  );
}

function placeIn(listed: readonly ListedProvince[], id: string, edition: string | null): OpenDataPlace {
  const first = listed.find(isOfFirst)?.id ?? id;
  return { province: first === id ? null : id, edition };
}

function isOfFirst(one: ListedProvince): boolean {
  return one.openData === openDataFolder({ province: null, edition: editionOf(one).name });
}

/** Whether the first province's files lie in a folder of this name. */
function isFolderOfFirst(name: string, listed: readonly ListedProvince[]): boolean {
  return name === 'v1' || listed.some((one) => isOfFirst(one) && editionOf(one).name === name);
}
