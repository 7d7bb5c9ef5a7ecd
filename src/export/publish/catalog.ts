import { rowDatesOfAll } from '../../analysis/publish/row-dates.ts';
import type { LocalText, Profile } from '../../model/profile.ts';
import { departmentOn, isoToday } from '../../model/today.ts';
import { addressFrom, descriptionFile, interfaceFolder, type OpenDataPlace, openDataFolder } from './addresses.ts';
import type { Dataset } from './dataset.ts';
import type { SiteEditions } from './editions.ts';
import { inBoth } from './in-both.ts';
import type { PublicData } from './public-data.ts';

/** DCAT 3 as JSON-LD, for the portals that gather catalogues. Addresses are relative where the profile names none. */
export function catalogJsonLd(
  { profile, date, licence, licenceUrl, baseUrl, answers, incomplete }: PublicData,
  datasets: readonly Dataset[],
  { before, hasApp }: Pick<SiteEditions, 'before' | 'hasApp'>,
  place: OpenDataPlace,
) {
  const languages = ({ vi, en }: LocalText) => [
    { '@language': 'vi', '@value': vi },
    { '@language': 'en', '@value': en },
  ];
  const publisher = {
    '@type': 'foaf:Agent',
    'foaf:name': languages(departmentOn(profile.department, isoToday()).name),
  };
  const contact = contactOf(profile);
  const [west, south, east, north] = profile.bounds;
  const box = `POLYGON((${[
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
    .map(([lon, lat]) => `${lon} ${lat}`)
    .join(',')}))`;
  const modified = date === null ? {} : { 'dct:modified': date };
  const root = openDataFolder(place);
  const address = (file: string): string => (baseUrl === '' ? file : `${baseUrl}${encodeURI(root)}${file}`);
  const ofSite = (file: string): string => (baseUrl === '' ? addressFrom(root, file) : `${baseUrl}${encodeURI(file)}`);
  const current = interfaceFolder({ ...place, edition: null });
  const rights = licenceUrl === null ? licence : { '@id': licenceUrl };
  const version = place.edition ?? date;
  const older = before?.edition.name ?? null;
  const keywords = languages(inBoth('openData.keywords'));
  const cut =
    incomplete.length === 0
      ? {}
      : {
          'dct:provenance': {
            '@type': 'dct:ProvenanceStatement',
            'rdfs:label': languages(inBoth('openData.incomplete', () => ({ files: incomplete.join(', ') }))),
          },
        };
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      locn: 'http://www.w3.org/ns/locn#',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
    },
    '@id': address('index.html'),
    '@type': 'dcat:Catalog',
    'dct:title': languages(inBoth('openData.title', (language) => ({ province: profile.name[language] }))),
    'dct:description': languages(
      inBoth('openData.description', (language) => ({
        sample: answers.sample ? inBoth('openData.sample')[language] : null,
      })),
    ),
    'dct:publisher': publisher,
    'dct:language': ['vi', 'en'],
    'dct:license': rights,
    ...(hasApp ? { 'foaf:homepage': { '@id': ofSite('index.html') } } : {}),
    'dcat:contactPoint': contact,
    ...modified,
    'dcat:service': {
      '@id': ofSite(`${current}index.json`),
      '@type': 'dcat:DataService',
      'dct:title': languages(inBoth('openData.interface')),
      'dct:license': rights,
      'dcat:endpointURL': { '@id': ofSite(current) },
      'dcat:endpointDescription': { '@id': ofSite(descriptionFile(place)) },
      'dcat:servesDataset': datasets.map(({ id }) => ({ '@id': address(`index.html#${id}`) })),
    },
    ...cut,
    'dcat:dataset': datasets.map(({ id, title, description }) => ({
      '@id': address(`index.html#${id}`),
      '@type': 'dcat:Dataset',
      'dct:identifier': `${profile.id}-${id}`,
      'dct:title': languages(title),
      'dct:description': languages(description),
      'dcat:keyword': keywords,
      ...modified,
      ...temporalOf(answers),
      ...(version === null ? {} : { 'dcat:version': version }),
      ...(older === null
        ? {}
        : {
            'dcat:previousVersion': {
              '@id': `${ofSite(`${openDataFolder({ ...place, edition: older })}index.html`)}#${id}`,
            },
          }),
      'dct:license': rights,
      'dct:language': ['vi', 'en'],
      ...cut,
      'dct:publisher': publisher,
      'dcat:contactPoint': contact,
      'dcat:landingPage': { '@id': address(`index.html#${id}`) },
      'dct:spatial': { '@type': 'dct:Location', 'dcat:bbox': box },
      'dcat:distribution': [
        ['csv', 'text/csv'],
        ['geojson', 'application/geo+json'],
      ].map(([extension, type]) => ({
        '@id': address(`${id}.${extension}`),
        '@type': 'dcat:Distribution',
        'dct:title': `${id}.${extension}`,
        'dcat:accessURL': { '@id': address('index.html') },
        'dcat:downloadURL': { '@id': address(`${id}.${extension}`) },
        'dcat:mediaType': type,
        ...modified,
        'dct:license': rights,
      })),
    })),
  };
}

/** From when to when the rows are, where they are of several dates. */
function temporalOf({ sources }: PublicData['answers']) {
  const dates = rowDatesOfAll(sources);
  if (dates === null) return {};
  return {
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': dates.oldest,
      'dcat:endDate': dates.newest,
    },
  };
}

/** Whom to ask: the department of today, and how it is reached where the profile says so. */
function contactOf({ department, feedback }: Pick<Profile, 'department' | 'feedback'>) {
  const { name, telephone } = departmentOn(department, isoToday());
  return {
    '@type': 'vcard:Organization',
    'vcard:fn': name.vi,
    ...(feedback?.email === undefined ? {} : { 'vcard:hasEmail': { '@id': `mailto:${feedback.email}` } }),
    ...(telephone === undefined ? {} : { 'vcard:hasTelephone': telephone }),
  };
}
