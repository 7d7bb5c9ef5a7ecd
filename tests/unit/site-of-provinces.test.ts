import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { type PublicData, publicData } from '../../src/export/publish/public-data.ts';
import { type EarlierSite, EMPTY_SITE, siteFiles } from '../../src/export/publish/site.ts';
import { readPublishedAnswers } from '../../src/ingest/answers.ts';
import { readProvinceList } from '../../src/ingest/province-list.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { PROVINCE_LIST_FILE } from '../../src/model/province-list.ts';
import { analyseSample } from '../support/sample-province.ts';

/** Several provinces, and editions of them, published one after another into one folder. */

let ninhBinh: PublicData;
/** Other villages of other codes, as of a province that is not the sample. */
let namDinh: PublicData;

beforeAll(async () => {
  const { profile, province } = await analyseSample();
  const dataOf = async (id: string, name: string, from: number) => {
    const own = { ...profile, id, name: { vi: name, en: name } };
    if (!own.publish) throw new Error('the sample says how it is published');
    const inputs = { profile: own, province: { ...province, villages: province.villages.slice(from, from + 20) } };
    return publicData(inputs, await analyseInputs(inputs, defaultParameters(own), 1), own.publish);
  };
  ninhBinh = await dataOf('ninh-binh', 'Ninh Bình', 0);
  namDinh = await dataOf('nam-dinh', 'Nam Định', 100);
}, 120_000);

/** The folder after another run of the command. */
function publishedInto(folder: ReadonlyMap<string, string>, data: PublicData, edition: string | null = null) {
  const files = siteFiles(data, edition, siteOf(folder));
  if (!files.ok) throw new Error(`${files.taken} is taken`);
  const written = files.outputs.map(([name, chunks]): [string, string] => [name, [...chunks].map(String).join('')]);
  return new Map([...folder, ...written]);
}

function siteOf(folder: ReadonlyMap<string, string>): EarlierSite {
  const text = (name: string): string | null => folder.get(name) ?? null;
  const answers: EarlierSite['answers'] = (name) => {
    const read = readPublishedAnswers(text(name) ?? '', name, null);
    return read.ok ? read.answers : null;
  };
  return {
    provinces: readProvinceList(text(PROVINCE_LIST_FILE) ?? '') ?? [],
    text,
    answers,
    hasApp: folder.has('index.html'),
  };
}

