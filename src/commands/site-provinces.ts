import { readProvinceList } from '../ingest/province-list.ts';
import { type ListedProvince, PROVINCE_LIST_FILE } from '../model/province-list.ts';

/** The provinces and editions of this site; none where it has no list, or the network is away. */
export async function siteProvinces(): Promise<readonly ListedProvince[]> {
  try {
    const answer = await fetch(new URL(PROVINCE_LIST_FILE, document.baseURI));
    return answer.ok ? (readProvinceList(await answer.text()) ?? []) : [];
  } catch (reason) {
    console.warn('the list of provinces cannot be read:', reason);
    return [];
  }
}

/** Opens another province or edition at its own address; door, language and theme go with it. */
export function openProvince({ profile }: Pick<ListedProvince, 'profile'>): void {
  const address = new URL(location.href);
  const query = new URLSearchParams([['profile', profile]]);
  for (const key of ['view', 'lang', 'theme']) {
    const value = address.searchParams.get(key);
    if (value !== null) query.set(key, value);
  }
  location.assign(`${address.pathname}?${query}`);
}
