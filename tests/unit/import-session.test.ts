import { describe, expect, it } from 'vitest';
import { issueSentence } from '../../src/i18n/issues.ts';
import { columnFates } from '../../src/ingest/mapping/column-fates.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { Fix, Mapping } from '../../src/model/mapping.ts';
import type { Profile } from '../../src/model/profile.ts';
import { createImportClient } from '../../src/worker/import-client.ts';
import type { CheckQuestion } from '../../src/worker/import-protocol.ts';
import { createImportSession } from '../../src/worker/import-session.ts';
import { Stopped } from '../../src/worker/messages.ts';
import type { StepsDone } from '../../src/worker/protocol.ts';
import { aCall } from '../support/calls.ts';
import { collection, polygon, square, stationFeature, unwrap, villageFeature } from '../support/geojson-files.ts';
import { PROFILE as WHOLE } from '../support/province.ts';
import { station } from '../support/stations.ts';

const PROFILE: Profile = { ...WHOLE, bounds: [105.5, 19.9, 106.2, 20.5] };
const NONE: Issue = { severity: 'error', code: 'file-empty', file: '' };
const noFetch = async () => new Response('', { status: 404 });

const session = (fetchUrl: (url: string) => Promise<Response> = noFetch) => createImportSession(fetchUrl);

async function examined(name: string, content: string) {
  const question = { file: { name, content }, role: null, profile: PROFILE, how: {} };
  return unwrap(await session().examine(question, aCall()));
}

async function checked(
  name: string,
  content: string,
  change: Partial<Mapping> = {},
  more: Partial<CheckQuestion> = {},
) {
  const { mapping } = await examined(name, content);
  const question = {
    file: { name, content },
    mapping: { ...mapping, ...change },
    fixes: [],
    profile: PROFILE,
    land: null,
    before: null,
    ...more,
  };
  return unwrap(await session().check(question, aCall()));
}

const STATIONS = 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\nA,Viettel,105.9,20.2,4G\nB,VinaPhone,105.95,20.25,4G\n';

