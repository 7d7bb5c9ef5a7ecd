import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import type { Inputs } from '../../scripts/lib/read-inputs.ts';
import { siteAddress, withProvinceOfPage, withSiteAddress } from '../../scripts/publish/site-address.ts';
import { blurred } from '../../src/analysis/publish/blur.ts';
import { restoreAnalysis, restoreInspection } from '../../src/analysis/publish/restore.ts';
import { fileOf } from '../../src/export/publish/api.ts';
import { publicData } from '../../src/export/publish/public-data.ts';
import { listedProvince, publicFiles } from '../../src/export/publish/public-files.ts';
import { readPublishedAnswers } from '../../src/ingest/answers.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { readProvinceList } from '../../src/ingest/province-list.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import { textAsHtml } from '../../src/model/html.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import { withProvince } from '../../src/model/province-list.ts';
import type { Analysis } from '../../src/model/results.ts';
import { readFiles } from '../../src/worker/read-files.ts';
import { analyseSample } from '../support/sample-province.ts';

/** What may be shown to anyone: the folder is searched for what must not be in it. */

const VILLAGES = 150;
let inputs: Inputs;
let analysis: Analysis;
let files: ReadonlyMap<string, string>;

async function publish(change: (profile: Profile) => Profile = (same) => same) {
  const profile = change(inputs.profile);
  const computed = await analyseInputs({ ...inputs, profile }, defaultParameters(profile), 1);
  if (!profile.publish) throw new Error('the sample says how it is published');
  const written = publicFiles(publicData({ ...inputs, profile }, computed, profile.publish));
  return {
    analysis: computed.analysis,
    files: new Map(written.map(([name, chunks]) => [name, [...chunks].join('')])),
  };
}

beforeAll(async () => {
  const { profile, province } = await analyseSample();
  const villages = province.villages.slice(0, VILLAGES).map((village) => ({ ...village, extra: { trưởng: 'Ông A' } }));
  inputs = { profile, province: { ...province, villages } };
  ({ analysis, files } = await publish());
}, 120_000);

const whole = (): string => [...files.values()].join('\n');
const file = (name: string): string => files.get(name) ?? '';

/** Every pair of numbers that could be a place, to a metre. */
function placesIn(text: string): Set<string> {
  const pairs = text.matchAll(/(10[4-7]\.\d+)"?\s*[,;]\s*"?((?:19|20)\.\d+)/g);
  return new Set([...pairs].map(([, lon, lat]) => `${Number(lon).toFixed(5)},${Number(lat).toFixed(5)}`));
}

