import type { Issue, IssueCode, Result } from '../../model/issue.ts';
import { isRecord } from '../fields.ts';
import { shown } from '../issue-log.ts';
import { bodyOf, inTime, StandsStill } from '../whole-answer.ts';

/**
 * A file by its address. Map servers give features a page at a time: WFS by `startIndex`,
 * ArcGIS by `resultOffset`; their pages are joined into one GeoJSON.
 */

const MOST_PAGES = 500;
const PAGE = 2_000;
const MOST_BYTES = 400_000_000;
/** Until a server begins to answer. */
const ANSWER_MS = 60_000;

type Fetch = (url: string) => Promise<Response>;
export interface RemoteFile {
  readonly name: string;
  readonly content: Blob;
}

export async function fetchRemote(
  address: string,
  fetchUrl: Fetch,
  onProgress: (done: number, total: number) => void,
): Promise<Result<RemoteFile>> {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return failed(address, 'file-unreadable', { found: shown(address), expected: 'https://…' });
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return failed(address, 'file-unreadable', { found: url.protocol, expected: 'https://…' });
  const name = fileName(url);
  const paged = pagesOf(url);
  if (paged === null) {
    const got = await get(url.href, name, fetchUrl);
    return got.ok ? { ok: true, value: { name, content: got.value }, issues: [] } : got;
  }
  const features: string[] = [];
  let bytes = 0;
  let count = 0;
  let total: number | null = null;
  let firstOfLast = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const got = await get(paged(count), name, fetchUrl);
    if (!got.ok) return got;
    const text = await got.value.text();
    bytes += text.length;
    if (bytes > MOST_BYTES) return failed(name, 'file-unreadable', { expected: `≤ ${MOST_BYTES / 1e6} MB` });
    const read = featuresOf(text);
    if (read === null)
      return failed(name, 'not-feature-collection', { found: shown(text.slice(0, 60)), expected: 'FeatureCollection' });
    const texts = read.features.map((feature) => JSON.stringify(feature));
    const [first = ''] = texts;
    // Nothing more, or a server that does not know pages and begins again.
    if (first === '' || first === firstOfLast) break;
    firstOfLast = first;
    for (const one of texts) features.push(one);
    count += texts.length;
    total = read.total ?? total;
    onProgress(count, total ?? count + (read.more ? PAGE : 0));
    // Only an empty page tells the end, where a server gives fewer than it is asked for and does not count.
    if (total !== null && count >= total) break;
  }
  if (total !== null && count < total)
    return failed(name, 'file-unreadable', { found: `${count} / ${total}`, expected: 'complete' });
  const content = new Blob([`{"type":"FeatureCollection","features":[${features.join(',\n')}]}`]);
  return { ok: true, value: { name: `${name.replace(/\.(geo)?json$/i, '')}.geojson`, content }, issues: [] };
}

/** Addresses of the pages from a feature on; null for a plain file. */
function pagesOf(url: URL): ((from: number) => string) | null {
  const parameters = new Map([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  const address = (changes: Readonly<Record<string, string>>): string => {
    const next = new URL(url);
    for (const key of [...next.searchParams.keys()])
      if (Object.keys(changes).some((one) => one.toLowerCase() === key.toLowerCase())) next.searchParams.delete(key);
    for (const [key, value] of Object.entries(changes)) next.searchParams.set(key, value);
    return next.href;
  };
  if (/\/(Feature|Map)Server\/\d+(\/query)?\/?$/i.test(url.pathname)) {
    url.pathname = url.pathname.replace(/(\/query)?\/?$/i, '/query');
    return (from) =>
      address({
        where: parameters.get('where') ?? '1=1',
        outFields: parameters.get('outfields') ?? '*',
        outSR: '4326',
        f: 'geojson',
        resultOffset: String(from),
        resultRecordCount: String(PAGE),
      });
  }
  if (parameters.get('service')?.toUpperCase() === 'WFS' || parameters.get('request')?.toLowerCase() === 'getfeature') {
    const version = parameters.get('version') ?? '2.0.0';
    return (from) =>
      address({
        service: 'WFS',
        version,
        request: 'GetFeature',
        outputFormat: parameters.get('outputformat') ?? 'application/json',
        srsName: 'CRS:84',
        startIndex: String(from),
        [version.startsWith('2') ? 'count' : 'maxFeatures']: String(PAGE),
      });
  }
  return null;
}

async function get(url: string, name: string, fetchUrl: Fetch): Promise<Result<Blob>> {
  try {
    const response = await inTime(fetchUrl(url), ANSWER_MS);
    if (response.status === 404) return failed(name, 'file-missing', { found: shown(url) });
    if (!response.ok) return failed(name, 'file-unreadable', { found: `HTTP ${response.status}` });
    const content = await bodyOf(response, MOST_BYTES);
    if (content === null) return failed(name, 'file-unreadable', { expected: `≤ ${MOST_BYTES / 1e6} MB` });
    return { ok: true, value: content, issues: [] };
  } catch (error) {
    if (error instanceof StandsStill) return failed(name, 'file-stalled', { found: shown(url) });
    // A browser does not say why; the commonest reason is that the server allows no other site to read it.
    return failed(name, 'server-refuses', { found: shown(url) });
  }
}

interface Page {
  readonly features: readonly unknown[];
  readonly more: boolean;
  readonly total: number | null;
}

function featuresOf(text: string): Page | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(read) || !Array.isArray(read.features)) return null;
  const { features, properties } = read;
  const total =
    typeof read.numberMatched === 'number'
      ? read.numberMatched
      : typeof read.totalFeatures === 'number'
        ? read.totalFeatures
        : null;
  const exceeded =
    read.exceededTransferLimit === true || (isRecord(properties) && properties.exceededTransferLimit === true);
  return {
    features,
    more: exceeded || features.length >= PAGE || (total !== null && features.length > 0 && features.length < total),
    total,
  };
}

function fileName(url: URL): string {
  const parts = url.pathname.split('/').filter((part) => part !== '' && part.toLowerCase() !== 'query');
  const type = [...url.searchParams].find(([key]) => /^typenames?$/i.test(key))?.[1];
  return (type ?? parts.at(-1) ?? url.hostname).slice(0, 120);
}

function failed(
  file: string,
  code: IssueCode,
  details: Partial<Issue>,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [{ ...details, severity: 'error', code, file: shown(file) }] };
}
