import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInputs, type CommandAnalysis } from '../../scripts/lib/analyse-inputs.ts';
import type { Inputs } from '../../scripts/lib/read-inputs.ts';
import { gridMasks } from '../../src/analysis/publish/point-grid.ts';
import { changesSince, isTaken, type SiteEditions, siteEditions } from '../../src/export/publish/editions.ts';
import { type PublicData, publicData } from '../../src/export/publish/public-data.ts';
import { listedProvince, publicFiles } from '../../src/export/publish/public-files.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { analyseSample } from '../support/sample-province.ts';

/** What others build on: documents as described, editions that stay, a catalogue, coverage as areas. */

let data: PublicData;
let site: SiteEditions;
let files: ReadonlyMap<string, string>;
let computed: CommandAnalysis;

beforeAll(async () => {
  const { profile, province } = await analyseSample();
  if (!profile.publish) throw new Error('the sample says how it is published');
  const inputs: Inputs = { profile, province: { ...province, villages: province.villages.slice(0, 60) } };
  computed = await analyseInputs(inputs, defaultParameters(profile), 1);
  data = publicData(inputs, computed, profile.publish);
  site = {
    all: [{ name: '2025-06', date: data.date }, EARLIER],
    before: { edition: EARLIER, answers: earlier() },
    hasApp: true,
  };
  const written = publicFiles(data, { province: null, edition: '2025-06' }, site);
  files = new Map(
    written
      .filter(([name]) => !name.startsWith('data/'))
      .map(([name, chunks]) => [name, [...chunks].map(String).join('')]),
  );
}, 120_000);

const EARLIER = { name: '2024-12', date: '2024-12-31' } as const;

/** An edition in which the first village was not covered, one had another code, and fibre was nowhere. */
function earlier(): PublicData['answers'] {
  const { answers } = data;
  const { villages } = answers;
  return {
    ...answers,
    villages: {
      ...villages,
      code: villages.code.map((code, v) => (v === 1 ? 'gone' : code)),
      levels: villages.levels.map((row, v) => (v === 0 ? row.map(() => 0) : row)),
      fibre: villages.fibre === null ? null : villages.fibre.map(() => false),
    },
  };
}

const read = (name: string) => JSON.parse(files.get(name) ?? '');