describe('a published folder', () => {
  it('has what the app, the open-data page and the interface need', () => {
    for (const name of [
      'data/ninh-binh/profile.json',
      'data/ninh-binh/villages.geojson',
      'data/ninh-binh/answers.json',
      'open-data/index.html',
      'open-data/catalog.jsonld',
      'open-data/villages.csv',
      'open-data/communes.geojson',
      'open-data/positions.csv',
      'api/v1/index.json',
      'api/v1/villages/14320001.json',
      'api/v1/communes/14320.json',
    ]) {
      expect(file(name).length, name).toBeGreaterThan(50);
    }
  });

  it('is one of several provinces and editions of a site, each at its own address', async () => {
    const { publish: rules } = inputs.profile;
    if (!rules) throw new Error('the sample says how it is published');
    const computed = await analyseInputs(inputs, defaultParameters(inputs.profile), 1);
    const data = publicData(inputs, computed, rules);
    const names = publicFiles(data, { province: null, edition: '2024-06' }).map(([name]) => name);
    expect(names).toContain('data/ninh-binh/2024-06/profile.json');
    expect(names).toContain('data/ninh-binh/2024-06/answers.json');
    const usual = listedProvince(data, null);
    const edition = listedProvince(data, '2024-06');
    expect(usual).toMatchObject({ id: 'ninh-binh', profile: 'data/ninh-binh/profile.json', sample: true });
    expect(withProvince(withProvince([usual], edition), usual)).toEqual([usual, edition]);
    expect(readProvinceList(JSON.stringify({ provinces: [usual, edition] }))).toEqual([usual, edition]);
  });

  it('opens its own province at the root', () => {
    const page = withProvinceOfPage(readFileSync('index.html', 'utf8'), 'data/nam-dinh-2025/profile.json');
    expect(page).toContain('<meta name="province" content="data/nam-dinh-2025/profile.json" />');
    expect(page).not.toContain('ninh-binh');
  });

  it('has no true position of any station', () => {
    const found = placesIn(whole());
    expect(found.size).toBeGreaterThan(1000);
    const told = inputs.province.stations.filter(({ location: [lon, lat] }) =>
      found.has(`${lon.toFixed(5)},${lat.toFixed(5)}`),
    );
    expect(told.map(({ id }) => id)).toEqual([]);
  });

  it('tells planned stations by the middle of their squares, where the profile lets it', () => {
    const planned = inputs.province.stations.filter(({ status }) => status === 'planned');
    const told = JSON.parse(file('data/ninh-binh/answers.json')).planned;
    expect(told).toHaveLength(planned.length);
    const squares = new Set(planned.map(({ location }) => blurred(location, 2000).join()));
    for (const one of told) {
      expect(Object.keys(one)).toEqual(['at', 'operator', 'technologies', 'date']);
      expect(squares).toContain(one.at.join());
    }
  });

  it('names no station and no position', () => {
    const text = whole();
    const ids = inputs.province.stations.flatMap(({ id, positionId }) => (positionId ? [id, positionId] : [id]));
    expect(inputs.province.stations.some(({ status }) => status === 'planned')).toBe(true);
    expect(ids.filter((id) => text.includes(id))).toEqual([]);
  });

  it('tells nothing of equipment, of fibre nodes, nor of columns that it does not know', () => {
    const text = whole();
    const words = [
      'height_m',
      'heightM',
      'azimuth',
      'eirp',
      'frequency',
      'tenant_slots',
      'freeSlots',
      'structure',
      'owner',
    ];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain('Ông A');
    const nodes = inputs.province.fibre?.nodes.map(({ id }) => id) ?? [];
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter((id) => text.includes(`"${id}"`))).toEqual([]);
  });

  it('has of the profile only what is named as public: no costs, no field that nobody thought of', async () => {
    const costs = { currency: 'VND', newMast: [{ amount: 987_654_321, source: 'for us', date: '2025' }] };
    const { files } = await publish((profile) =>
      Object.assign({ ...profile }, { costs, clutter: [], tenderNotes: 'for us alone' }),
    );
    const text = [...files.values()].join('\n');
    expect(['987654321', 'for us'].filter((word) => text.includes(word))).toEqual([]);
    const told = Object.keys(JSON.parse(files.get('data/ninh-binh/profile.json') ?? ''));
    expect(told).toEqual(expect.arrayContaining(['operators', 'thresholds', 'periods', 'publish', 'data']));
    for (const field of ['costs', 'linkBudgets', 'clutter', 'tenderNotes']) expect(told).not.toContain(field);
  });

  it('leaves positions out altogether where the profile says so, and planned stations where it says nothing', async () => {
    const omitted = await publish((profile) => ({
      ...profile,
      publish: { positions: 'omitted', blurM: 2000, licence: 'CC0' },
    }));
    expect([...omitted.files.keys()].filter((name) => name.includes('positions'))).toEqual([]);
    const answers = JSON.parse(omitted.files.get('data/ninh-binh/answers.json') ?? '');
    expect(answers.positions).toBeNull();
    expect(answers.planned).toBeUndefined();
  });

  it('says in every file for people that its data are samples', () => {
    expect(file('open-data/index.html')).toContain('Dữ liệu mẫu');
    // A browser asks the site's root for an icon that a page does not name.
    expect(file('open-data/index.html')).toContain('rel="icon"');
    expect(JSON.parse(file('api/v1/villages/14320001.json'))).toMatchObject({ version: 'v1', sample: true });
    expect(JSON.parse(file('api/v1/index.json'))).toMatchObject({ sample: true, licence: 'CC BY 4.0' });
  });
});