describe('looking at a file', () => {
  it('tells its columns, its first rows and what they seem to mean', async () => {
    const { columns, sample, mapping, fingerprint } = await examined('a.csv', STATIONS);
    expect(columns).toHaveLength(5);
    expect(sample[1]).toEqual({
      row: 2,
      cells: { 'Mã trạm': 'B', 'Nhà mạng': 'VinaPhone', 'Kinh độ': '105.95', 'Vĩ độ': '20.25', 'Công nghệ': '4G' },
    });
    expect(mapping.role).toBe('stations');
    expect((await examined('b.csv', STATIONS.replaceAll('Viettel', 'VinaPhone').toUpperCase())).fingerprint).toBe(
      fingerprint,
    );
  });

  it('draws what would come in, before anything does', async () => {
    const { kept, rows, preview, issues } = await checked('a.csv', STATIONS);
    expect([rows, kept, issues]).toEqual([2, 2, []]);
    expect(preview.points.rows).toEqual(Int32Array.of(1, 2));
    expect(preview.points.lonLat).toEqual(Float64Array.of(105.9, 20.2, 105.95, 20.25));
  });

  it('says what a click can fix', async () => {
    const { issues } = await checked('a.csv', `${STATIONS}C,Viettel,20.2,105.9,4G\nA,Viettel,105.9,20.2,4G\n`);
    expect(issues.map(({ issue, fix }) => [issue.code, fix])).toEqual([
      ['coordinates-swapped', { kind: 'swap', rows: [3] }],
      ['duplicate-id', { kind: 'rename', rows: [4] }],
    ]);
  });

  it('takes a height that no mast has for feet, where a person says so', async () => {
    const text =
      'id,operator,technologies,lon,lat,height_m\nA,Viettel,4G,105.9,20.2,30\nB,Viettel,4G,105.9,20.2,30\nC,Viettel,4G,105.9,20.2,400\n';
    const { issues } = await checked('a.csv', text);
    const fixes = issues.flatMap(({ fix }) => fix ?? []);
    expect(fixes).toEqual([{ kind: 'set', row: 3, field: 'height_m', value: '400 ft' }]);
    expect((await checked('a.csv', text, {}, { fixes })).issues).toEqual([]);
  });

  it('finds the zone of rows that were measured in another', async () => {
    const text =
      'id,operator,technologies,X,Y\nA,Viettel,4G,2240000,600000\nB,Viettel,4G,2240000,587000\nC,Viettel,4G,2240000,313000\n';
    const { issues } = await checked('a.csv', text);
    expect(issues.find(({ issue }) => issue.code === 'other-zone')).toMatchObject({
      issue: { row: 3 },
      fix: { kind: 'zone', rows: [3], crs: { kind: 'vn2000', zoneDeg: 3 } },
    });
  });

  it.each([
    [
      'degrees in a file of VN-2000',
      'X,Y\nA,Viettel,4G,2240000,600000\nB,Viettel,4G,20.25,105.95\nC,Viettel,4G,2241000,601000',
      { found: '105.95; 20.25', expected: 'WGS 84' },
      { kind: 'wgs84' },
    ],
    [
      'VN-2000 in a file of degrees',
      'lon,lat\nA,Viettel,4G,105.9,20.2\nB,Viettel,4G,600000,2240000\nC,Viettel,4G,105.91,20.2',
      { found: '600000; 2240000', expected: 'VN-2000 105° (3°)' },
      { kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 },
    ],
  ])('names the one row with %s, keeps the others, and reads it so at a click', async (_, table, said, crs) => {
    const text = `id,operator,technologies,${table}\n`;
    const { issues, kept } = await checked('a.csv', text);
    const fix = { kind: 'zone' as const, rows: [2], crs } as Fix;
    expect(kept).toBe(2);
    expect(issues).toEqual([{ issue: { severity: 'error', code: 'other-zone', file: 'a.csv', row: 2, ...said }, fix }]);
    expect(await checked('a.csv', text, {}, { fixes: [fix] })).toMatchObject({ issues: [], kept: 3 });
  });

  it('lists the first hundred of a kind that nobody has to decide, counts the others, and keeps them for a report', async () => {
    const rows = (more: string) =>
      Array.from({ length: 250 }, (_, n) => `S${n},Viettel,105.9,20.2,4G,${more}\n`).join('');
    const header = 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ,Độ cao\n';
    const { issues, unlisted } = await checked('a.csv', header + rows('cao'));
    expect(issues.map(({ issue }) => issue.row)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(unlisted?.kinds).toEqual([{ code: 'value-broken', severity: 'warning', count: 150 }]);
    const others: readonly Issue[] = JSON.parse((await unlisted?.issues.text()) ?? '[]');
    expect(others).toHaveLength(150);
    expect(others[0]).toEqual({ ...issues[99]?.issue, row: 101 });
    // For each row of these a person says whose it is.
    const strange = await checked('a.csv', header + rows('30').replaceAll('Viettel', 'Mạng Lạ'));
    expect(strange.issues.filter(({ issue }) => issue.code === 'unknown-operator')).toHaveLength(250);
  });

  it('compares station by station with the delivery that it takes the place of', async () => {
    const earlier = `${STATIONS.replace('105.95,20.25,4G', '105.96,20.25,2G')}Z,Viettel,105.9,20.21,4G\n`;
    const { mapping } = await examined('q1.csv', earlier);
    const last = { file: { name: 'q1.csv', content: earlier }, mapping, fixes: [] };
    // A of VinaPhone is another station than A of Viettel.
    const text = `${STATIONS}A,VinaPhone,105.9,20.22,4G\n`;
    const { comparison, operators } = await checked('q2.csv', text, {}, { last });
    expect(operators).toEqual(['Viettel', 'VinaPhone']);
    expect(comparison).toMatchObject({
      added: { rows: [{ id: 'A', operator: 'VinaPhone' }] },
      gone: { rows: [{ id: 'Z', operator: 'Viettel' }] },
      changed: { rows: [{ id: 'B', fields: [{ field: 'technologies', before: '["2G"]', after: '["4G"]' }] }] },
      same: 1,
    });
    expect(comparison?.moved.rows.map(({ id }) => id)).toEqual(['B']);
    expect(comparison?.moved.rows[0]?.metres).toBeCloseTo(1043, -1);
  });

  it('compares what is added with all that is in use', async () => {
    const use = [station({ id: 'A', location: [105.9, 20.2], technologies: ['4G'] }), station({ id: 'Q' })];
    const { comparison } = await checked('a.csv', STATIONS, {}, { before: { kind: 'stations', stations: use } });
    expect(comparison).toMatchObject({ added: { rows: [{ id: 'B' }] }, gone: { rows: [{ id: 'Q' }] } });
  });

  it('counts all rows of a long list and tells the first hundred', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => `N${i},Viettel,105.9,${(20 + i / 1000).toFixed(3)},4G`);
    const use = [station({ id: 'Q' })];
    const { comparison } = await checked(
      'a.csv',
      `${STATIONS}${rows.join('\n')}\n`,
      {},
      { before: { kind: 'stations', stations: use } },
    );
    expect(comparison?.added).toMatchObject({ count: 252 });
    expect(comparison?.added.rows).toHaveLength(100);
  });

  it('tells what the names of a file say of all its rows, and reads them with what a person states', async () => {
    const content = 'Mã trạm,Kinh độ,Vĩ độ,Công nghệ\nA,105.9,20.2,4G\n';
    const found = await examined('Viettel_30.6.2025.csv', content);
    expect(found.named).toEqual([{ field: 'operator', value: 'Viettel', from: 'file', text: 'Viettel_30.6.2025' }]);
    expect(found.date).toBe('2025-06-30');
    expect((await checked('Viettel_30.6.2025.csv', content)).operators).toEqual(['Viettel']);
    const stated = await checked('Viettel_30.6.2025.csv', content, {}, { values: { operator: 'vinaphone' } });
    expect(stated.operators).toEqual(['VinaPhone']);
  });

  it('says what becomes of each column', async () => {
    const { columns, mapping } = await examined('a.csv', STATIONS.replace('Công nghệ', 'Công nghệ,Ghi chú'));
    const uses = columnFates(columns, mapping).map(({ uses: [use] }) =>
      use?.kind === 'field' ? use.field : use?.kind,
    );
    expect(uses).toEqual(['id', 'operator', 'place', 'place', 'technologies', undefined]);
  });

  it('finds what is wrong with borders: crossings, overlaps and gaps', async () => {
    const bow = [
      [
        [105.6, 20.0],
        [105.62, 20.02],
        [105.62, 20.0],
        [105.6, 20.02],
        [105.6, 20.0],
      ],
    ];
    const frame = [
      [
        [105.9, 20.2],
        [105.96, 20.2],
        [105.96, 20.26],
        [105.9, 20.26],
        [105.9, 20.2],
      ],
      [
        [105.92, 20.22],
        [105.92, 20.24],
        [105.94, 20.24],
        [105.94, 20.22],
        [105.92, 20.22],
      ],
    ];
    const text = collection(
      villageFeature({ code: 'A' }, polygon(bow)),
      villageFeature({ code: 'B', name: 'Khung' }, polygon(frame)),
      villageFeature({ code: 'C' }, polygon(square(105.955, 20.2, 0.02))),
    );
    const { issues } = await checked('v.geojson', text);
    const said = issues.map(({ issue: { code, row, found, expected } }) => [code, row, found, expected]);
    expect(said).toContainEqual(['polygon-crosses', 1, '105.610000, 20.010000', 'simple']);
    expect(said.find(([code]) => code === 'villages-overlap')?.slice(1)).toEqual([3, '116 ha', 'Khung, row 2']);
    expect(said.find(([code]) => code === 'villages-gap')?.[3]).toMatch(/^105\.93/);
    expect(said.filter(([code]) => code === 'villages-gap').map(([, row]) => row)).toEqual([2]);
  });

  it('lists how each border is drawn wrongly, and draws it anew at a click', async () => {
    const [ring = []] = square(105.9, 20.2, 0.02);
    const [a, b, c, d] = ring;
    const text = collection(
      villageFeature({ code: 'A' }, polygon([[a, b, c, d]])),
      villageFeature({ code: 'B' }, polygon([[...(square(105.95, 20.2, 0.02)[0] ?? [])].reverse()])),
      villageFeature({ code: 'C' }, polygon([square(105.8, 20.2, 0.02)[0]?.flatMap((point) => [point, point])])),
    );
    const { issues } = await checked('v.geojson', text);
    expect(
      issues.map(({ issue: { code, row, field, found, expected } }) => [code, row, field, found, expected]),
    ).toEqual([
      ['polygon-unclosed', 1, 'geometry', '105.900000, 20.200000 … 105.900000, 20.220000', 'closed'],
      ['polygon-direction', 2, 'geometry', 'clockwise', 'anticlockwise'],
      ['polygon-doubled', 3, 'geometry', '105.800000, 20.200000 (×5)', 'single'],
    ]);
    const fixes = issues.flatMap(({ fix }) => fix ?? []);
    expect(fixes).toHaveLength(3);
    const after = await checked('v.geojson', text, {}, { fixes });
    expect([after.kept, after.issues]).toEqual([3, []]);
    expect(issueSentence(issues[1]?.issue ?? NONE, 'vi')).toBe(
      'Vòng biên vẽ cùng chiều kim đồng hồ; cần: ngược chiều kim đồng hồ. Dòng vẫn giữ.',
    );
  });

  it('takes a bay that is open to the outside, between arms of two lengths, for no gap', async () => {
    const [w, s] = [105.9, 20.2];
    const cup = (flip: boolean) => {
      const at = (x: number, y: number) => [w + x * 0.01, s + (flip ? 6 - y : y) * 0.01];
      return [[at(0, 0), at(6, 0), at(6, 6), at(4, 6), at(4, 2), at(2, 2), at(2, 4), at(0, 4), at(0, 0)]];
    };
    for (const flip of [false, true]) {
      const { issues } = await checked('v.geojson', collection(villageFeature({}, polygon(cup(flip)))));
      expect(issues.filter(({ issue }) => issue.code === 'villages-gap')).toEqual([]);
    }
  });

  it('joins a table of villages to the borders on the screen, draws them and compares with the last table', async () => {
    const named = [
      ['A', 'Thôn Đông'],
      ['B', 'Thôn Tây'],
      ['C', 'Thôn Nam'],
    ];
    const given = collection(...named.map(([code, name]) => villageFeature({ code, name })));
    const villages = unwrap(readVillages(given, 'v', PROFILE)).map(({ geometry: _, ...village }) => ({
      ...village,
      bounds: [105.9, 20.2, 105.91, 20.21] as const,
      labelPoint: [105.905, 20.205] as const,
      areaKm2: 1,
    }));
    const land = JSON.stringify({
      features: villages.map((_, n) => ({ geometry: { coordinates: [square(105.9 + n * 0.02, 20.2, 0.02)] } })),
    });
    const text = 'Mã thôn,Tên thôn,Xã,Dân số\nA,,,10\n,tay,Gia Vân,20\n,bắc,Gia Vân,30\nA,,,11\n';
    const { mapping } = await examined('cu.csv', text);
    expect(mapping.role).toBe('villageTable');
    const last = {
      file: { name: 'cu.csv', content: 'Mã thôn,Tên thôn,Xã,Dân số\nA,,,9\nC,,,5\n' },
      mapping,
      fixes: [],
    };
    const borders = { kind: 'loaded', villages, land, sample: true } as const;
    const { kept, rows, issues, preview, join, comparison } = await checked(
      'moi.csv',
      text,
      {},
      {
        table: { borders, last },
      },
    );
    expect([rows, kept]).toEqual([4, 2]);
    expect(join).toEqual({ byCode: 1, byName: 1, unmatchedRows: 2, villagesWithoutRow: 1 });
    expect(issues.map(({ issue }) => [issue.code, issue.row])).toEqual([
      ['borders-sample', undefined],
      ['village-without-row', undefined],
      ['village-unmatched', 3],
      ['duplicate-id', 4],
    ]);
    // A row that is renamed would fit nothing.
    expect(issues.map(({ fix }) => fix)).toEqual([null, null, null, null]);
    expect(preview.lines.map(({ row }) => row)).toEqual([1, 2]);
    expect(comparison).toMatchObject({
      added: { rows: [{ id: 'B' }] },
      gone: { rows: [{ id: 'C' }] },
      changed: { rows: [{ id: 'A', fields: [{ field: 'population', before: '9', after: '10' }] }] },
    });
  });

  it('joins a table to borders that come with it', async () => {
    const content = collection(villageFeature({ code: 'A' }));
    const borders = {
      kind: 'file',
      file: { name: 'v.geojson', content },
      mapping: (await examined('v.geojson', content)).mapping,
      fixes: [],
    } as const;
    const { kept, join } = await checked('bang.csv', 'Mã thôn,Dân số\nA,10\n', {}, { table: { borders, last: null } });
    expect([kept, join?.byCode]).toEqual([1, 1]);
  });

  it('asks of stations whether they lie in the villages on the screen', async () => {
    const land = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 0,
          properties: { name: 'x' },
          geometry: { type: 'MultiPolygon', coordinates: [square(105.89, 20.19, 0.02)] },
        },
      ],
    });
    const { issues } = await checked('a.csv', STATIONS, {}, { land });
    expect(issues.map(({ issue }) => [issue.code, issue.row])).toEqual([['outside-province', 2]]);
  });
});

