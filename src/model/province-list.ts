import type { LocalText } from './profile.ts';

/** `data/provinces.json`: the provinces and editions of a site, the one that its root opens first. */

/** Where the list lies, relative to the app. */
export const PROVINCE_LIST_FILE = 'data/provinces.json';

/** One province, or one edition of it. */
export interface ListedProvince {
  readonly id: string;
  /** Relative to the app: `data/ninh-binh/profile.json`. */
  readonly profile: string;
  readonly name: LocalText;
  /** ISO dates between which its administrative units hold. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Of the data; absent: not known. */
  readonly date?: string;
  readonly sample: boolean;
  /** Folder of its open data, relative to the site, with `/` at its end; absent: not known. */
  readonly openData?: string;
}

/** The list with one more province, first; what lay at its address before is replaced. */
export function withProvince(list: readonly ListedProvince[], added: ListedProvince): readonly ListedProvince[] {
  return [added, ...list.filter(({ profile }) => profile !== added.profile)];
}