describe('what is not known', () => {
  it('stays unknown: a date that nobody gave is no date, and a hash is of the file that was read', async () => {
    const undated = {
      ...inputs,
      incomplete: ['cut.csv'],
      province: {
        ...inputs.province,
        sources: inputs.province.sources.map((source) => ({ ...source, date: null, sha256: 'ab12' })),
      },
    };
    const { profile } = inputs;
    if (!profile.publish) throw new Error('the sample says how it is published');
    const computed = await analyseInputs(undated, defaultParameters(profile), 1);
    const written = new Map(
      publicFiles(publicData(undated, computed, profile.publish)).map(([name, chunks]) => [name, [...chunks].join('')]),
    );
    const text = (name: string): string => written.get(name) ?? '';
    for (const name of ['index', 'summary', 'villages/14320001', 'communes/14320', 'villages/index']) {
      const document = JSON.parse(text(`api/v1/${name}.json`));
      expect(document, name).toMatchObject({ version: 'v1', dataDate: null, licence: 'CC BY 4.0' });
      expect(document.incomplete, name).toEqual(['cut.csv']);
    }
    const folder = 'data/ninh-binh';
    const collections = ['villages', 'communes', 'positions'].map((name) => `open-data/${name}.geojson`);
    for (const name of [`${folder}/answers.json`, `${folder}/villages.geojson`, ...collections])
      expect(JSON.parse(text(name)).incomplete, name).toEqual(['cut.csv']);
    for (const name of ['villages', 'communes', 'positions']) {
      const [header, ...rows] = text(`open-data/${name}.csv`).trimEnd().split('\r\n');
      expect(header, name).toMatch(/,incomplete$/);
      expect(
        rows.filter((row) => !row.endsWith(',cut.csv')),
        name,
      ).toEqual([]);
    }
    for (const name of ['index.html', 'catalog.jsonld']) {
      expect(text(`open-data/${name}`), name).toContain('Chưa đủ dữ liệu: tệp cut.csv nhận thiếu.');
      expect(text(`open-data/${name}`), name).toContain('Incomplete: cut.csv arrived cut short.');
    }
    const root = 'http://app.test/';
    const fetchFile = async (url: string) => new Response(text(url.slice(root.length)));
    const question = { profileUrl: `${root}${folder}/profile.json`, given: [], incomplete: 'refuse' } as const;
    expect(await readFiles(question, fetchFile, () => {})).toMatchObject({ ok: true, incomplete: ['cut.csv'] });
    expect(JSON.parse(text('api/v1/summary.json')).sources[0].sha256).toBe('ab12');
    expect(text('open-data/index.html')).not.toContain('01/01/2021');
    expect(text('open-data/index.html')).toContain('không rõ');
    expect(text('open-data/catalog.jsonld')).not.toContain('dct:modified');
  }, 60_000);
});