describe('a file by its address', () => {
  const page = (from: number, count: number, total: number) =>
    JSON.stringify({
      type: 'FeatureCollection',
      numberMatched: total,
      features: Array.from({ length: count }, (_, n) => villageFeature({ code: `V${from + n}` })),
    });

  it('is fetched page by page from a WFS and from ArcGIS', async () => {
    const asked: URL[] = [];
    const serve = async (address: string) => {
      const url = new URL(address);
      asked.push(url);
      const from = Number(url.searchParams.get('startIndex') ?? url.searchParams.get('resultOffset'));
      return new Response(page(from, Math.min(2_000, 4_500 - from), 4_500));
    };
    for (const url of [
      'https://a.test/wfs?service=WFS&request=GetFeature&typeNames=thon',
      'https://b.test/arcgis/rest/services/x/FeatureServer/0',
    ]) {
      asked.length = 0;
      const { name, content } = unwrap(await session(serve).fetch(url, aCall()));
      if (typeof content === 'string') throw new Error(content);
      expect(JSON.parse(await content.text()).features).toHaveLength(4_500);
      expect(asked).toHaveLength(3);
      expect(name).toMatch(/\.geojson$/);
    }
  });

  it('is whole though the server gives fewer a page than it was asked for, or is refused as not whole', async () => {
    const ask = async (count: (from: number) => number, total?: number) => {
      const serve = async (address: string) => {
        const from = Number(new URL(address).searchParams.get('startIndex'));
        const { numberMatched: _, ...uncounted } = JSON.parse(page(from, count(from), 0));
        return new Response(JSON.stringify(total === undefined ? uncounted : { ...uncounted, numberMatched: total }));
      };
      return session(serve).fetch('https://a.test/wfs?service=WFS&request=GetFeature&typeNames=thon', aCall());
    };
    const { content } = unwrap(await ask((from) => Math.min(1_000, 2_500 - from)));
    expect(typeof content !== 'string' && JSON.parse(await content.text()).features).toHaveLength(2_500);
    expect(await ask((from) => (from === 0 ? 1_000 : 0), 2_500)).toMatchObject({
      ok: false,
      issues: [{ code: 'file-unreadable', found: '1000 / 2500', expected: 'complete' }],
    });
  });

  it('says plainly that the server forbids it, or that the address is none', async () => {
    const refusing = session(async () => {
      throw new TypeError('Failed to fetch');
    });
    const forbidden = await refusing.fetch('https://a.test/x.geojson', aCall());
    expect(forbidden).toMatchObject({ ok: false, issues: [{ code: 'server-refuses' }] });
    for (const url of ['x', 'file:///etc/passwd', 'javascript:alert(1)']) {
      expect(await session().fetch(url, aCall())).toMatchObject({ ok: false });
    }
    expect(await session().fetch('https://a.test/none.csv', aCall())).toMatchObject({
      ok: false,
      issues: [{ code: 'file-missing' }],
    });
  });
});

describe('the page’s side', () => {
  it('settles what was asked when it is stopped, and starts anew', async () => {
    let started = 0;
    const client = createImportClient(() => {
      started++;
      return { postMessage: () => {}, terminate: () => {}, addEventListener: () => {} };
    });
    const asked = client.ask('fetch', 'x');
    client.stop();
    await expect(asked).rejects.toBeInstanceOf(Stopped);
    void client.ask('fetch', 'x').catch(() => {});
    expect(started).toBe(2);
  });
});

describe('a large file', () => {
  it('tells how far it is a few times, not with each of its parts, and that it is through', async () => {
    const [head = '', ...features] = collection(stationFeature()).split(/(?<=\[)(?=\{"type":"Feature")/);
    const blanks = Array.from({ length: 300 }, () => ' '.repeat(2_000));
    const content = new Blob([head, ...blanks, ...features]);
    const { mapping } = await examined('a.geojson', await content.text());
    const call = aCall<StepsDone>();
    const file = { name: 'a.geojson', content };
    unwrap(await session().check({ file, mapping, fixes: [], profile: PROFILE, land: null, before: null }, call));
    expect(call.reported.at(-1)?.done).toBe(content.size);
    expect(call.reported.length).toBeLessThan(blanks.length);
  });
});
