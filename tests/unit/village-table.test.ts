import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import type { Profile } from '../../src/model/profile.ts';
import { source, workbook } from '../support/format-files.ts';
import { brief, collection, polygon, square, unwrap, villageFeature } from '../support/geojson-files.ts';
import { PROFILE as WHOLE } from '../support/province.ts';

/** Figures that a commune typed into a sheet, without borders, find the borders that are loaded. */

const PROFILE: Profile = { ...WHOLE, bounds: [105.5, 19.9, 106.2, 20.5], tiers: ['commune'] };

type Unit = readonly [code: string, name: string, communeCode?: string, commune?: string];
const LAND: readonly Unit[] = [
  ['0101', 'Thôn Đông Thượng', '01', 'Xã Gia Sinh'],
  ['0102', 'Thôn 1', '01', 'Xã Gia Sinh'],
  ['0103', 'Phố 1', '01', 'Xã Gia Sinh'],
  ['0201', 'Thôn 1', '02', 'Xã Gia Vượng'],
];

function borders(units: readonly Unit[] = LAND) {
  const features = units.map(([code, name, commune_code, commune], n) =>
    villageFeature(
      { code, name, commune_code, commune, population: 100 },
      polygon(square(105.8 + n * 0.03, 20.2, 0.02)),
    ),
  );
  return unwrap(readVillages(collection(...features), 'v.geojson', PROFILE));
}

async function joined(text: string | Uint8Array, units: readonly Unit[] = LAND, profile = PROFILE, name = 'bang.csv') {
  const rows = await openDelivery(source(name, text), 'villageTable', profile);
  if (!rows.ok) throw new Error(JSON.stringify(rows.issues));
  const read = await joinVillageTable(rows.content, name, profile, { villages: borders(units), sample: false });
  const { villages, join } = read.ok ? read.value : { villages: [], join: null };
  return {
    of: (code: string) => villages.find((village) => village.code === code),
    villages,
    join,
    issues: read.issues,
  };
}

const said = (issues: Awaited<ReturnType<typeof joined>>['issues']) =>
  issues.map(({ row, code, field, found, expected }) => [row, code, field, found, expected]);