describe('the published answers', () => {
  const read = () => {
    const profile = readProfile(file('data/ninh-binh/profile.json'), 'profile.json');
    if (!profile.ok) throw new Error(JSON.stringify(profile.issues));
    const villages = readVillages(file('data/ninh-binh/villages.geojson'), 'villages.geojson', profile.value);
    if (!villages.ok) throw new Error(JSON.stringify(villages.issues));
    const codes = villages.value.map(({ code }) => code);
    const answers = readPublishedAnswers(file('data/ninh-binh/answers.json'), 'answers.json', codes);
    return { villages: villages.value, codes, answers };
  };

  it('give back every verdict that was computed', () => {
    const { villages, answers } = read();
    if (!answers.ok) throw new Error(JSON.stringify(answers.issues));
    const restored = restoreAnalysis(villages, answers.answers);
    expect(restored.verdicts).toEqual(analysis.verdicts);
    expect(restored.mobileContradictions).toEqual(analysis.mobileContradictions);
    // That no fibre at all is within reach is not told: the gravest contradiction is read as the next.
    expect(restored.ftthContradictions).toEqual(
      analysis.ftthContradictions.map((one) => (one === 'grave' ? 'reported-only' : one)),
    );
    expect(restored.summary.villages).toEqual(analysis.summary.villages);
    expect(restored.positions.length).toBe(analysis.summary.positions.total);
  });

  it('name whose fibre is within reach of a village, and nobody where too little is', () => {
    const { villages, answers } = read();
    if (!answers.ok) throw new Error(JSON.stringify(answers.issues));
    const told = answers.answers;
    const named = villages.map((_, v) => restoreInspection(v, told).fibreOperators ?? []);
    const isReached = (v: number): boolean => (analysis.fibreShare?.[v] ?? 0) >= analysis.parameters.fibreShare;
    expect(named.filter((names, v) => names.length > 0 && !isReached(v))).toEqual([]);
    expect([...new Set(named.flat())].sort()).toEqual(['Viettel', 'VinaPhone']);
    const reached = named.filter((_, v) => isReached(v));
    expect(reached.filter((names) => names.length > 0).length / reached.length).toBeGreaterThan(0.8);
    const document = JSON.parse(file('api/v1/villages/14320001.json'));
    expect(document.fibre.operators).toEqual(named[0]);
    const { fibreOperators: _, ...without } = told.villages;
    expect(restoreInspection(0, { ...told, villages: without })).not.toHaveProperty('fibreOperators');
  });

  it('tell of fibre whether enough is within reach, and neither how much nor how far', () => {
    const { villages, answers } = read();
    if (!answers.ok) throw new Error(JSON.stringify(answers.issues));
    const { fibreShare, parameters } = analysis;
    const isReached = Array.from(fibreShare ?? [], (share) => share >= parameters.fibreShare);
    expect(answers.answers.villages.fibre).toEqual(isReached);
    expect(whole()).not.toMatch(/nearestFibreM|level_fibre|"fibre":\{[^}]*("level"|"nearestM")/);
    expect(restoreInspection(0, answers.answers)).toMatchObject({ nearestNode: null, nearestCable: null });
    // A folder that was published before has levels in their place.
    const levels = { ...answers.answers.villages, fibre: isReached.map((is) => (is ? 5 : 2)) };
    const earlier = JSON.stringify({ ...answers.answers, villages: levels });
    expect(
      readPublishedAnswers(
        earlier,
        'answers.json',
        villages.map(({ code }) => code),
      ),
    ).toMatchObject({
      answers: { villages: { fibre: isReached } },
    });
  });

  it('hold a level of each share, and no share', () => {
    const { answers } = read();
    if (!answers.ok) throw new Error(JSON.stringify(answers.issues));
    const { levels } = answers.answers.villages;
    expect(new Set(levels.flat())).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(whole()).not.toMatch(/share_(any|Viettel)|"broadbandShare":0\./);
    expect(JSON.parse(file('api/v1/villages/14320001.json')).mobile.broadbandLevel).toBe('most');
  });

  it('are refused, with a reason, beside other villages or of another version', () => {
    const { codes } = read();
    const text = file('data/ninh-binh/answers.json');
    const reasons = (given: string, of: readonly string[]) => {
      const result = readPublishedAnswers(given, 'answers.json', of);
      return result.ok ? [] : result.issues.map(({ code, field }) => [code, field]);
    };
    expect(reasons(text, codes)).toEqual([]);
    expect(reasons(text, codes.slice(1))).toEqual([['answers-broken', 'villages']]);
    expect(reasons(text, ['x', ...codes.slice(1)])).toEqual([['answers-broken', 'villages.code']]);
    expect(reasons(text.replace('"version":2', '"version":9'), codes)).toEqual([['answers-broken', 'format']]);
    expect(reasons('{', codes)).toEqual([['json-broken', undefined]]);
  });
});

describe('a blurred place', () => {
  it('is the same for all places of one square, and within half its diagonal', () => {
    const side = 2000;
    const middle = blurred([105.97, 20.25], side);
    expect(blurred([middle[0] + 0.004, middle[1] - 0.004], side)).toEqual(middle);
    expect(Math.abs(middle[1] - 20.25) * 111_195).toBeLessThanOrEqual(side / 2 + 10);
    expect(Math.abs(middle[0] - 105.97) * 111_195 * Math.cos((20.25 * Math.PI) / 180)).toBeLessThanOrEqual(
      side / 2 + 10,
    );
  });
});

describe('text from files', () => {
  it('is never markup on the open-data page', () => {
    expect(textAsHtml('<script>"&"</script>')).toBe('&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;');
    expect(textAsHtml("<img src='x'>")).toBe('&lt;img src=&#39;x&#39;&gt;');
  });

  it('never leaves the folder as the name of a file', () => {
    expect(fileOf('../../etc')).toBe('%2E%2E%2F%2E%2E%2Fetc.json');
    expect(fileOf('14320001')).toBe('14320001.json');
  });
});

describe('the preview of a shared link', () => {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  const meta = (html: string, property: string): string | undefined =>
    new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];

  it.each([
    ['https://song.example.vn', 'https://song.example.vn/'],
    ['https://example.vn/tinh/song?x=1#y', 'https://example.vn/tinh/song/'],
  ])('has whole addresses where the site is known: %s', (given, home) => {
    const site = siteAddress(given);
    if (!site) throw new Error('an address');
    const html = withSiteAddress(page, site);
    expect(meta(html, 'og:image')).toBe(`${home}social.jpg`);
    expect(meta(html, 'og:url')).toBe(home);
  });

  it.each(['song.example.vn', 'javascript:alert(1)', 'file:///tmp/a', ''])(
    'refuses what is no address of a site: %s',
    (given) => {
      expect(siteAddress(given)).toBeNull();
    },
  );
});