/** Relative addresses of files in a page or document, as names in the folder. */
function namedFrom(name: string, text: string): string[] {
  const addresses = [
    ...text.matchAll(/(?:href="|"(?:@id|index|openData|description)":\s*")(?!https?:|data:)([^"#]+)/g),
  ];
  return addresses.flatMap(([, address = '']) => {
    const { pathname } = new URL(address, `http://site/${name}`);
    return pathname.endsWith('/') ? [] : [decodeURI(pathname.slice(1))];
  });
}

const ROOT_LISTS = ['open-data/index.html', 'open-data/catalog.jsonld', 'api/v1/index.json'];
/** A folder that the app was put into, by the files of it that pages name. */
const WITH_APP: ReadonlyMap<string, string> = new Map([
  ['index.html', ''],
  ['licences.txt', ''],
]);

describe('a province without districts', () => {
  it('has no word of them in any file that is published', async () => {
    const { profile, province } = await analyseSample();
    if (!profile.publish) throw new Error('the sample says how it is published');
    const villages = province.villages.slice(0, 20).map((one) => ({ ...one, district: null, districtCode: null }));
    const inputs = { profile: { ...profile, tiers: ['commune'] as const }, province: { ...province, villages } };
    const computed = await analyseInputs(inputs, defaultParameters(inputs.profile), 1);
    const folder = publishedInto(new Map(), publicData(inputs, computed, profile.publish));
    // The profile's own texts are its department's.
    const telling = [...folder].filter(([name, text]) => !name.endsWith('profile.json') && /district/i.test(text));
    expect(telling.map(([name]) => name)).toEqual([]);
    expect([...folder.keys()].filter((name) => name.includes('district'))).toEqual([]);
    const described = JSON.parse(folder.get('api/openapi.json') ?? '');
    const [own] = villages;
    const document = JSON.parse(folder.get(`api/v1/villages/${own?.code}.json`) ?? '');
    expect(Object.keys(document).sort()).toEqual(described.components.schemas.Village.required.sort());
  });
});

describe('two provinces published into one folder', () => {
  it('lie at addresses of their own, and nothing of the first is written over', () => {
    const alone = publishedInto(new Map(), ninhBinh);
    expect([...alone.keys()].filter((name) => /^(open-data|api)\/(nam|ninh)/.test(name))).toEqual([]);
    const both = publishedInto(alone, namDinh);
    for (const [name, text] of alone) {
      if (![PROVINCE_LIST_FILE, ...ROOT_LISTS].includes(name)) expect(both.get(name), name).toBe(text);
    }
    const code = namDinh.villages[0]?.code;
    expect(both.get(`api/nam-dinh/v1/villages/${code}.json`)).toContain(`"code":"${code}"`);
    expect(both.get('open-data/nam-dinh/villages.csv')).toContain(code);
    expect(both.get('open-data/villages.csv')).not.toContain(code);
    expect(JSON.parse(both.get('api/nam-dinh/openapi.json') ?? '').info.title).toContain('Nam Định');
  });

  it('are listed on the first page, its catalogue and its index, whichever was published last', () => {
    const once = publishedInto(publishedInto(new Map(), ninhBinh), namDinh);
    const again = publishedInto(publishedInto(once, ninhBinh), namDinh);
    for (const folder of [once, again]) {
      const page = folder.get('open-data/index.html') ?? '';
      expect(page.match(/<section id="provinces">/g)).toHaveLength(1);
      expect(page).toContain('<a href="../open-data/nam-dinh/index.html">Nam Định</a>');
      expect(page).toContain('Dữ liệu mở · Ninh Bình');
      expect(JSON.parse(folder.get('api/v1/index.json') ?? '').provinces).toEqual([
        expect.objectContaining({ id: 'nam-dinh', index: '../../api/nam-dinh/v1/index.json' }),
        expect.objectContaining({ id: 'ninh-binh', index: '../../api/v1/index.json' }),
      ]);
      expect(JSON.parse(folder.get('open-data/catalog.jsonld') ?? '')['dcat:catalog']).toMatchObject([
        { '@id': '../open-data/nam-dinh/index.html' },
      ]);
    }
    expect(again).toEqual(once);
  });

  it.each([
    ['with the app', WITH_APP, true],
    ['without the app', new Map(), false],
  ])('name no file that is not there, editions neither: %s', (_, before, hasApp) => {
    let folder = publishedInto(before, ninhBinh, '2024-12');
    folder = publishedInto(folder, namDinh, '2024-12');
    folder = publishedInto(folder, ninhBinh, '2025-06');
    for (const place of [
      'open-data/2024-12',
      'open-data/2025-06',
      'open-data/nam-dinh/2024-12',
      'api/nam-dinh/v1/2024-12',
    ])
      expect(
        [...folder.keys()].some((name) => name.startsWith(`${place}/`)),
        place,
      ).toBe(true);
    for (const [name, text] of folder) {
      if (before.has(name) || !/(index\.html|catalog\.jsonld|v1\/([\d-]+\/)?index\.json)$/.test(name)) continue;
      const named = namedFrom(name, text);
      const missing = named.filter((file) => !folder.has(file));
      expect(missing, name).toEqual([]);
      if (!name.endsWith('.html')) continue;
      expect(named.includes('index.html'), name).toBe(hasApp);
      expect(text.includes('ứng dụng phải nằm cùng thư mục'), name).toBe(!hasApp);
    }
  });

  it('are refused where a folder would be two things', () => {
    const folder = publishedInto(publishedInto(new Map(), ninhBinh, 'nam-dinh-2025'), namDinh);
    const other = { ...namDinh, profile: { ...namDinh.profile, id: 'nam-dinh-2025' } };
    expect(siteFiles(other, null, siteOf(folder))).toEqual({ ok: false, taken: 'province' });
    expect(siteFiles(ninhBinh, 'nam-dinh', siteOf(folder))).toEqual({ ok: false, taken: 'edition' });
    expect(siteFiles(ninhBinh, 'nam-dinh', EMPTY_SITE)).toMatchObject({ ok: true });
  });

  it('keep their addresses where the folder was made before provinces had any', () => {
    const before = publishedInto(new Map(), ninhBinh);
    const list = {
      provinces: readProvinceList(before.get(PROVINCE_LIST_FILE) ?? '')?.map(({ openData: _, ...one }) => one),
    };
    const folder = publishedInto(new Map([...before, [PROVINCE_LIST_FILE, JSON.stringify(list)]]), namDinh);
    expect(readProvinceList(folder.get(PROVINCE_LIST_FILE) ?? '')?.map(({ openData }) => openData)).toEqual([
      'open-data/nam-dinh/',
      'open-data/',
    ]);
  });
});
