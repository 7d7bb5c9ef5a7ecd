import type { LocalText } from '../../src/model/profile.ts';
import type { Dataset } from './datasets.ts';
import type { PublicData } from './public-data.ts';

/** DCAT 3 as JSON-LD, for the portals that gather catalogues. Addresses are relative where the profile names none. */
export function catalogJsonLd(
  { profile, date, licence, licenceUrl, baseUrl, incomplete }: PublicData,
  datasets: readonly Dataset[],
) {
  const languages = ({ vi, en }: LocalText) => [
    { '@language': 'vi', '@value': vi },
    { '@language': 'en', '@value': en },
  ];
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': languages(profile.department.name) };
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
  const cut =
    incomplete.length === 0
      ? {}
      : {
          'dct:provenance': {
            '@type': 'dct:ProvenanceStatement',
            'rdfs:label': languages({
              vi: `Chưa đủ dữ liệu: tệp ${incomplete.join(', ')} nhận thiếu.`,
              en: `Incomplete: ${incomplete.join(', ')} arrived cut short.`,
            }),
          },
        };
  const address = (file: string): string => (baseUrl === '' ? file : `${baseUrl}open-data/${file}`);
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      locn: 'http://www.w3.org/ns/locn#',
    },
    '@id': address('index.html'),
    '@type': 'dcat:Catalog',
    'dct:title': languages({
      vi: `Dữ liệu mở phủ sóng và cáp quang, ${profile.name.vi}`,
      en: `Open data on coverage and fibre, ${profile.name.en}`,
    }),
    'dct:publisher': publisher,
    'dct:language': ['vi', 'en'],
    ...modified,
    ...cut,
    'dcat:dataset': datasets.map(({ id, title, description }) => ({
      '@id': address(`index.html#${id}`),
      '@type': 'dcat:Dataset',
      'dct:identifier': `${profile.id}-${id}`,
      'dct:title': languages(title),
      'dct:description': languages(description),
      ...modified,
      ...cut,
      'dct:license': licenceUrl === null ? licence : { '@id': licenceUrl },
      'dct:publisher': publisher,
      'dct:spatial': { '@type': 'dct:Location', 'dcat:bbox': box },
      'dcat:distribution': [
        ['csv', 'text/csv'],
        ['geojson', 'application/geo+json'],
      ].map(([extension, type]) => ({
        '@type': 'dcat:Distribution',
        'dcat:downloadURL': { '@id': address(`${id}.${extension}`) },
        'dcat:mediaType': type,
        'dct:license': licenceUrl === null ? licence : { '@id': licenceUrl },
      })),
    })),
  };
}