describe('a table of villages', () => {
  it('is told from its columns, and is joined by code', async () => {
    const text =
      'Mã thôn;Tên thôn;Xã;Dân số;Số hộ;Có sóng;Có cáp quang;Ghi chú\n0101;Đông Thượng;Gia Sinh;1.355;320;x;không;gần sông\n';
    expect(unwrap(await examineFile(source('a.csv', text), null, PROFILE)).guess.mapping.role).toBe('villageTable');
    const { of, join, issues } = await joined(text);
    expect(of('0101')).toMatchObject({
      name: 'Thôn Đông Thượng',
      population: 1355,
      households: 320,
      mobileReported: true,
      ftthReported: false,
      extra: { 'Ghi chú': 'gần sông' },
    });
    expect(join).toEqual({ byCode: 1, byName: 0, unmatchedRows: 0, villagesWithoutRow: 3 });
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual(
      Array.from({ length: 3 }, () => ['village-without-row', 'warning']),
    );
    expect(said(issues)[0]).toEqual([undefined, 'village-without-row', undefined, 'Thôn 1, Xã Gia Sinh', '0102']);
  });

  it('is joined by name within the commune, whatever the marks, the case, the kind and the zeros', async () => {
    const { of, join } = await joined(
      'thôn,xã,dân số\nDONG  THUONG,gia sinh,11\nthôn 01,XÃ GIA SINH,12\nphố 1,xa gia sinh,13\nXóm 1,Gia Vượng,14\n',
    );
    expect(['0101', '0102', '0103', '0201'].map((code) => of(code)?.population)).toEqual([11, 12, 13, 14]);
    expect(join).toMatchObject({ byName: 4, unmatchedRows: 0, villagesWithoutRow: 0 });
  });

  it('names every row that fits none, or several, or one that has its row already', async () => {
    const { issues, join, of } = await joined(
      [
        'Mã thôn,Tên thôn,Xã,Dân số',
        '0101,Đông Thượng,Gia Sinh,1',
        ',Đông Hạ,Gia Sinh,2',
        ',xóm 1,Gia Sinh,3',
        ',Đông Thượng,Gia Vượng,4',
        '0101,,,5',
        ',Đông Thượng,,6',
        '9999,,,7',
        ',,Gia Sinh,8',
      ].join('\n'),
    );
    expect(said(issues.filter(({ severity }) => severity === 'error'))).toEqual([
      [2, 'village-unmatched', 'name', 'Đông Hạ, Gia Sinh', undefined],
      [3, 'village-ambiguous', 'name', 'xóm 1', '0102 | 0103'],
      [4, 'village-unmatched', 'name', 'Đông Thượng, Gia Vượng', undefined],
      [5, 'duplicate-id', 'code', '0101', 'row 1'],
      [6, 'village-unmatched', 'name', 'Đông Thượng', undefined],
      [7, 'village-unmatched', 'code', '9999', undefined],
      [8, 'village-unmatched', 'name', 'Gia Sinh', undefined],
    ]);
    expect(join).toMatchObject({ unmatchedRows: 7, villagesWithoutRow: 3 });
    expect([of('0101')?.population, of('0102')?.population]).toEqual([1, 100]);
  });

  it('says where code and name tell different things, and finds codes whose zeros a spreadsheet took', async () => {
    const { issues, of } = await joined(
      'Mã thôn,Tên thôn,Xã,Dân số\n101,Đông Hạ,Gia Sinh,1\n7777,Phố 1,Gia Sinh,2\n102,Thôn 1,Gia Vượng,3\n',
    );
    expect(said(issues).filter(([row]) => row !== undefined)).toEqual([
      [1, 'village-name-differs', 'name', 'Đông Hạ', 'Thôn Đông Thượng'],
      [2, 'village-code-differs', 'code', '7777', '0103'],
      [3, 'village-name-differs', 'commune', 'Gia Vượng', 'Xã Gia Sinh'],
    ]);
    expect([of('0101')?.population, of('0103')?.population, of('0102')?.population]).toEqual([1, 2, 3]);
  });

  it('leaves as it was what it does not say, or says in a way that cannot be read', async () => {
    const { of, issues } = await joined('Mã thôn,Dân số,Số hộ,Số hộ có cáp quang\n0101,,10,12\n0102,nhiều,5,\n');
    expect([of('0101')?.population, of('0102')?.population]).toEqual([100, 100]);
    expect(issues.map(brief).filter((line) => /^\d/.test(line))).toEqual([
      '1 value-implausible ftth_households',
      '2 value-broken population',
    ]);
  });

  it('finds a commune by its name before the merger, and the parts of one that was divided', async () => {
    const profile: Profile = {
      ...PROFILE,
      communes: [
        { name: 'Xã Gia Sinh', formerly: [{ name: 'Xã Yên Mật' }, { name: 'Xã Gia Lạc' }] },
        { name: 'Xã Gia Vượng', formerly: [{ name: 'Xã Yên Mật' }] },
      ],
    };
    const { of, issues } = await joined(
      'Tên thôn,Xã,Dân số\nĐông Thượng,Gia Lạc,1\nPhố 1,Yên Mật,2\nThôn 1,Yên Mật,3\n',
      LAND,
      profile,
    );
    expect([of('0101')?.population, of('0103')?.population]).toEqual([1, 2]);
    expect(issues.map(brief)).toContain('3 village-ambiguous! name');
    expect(issues.map(brief)).toContain('1 commune-renamed commune');
  });

  it('joins communes to a map of communes, with neither districts nor villages', async () => {
    const units: readonly Unit[] = [
      ['14329', 'Phường Hoa Lư'],
      ['14362', 'Xã Nho Quan'],
    ];
    const { of, join } = await joined('Mã xã,Tên xã,Dân số\n14329,Phường Hoa Lư,9\n,Nho Quan,8\n', units);
    expect([of('14329')?.population, of('14362')?.population]).toEqual([9, 8]);
    expect(join).toMatchObject({ byCode: 1, byName: 1 });
  });

  it('takes the commune from the table where the borders name none', async () => {
    const { of } = await joined('Mã thôn,Xã,Mã xã,Huyện\n0101,Gia Sinh,01,Gia Viễn\n', [['0101', 'Thôn Đông Thượng']]);
    expect(of('0101')).toMatchObject({ commune: 'Gia Sinh', communeCode: '01', district: 'Gia Viễn' });
  });

  it('comes in a workbook under titles, too', async () => {
    const file = await workbook(
      [
        ['Mã thôn', 'Tên thôn', 'Dân số'],
        ['0102', 'Thôn 1', 55],
      ],
      ['DÂN SỐ CÁC THÔN'],
    );
    expect((await joined(file, LAND, PROFILE, 'bang.xlsx')).of('0102')?.population).toBe(55);
  });

  it('stays an illustration where the borders are a sample', async () => {
    const rows = await openDelivery(source('a.csv', 'Mã thôn,Dân số\n0101,1\n'), 'villageTable', PROFILE);
    if (!rows.ok) throw new Error(JSON.stringify(rows.issues));
    const read = await joinVillageTable(rows.content, 'a.csv', PROFILE, { villages: borders(), sample: true });
    expect(read.issues.map(({ code }) => code)).toContain('borders-sample');
  });
});

describe('loading a table', () => {
  const text = 'Mã thôn,Dân số\n0101,7\n';
  const land = collection(villageFeature({ code: '0101', population: 1 }, polygon(square(105.9, 20.2, 0.02))));

  async function load(files: Readonly<Record<string, string>>, table = text) {
    return loadProvince(
      PROFILE,
      {
        inputs: [
          ...Object.keys(files).map((file, given) => ({
            role: 'villages' as const,
            file,
            given,
            data: null,
            delivery: null,
          })),
          {
            role: 'villageTable',
            file: 'bang.csv',
            given: 9,
            data: null,
            delivery: { origin: 'UBND xã', date: '2025-01-01' },
          },
        ],
        issues: [],
      },
      async ({ file, role }) =>
        role === 'villageTable'
          ? openDelivery(source(file, table), 'villageTable', PROFILE)
          : { ok: true, content: files[file] ?? '' },
    );
  }

  it('puts its figures on the villages and names both files', async () => {
    const { province, unusable } = await load({ 'v.geojson': land });
    expect(province.villages[0]).toMatchObject({ code: '0101', population: 7 });
    expect(province.sources).toMatchObject([
      { role: 'villages', file: 'v.geojson', rows: 1 },
      { role: 'villageTable', file: 'bang.csv', rows: 1, origin: 'UBND xã', date: '2025-01-01' },
    ]);
    expect(unusable).toEqual([]);
  });

  it('keeps the villages as they are where nothing fits, and says so', async () => {
    const { province, unusable, issues } = await load({ 'v.geojson': land }, 'Mã thôn,Dân số\nY,7\n');
    expect(province.villages[0]).toMatchObject({ population: 1 });
    expect(unusable.map(({ role }) => role)).toEqual(['villageTable']);
    expect(issues.map(({ code }) => code)).toEqual(['nothing-usable', 'village-unmatched']);
  });

  it('cannot be used without borders', async () => {
    const { unusable, issues } = await load({});
    expect(unusable.map(({ role }) => role)).toEqual(['villageTable']);
    expect(issues.map(({ code }) => code)).toEqual(['borders-missing']);
  });
});
