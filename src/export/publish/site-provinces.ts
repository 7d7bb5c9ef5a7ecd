import { formatFor } from '../../i18n/format.ts';
import { textAsHtml } from '../../model/html.ts';
import type { Output } from '../../model/output.ts';
import type { ListedProvince } from '../../model/province-list.ts';
import { addressFrom, interfaceFolder, type OpenDataPlace, openDataFolder, ROOT_PLACE } from './addresses.ts';

/** The site's first open-data page, its catalogue and its index list every province of the site. */

const PAGE = `${openDataFolder(ROOT_PLACE)}index.html`;
const CATALOG = `${openDataFolder(ROOT_PLACE)}catalog.jsonld`;
const INDEX = `${interfaceFolder(ROOT_PLACE)}index.json`;

/** A province with open data in the site, and the folders of its current files. */
interface SiteProvince {
  readonly listed: ListedProvince;
  readonly place: OpenDataPlace;
}

/**
 * The files of a published province, and the site's first page, catalogue and index with all provinces.
 * A site of one province is left as it is.
 *
 * @param readSite Text of a file that lies there already, for those that are not among `outputs`.
 */
export function withProvincesListed(
  outputs: readonly Output[],
  listed: readonly ListedProvince[],
  readSite: (name: string) => string | null,
): readonly Output[] {
  const provinces = provincesOf(listed);
  if (provinces.length < 2) return outputs;
  const made = new Map(outputs);
  const textOf = (name: string): string | null => {
    const chunks = made.get(name);
    return chunks === undefined ? readSite(name) : [...chunks].join('');
  };
  const [page, catalog, index] = [textOf(PAGE), textOf(CATALOG), textOf(INDEX)];
  const listing = catalog === null ? null : catalogWith(JSON.parse(catalog), provinces);
  if (listing !== null) made.set(CATALOG, [`${JSON.stringify(listing, null, 2)}\n`]);
  if (page !== null) made.set(PAGE, [pageWith(page, listing, provinces)]);
  if (index !== null) made.set(INDEX, [`${JSON.stringify(indexWith(JSON.parse(index), provinces))}\n`]);
  return [...made];
}

/** Each province once, with what was published of it last; those whose open data are not kept are none. */
function provincesOf(listed: readonly ListedProvince[]): readonly SiteProvince[] {
  const found = new Map<string, SiteProvince>();
  for (const one of listed) {
    if (one.openData === undefined || found.has(one.id)) continue;
    const own = `${openDataFolder({ province: one.id, edition: null })}`;
    const province = one.openData.startsWith(own) ? one.id : null;
    found.set(one.id, { listed: one, place: { province, edition: null } });
  }
  return [...found.values()];
}

const LISTED_SECTION = /<section id="provinces">[\s\S]*?<\/section>\n/;
const EMBEDDED_CATALOG = /(<script type="application\/ld\+json">)[\s\S]*?(<\/script>)/;

function pageWith(page: string, catalog: unknown, provinces: readonly SiteProvince[]): string {
  const section = sectionOf(provinces);
  const bare = page.replace(LISTED_SECTION, '');
  const withSection = bare.replace('<section id="api">', () => `${section}<section id="api">`);
  if (catalog === null) return withSection;
  return withSection.replace(
    EMBEDDED_CATALOG,
    (_, before: string, after: string) => `${before}${scriptSafe(JSON.stringify(catalog))}${after}`,
  );
}

function sectionOf(provinces: readonly SiteProvince[]): string {
  const f = formatFor('vi');
  const from = openDataFolder(ROOT_PLACE);
  const items = provinces.map(({ listed: { name, validFrom, validTo, date }, place }) => {
    const page = textAsHtml(addressFrom(from, `${openDataFolder(place)}index.html`));
    const index = textAsHtml(addressFrom(from, `${interfaceFolder(place)}index.json`));
    const until = validTo === undefined ? '' : ` đến ${f.date(validTo)}`;
    const known = date === undefined ? 'không rõ ngày' : `số liệu ngày ${f.date(date)}`;
    return `<li><a href="${page}">${textAsHtml(name.vi)}</a> · địa giới từ ${f.date(validFrom)}${until} · ${known} · <a href="${index}">API</a></li>`;
  });
  return `<section id="provinces">
<h2>Các tỉnh trên trang này <span lang="en">(provinces of this site)</span></h2>
<ul>
${items.join('\n')}
</ul>
</section>
`;
}

function catalogWith(catalog: unknown, provinces: readonly SiteProvince[]): unknown {
  const root = openDataFolder(ROOT_PLACE);
  const id = String(memberOf(catalog, '@id'));
  // `index.html`, or the whole address of it.
  const base = id.endsWith(PAGE) ? id.slice(0, -PAGE.length) : null;
  const address = (file: string): string =>
    base === null ? addressFrom(root, file) : `${base}${addressFrom('', file)}`;
  const others = provinces.filter(({ place }) => place.province !== null);
  return {
    ...membersOf(catalog),
    'dcat:catalog': others.map(({ listed, place }) => ({
      '@id': address(`${openDataFolder(place)}index.html`),
      '@type': 'dcat:Catalog',
      'dct:title': [
        { '@language': 'vi', '@value': listed.name.vi },
        { '@language': 'en', '@value': listed.name.en },
      ],
      'rdfs:seeAlso': { '@id': address(`${openDataFolder(place)}catalog.jsonld`) },
    })),
  };
}

function indexWith(index: unknown, provinces: readonly SiteProvince[]): unknown {
  const from = interfaceFolder(ROOT_PLACE);
  return {
    ...membersOf(index),
    provinces: provinces.map(({ listed, place }) => ({
      id: listed.id,
      name: listed.name.vi,
      index: addressFrom(from, `${interfaceFolder(place)}index.json`),
      openData: addressFrom(from, `${openDataFolder(place)}index.html`),
    })),
  };
}

/** JSON inside a script element must not end it. */
export function scriptSafe(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

function memberOf(given: unknown, key: string): unknown {
  return typeof given === 'object' && given !== null ? Reflect.get(given, key) : undefined;
}

function membersOf(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {};
}