/** As clients read it members may be added; what is written today has none that is not described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema ? { ...inside, additionalProperties: false } : inside;
}

describe('the description of the interface', () => {
  it('holds every document that is written, and each says its version, date and licence', () => {
    const description = read('api/openapi.json');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(Object(closed(description)), 'api');
    const paths = Object.entries<{
      get: { responses: { 200: { content: Record<string, { schema: { $ref: string } }> } } };
    }>(description.paths).map(([path, { get }]) => ({
      matches: new RegExp(`^api/v1(/2025-06)?${path.replaceAll('.', '\\.').replace('{code}', '(?!index\\b)[^/]+')}$`),
      check: ajv.compile({ $ref: `api${get.responses[200].content['application/json']?.schema.$ref}` }),
    }));
    const documents = [...files.keys()].filter((name) => name.startsWith('api/v1/'));
    expect(documents.length).toBeGreaterThan(2 * 60);
    for (const name of documents) {
      const path = paths.find(({ matches }) => matches.test(name));
      if (!path) throw new Error(`${name} is not described`);
      expect(path.check(read(name)), `${name}: ${JSON.stringify(path.check.errors)}`).toBe(true);
      expect(read(name)).toMatchObject({ version: 'v1', dataDate: '2025-06-30', licence: 'CC BY 4.0', sample: true });
    }
  });
});

describe('an edition', () => {
  it('stays at its own address when the next one comes, and is listed', () => {
    const village = `villages/${data.villages[0]?.code}.json`;
    expect(files.get(`api/v1/2025-06/${village}`)).toBe(files.get(`api/v1/${village}`));
    expect(read('api/v1/index.json').editions).toEqual([
      { edition: '2025-06', dataDate: '2025-06-30', index: '../../api/v1/2025-06/index.json' },
      { edition: '2024-12', dataDate: '2024-12-31', index: '../../api/v1/2024-12/index.json' },
    ]);
    expect(files.has('open-data/2025-06/villages.csv')).toBe(true);
    const page = files.get('open-data/2025-06/index.html') ?? '';
    expect(page).toContain('href="../../open-data/2024-12/index.html"');
    expect(page).toContain('href="../../api/v1/2025-06/changes.json"');
  });

  it('says what changed since the one before, village by village and in sums on the page', () => {
    const changes = read('api/v1/changes.json');
    expect(changes.since).toEqual({ edition: '2024-12', dataDate: '2024-12-31' });
    expect(changes.villages[0]).toMatchObject({
      code: data.villages[0]?.code,
      mobile: { before: 'uncovered', now: data.analysis.verdicts[0] },
    });
    expect(changes.added).toEqual([data.villages[1]?.code]);
    expect(changes.removed).toEqual(['gone']);
    expect(files.get('open-data/index.html')).toMatch(/Thay đổi so với kỳ 2024-12, 31\/12\/2024/);
    expect(files.get('open-data/index.html')).toContain('1 thôn có kết luận băng rộng di động tốt hơn');
    expect(changesSince(data, null)).toBeNull();
  });

  it('is compared with the newest older one of its province, and takes no name that is in use', () => {
    const own = { ...listedProvince(data, '2025-06'), date: '2025-06-30' };
    const older = { ...listedProvince(data, '2024-12'), date: '2024-12-31' };
    const other = { ...older, id: 'nam-dinh', profile: 'data/nam-dinh/2024-06/profile.json' };
    expect(siteEditions(own, [own, older, other], { answers: () => null, hasApp: true })).toEqual({
      all: [
        { name: '2025-06', date: '2025-06-30' },
        { name: '2024-12', date: '2024-12-31' },
      ],
      before: null,
      hasApp: true,
    });
    expect(['villages', '2024-06', '2024-12'].map((name) => isTaken(name, 'ninh-binh', [own, older, other]))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the catalogue', () => {
  it('has what portals gather: contact, licence, service with its description, versions, distributions', () => {
    const catalogue = read('open-data/catalog.jsonld');
    expect(catalogue).toMatchObject({
      '@type': 'dcat:Catalog',
      'dcat:contactPoint': { '@type': 'vcard:Organization' },
      // The department of today, in whose charge the data are.
      'dct:publisher': {
        'foaf:name': expect.arrayContaining([
          { '@language': 'vi', '@value': data.profile.department.successor?.name.vi },
        ]),
      },
      'dcat:service': {
        '@type': 'dcat:DataService',
        'dcat:endpointURL': { '@id': '../api/v1/' },
        'dcat:endpointDescription': { '@id': '../api/openapi.json' },
      },
    });
    for (const dataset of catalogue['dcat:dataset']) {
      expect(dataset).toMatchObject({
        '@type': 'dcat:Dataset',
        'dcat:version': '2025-06-30',
        'dcat:previousVersion': { '@id': expect.stringContaining('open-data/2024-12/') },
      });
      for (const distribution of dataset['dcat:distribution']) {
        expect(distribution['@type']).toBe('dcat:Distribution');
        expect(files.has(`open-data/${distribution['dcat:downloadURL']['@id']}`)).toBe(true);
      }
    }
  });
});

describe('the page', () => {
  it('names the department of today, and sizes as its readers write them', () => {
    const page = files.get('open-data/2025-06/index.html') ?? files.get('open-data/index.html') ?? '';
    expect(page).toContain(`Số liệu của ${data.profile.department.successor?.name.vi}, ngày 30/06/2025`);
    expect(page).toContain('ô vuông 2.000 m');
    expect(page).toContain('the 2,000 m square');
  });
});

describe('rows of several dates', () => {
  it('are told in the catalogue and on the page, with how many have none; where all are of one date nothing is', () => {
    const dates = [
      { oldest: '2024-03-01', newest: '2025-01-31', undated: 2 },
      { oldest: '2024-06-01', newest: '2025-06-30', undated: 3 },
    ];
    const sources = data.answers.sources.map((source, s) => {
      const rowDates = dates[s];
      return rowDates ? { ...source, rowDates } : source;
    });
    const mixed = { ...data, answers: { ...data.answers, sources } };
    const written = new Map(publicFiles(mixed, { province: null, edition: '2025-06' }, site));
    const text = (name: string) => [...(written.get(name) ?? [])].map(String).join('');
    for (const dataset of JSON.parse(text('open-data/catalog.jsonld'))['dcat:dataset'])
      expect(dataset['dct:temporal']).toEqual({
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': '2024-03-01',
        'dcat:endDate': '2025-06-30',
      });
    expect(text('open-data/index.html')).toContain('từ 01/03/2024 đến 30/06/2025; 5 dòng không ghi ngày');
    expect(text('open-data/index.html')).toContain('5 rows have no date');
    expect(files.get('open-data/catalog.jsonld')).not.toContain('dct:temporal');
    expect(files.get('open-data/index.html')).not.toContain('Các dòng số liệu ghi ngày');
  });
});

describe('coverage as areas', () => {
  it('is the published net and nothing finer: every corner is one of its cells, and the areas are theirs', () => {
    const { grid, layout } = data.answers;
    if (!grid) throw new Error('the net is published');
    const masks = gridMasks(grid.outdoors, grid);
    const { features } = read('open-data/coverage.geojson');
    for (const { geometry, properties } of features) {
      const bit =
        layout.operators.indexOf(properties.operator) * layout.technologies.length +
        layout.technologies.indexOf(properties.technology);
      const cells = masks.filter((mask) => (mask >>> bit) & 1).length;
      expect(properties.area_km2).toBeCloseTo(cells * 0.25, 2);
      for (const [lon, lat] of geometry.coordinates.flat(2)) {
        expect(Math.abs(((lon - grid.west) / grid.stepLon) % 1)).toSatisfy((off) => off < 1e-3 || off > 1 - 1e-3);
        expect(Math.abs(((lat - grid.south) / grid.stepLat) % 1)).toSatisfy((off) => off < 1e-3 || off > 1 - 1e-3);
      }
    }
    expect(features.length).toBeGreaterThan(8);
  });
});
