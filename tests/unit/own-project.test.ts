import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { issueSheet } from '../../src/export/issue-report.ts';
import { fibreGeojson, stationsGeojson, structuresGeojson, villagesGeojson } from '../../src/export/model-geojson.ts';
import { projectZip } from '../../src/export/project-zip.ts';
import { templateHeader, templateSheets } from '../../src/export/templates.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { streamFibre } from '../../src/ingest/fibre.ts';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamStructures } from '../../src/ingest/structures.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import { readVillages, streamVillages } from '../../src/ingest/villages.ts';
import { type Delivery, type GivenDelivery, newDelivery } from '../../src/model/delivery.ts';
import type { ImportRole } from '../../src/model/mapping.ts';
import type { ProjectDelivery } from '../../src/model/project.ts';
import type { Records } from '../../src/model/records.ts';
import { source } from '../support/format-files.ts';
import {
  brief,
  collection,
  feature,
  point,
  polygon,
  square,
  unwrap,
  villageFeature,
} from '../support/geojson-files.ts';
import { readSample } from '../support/sample-province.ts';

const { profile, province } = await readSample();

async function rowsOf(name: string, content: string | Uint8Array, role: ImportRole) {
  const { table, guess } = unwrap(await examineFile(source(name, content), role, profile));
  return mappedRows(table, guess.mapping, [], profile);
}

describe('what is exported and imported again is the same model', () => {
  it('villages, with their boundaries', async () => {
    const text = villagesGeojson(province.villages, (village) => province.villages[village]?.geometry ?? []);
    expect(unwrap(await streamVillages(await rowsOf('v.geojson', text, 'villages'), 'v', profile))).toEqual(
      province.villages,
    );
  });

  it('stations', async () => {
    const text = stationsGeojson(province.stations);
    expect(unwrap(await streamStations(await rowsOf('s.geojson', text, 'stations'), 's', profile))).toEqual(
      province.stations,
    );
  });

  it('fibre', async () => {
    const { fibre } = province;
    if (fibre === null) throw new Error('the sample has fibre');
    expect(unwrap(await streamFibre(await rowsOf('f.geojson', fibreGeojson(fibre), 'fibre'), 'f', profile))).toEqual(
      fibre,
    );
  });

  it('structures', async () => {
    const text = collection(
      feature({ id: 'T', kind: 'cột điện', height_m: 12.5, note: 'x' }, point(105.9, 20.2)),
      feature({ id: 'U' }, point(105.9, 20.21)),
    );
    const read = unwrap(await streamStructures(await rowsOf('t.geojson', text, 'structures'), 't', profile));
    expect(
      unwrap(await streamStructures(await rowsOf('t.geojson', structuresGeojson(read), 'structures'), 't', profile)),
    ).toEqual(read);
  });
});

describe('a template that an operator has filled in', () => {
  it('is read without a question, with and without drop-downs', async () => {
    const [form, guide] = templateSheets('stations', profile, 'vi');
    if (!form || !guide) throw new Error('two sheets');
    const value: Readonly<Record<string, string | number | Date>> = {
      'Mã trạm': 'NB1',
      'Nhà mạng': 'Viettel',
      'Kinh độ': 105.97,
      'Vĩ độ': 20.25,
      'Công nghệ': '2G;4G',
      'Trạng thái': 'đang hoạt động',
      'Ngày phát sóng': new Date('2020-06-30'),
      'Chiều cao cột': 42,
      'Khu vực': 'đô thị',
      'Chỗ trống': 2,
      'Hướng phát': '0/65;120/65',
      'Bán kính': '2G:2200;4G:850',
    };
    const filled = { ...form, rows: [form.columns.map(({ header }) => value[header] ?? null)] };
    const read = await streamStations(
      await rowsOf('a.xlsx', await xlsxFile([filled, guide]), 'stations'),
      'a.xlsx',
      profile,
    );
    expect(read.issues.map(brief)).toEqual([]);
    expect(unwrap(read)).toMatchObject([
      {
        id: 'NB1',
        operator: 'Viettel',
        location: [105.97, 20.25],
        technologies: ['2G', '4G'],
        status: 'existing',
        commissioned: '2020-06-30',
        heightM: 42,
        areaClass: 'urban',
        tenantSlots: 2,
        radiusM: { '2G': 2200, '4G': 850 },
      },
    ]);
    expect(unwrap(read)[0]?.sectors).toHaveLength(2);
    expect(templateHeader('stations')).toEqual(form.columns.map(({ header }) => header));
    const choices = Object.fromEntries(form.columns.map(({ header, choices = [] }) => [header, choices]));
    expect(choices['Nhà mạng']).toEqual(profile.operators.map(({ id }) => id));
    expect(guide.rows).toHaveLength(form.columns.length);
  });

  it('of fibre nodes too', async () => {
    const [form] = templateSheets('fibre', profile, 'en');
    if (!form) throw new Error('a sheet');
    const value: Readonly<Record<string, string | number>> = {
      Id: 'F1',
      Kind: 'odf',
      Longitude: 105.97,
      Latitude: 20.25,
      Operator: 'VNPT',
    };
    const filled = { ...form, rows: [form.columns.map(({ header }) => value[header] ?? null)] };
    const read = await streamFibre(await rowsOf('f.xlsx', await xlsxFile([filled]), 'fibre'), 'f.xlsx', profile);
    expect(unwrap(read).nodes).toMatchObject([{ id: 'F1', kind: 'odf', operator: 'VinaPhone' }]);
  });
});

describe('the report of issues', () => {
  it('has a row for each, with what was found and expected', async () => {
    const text = collection(
      feature({ id: 'A', operator: 'FPT', technologies: '4G' }, point(105.9, 20.2)),
      feature({ id: 'B', operator: '=1+1', technologies: '4G' }, point(105.9, 20.2)),
    );
    const read = await streamStations(await rowsOf('s.geojson', text, 'stations'), 's.geojson', profile);
    const sheet = issueSheet('s.geojson', read.issues, 'vi');
    expect(sheet.rows.map((row) => row.slice(0, 6))).toContainEqual([
      1,
      'lỗi',
      'doanh nghiệp lạ',
      'operator',
      'FPT',
      'Viettel | VinaPhone | MobiFone | Vietnamobile',
    ]);
    expect(sheet.columns).toHaveLength(sheet.rows[0]?.length ?? 0);
  });
});

/** A delivery without its content. */
function delivered(file: Pick<GivenDelivery, 'kind' | 'file'>): Delivery {
  const { content: _, ...delivery } = newDelivery([], { ...file, content: '' });
  return delivery;
}

describe('a project', () => {
  const project = {
    profile: JSON.stringify(profile),
    files: new Map([
      ['stations.geojson', strToU8(collection())],
      ['originals/trạm.csv', strToU8('x')],
    ]),
    deliveries: [
      {
        ...delivered({ kind: 'stations', file: 'trạm/6:2025.csv' }),
        from: 'Viettel',
        date: '2025-06-30',
        on: false,
        fixes: [{ kind: 'swap', rows: [3, 4] }],
        values: { operator: 'Viettel' },
        bytes: strToU8('id'),
      },
      { ...delivered({ kind: 'villageTable', file: 'thôn.xlsx' }), id: 'd2', replaces: ['d1'], bytes: strToU8('PK') },
    ] satisfies ProjectDelivery[],
    asOf: '2025-12-31',
    communeTier: 'former' as const,
    changes: [
      { key: 'coveredShare', value: 0.6 },
      { key: 'includePlanned', value: true },
    ],
    scenarios: ['{"kind":"song-chung-scenario"}'],
    records: {
      pins: [{ station: 'P1', host: 'H1', in: false, reason: 'chủ cột từ chối', date: '2025-06-30' }],
      moveLog: [
        {
          id: 'e1',
          station: 'P1',
          host: 'H1',
          state: 'surveyed',
          date: '2025-06-30',
          recorded: '2025-07-01T08:00:00.000Z',
          by: 'Viettel',
          note: null,
          survey: { slots: 1, heightM: 42, stations: ['V1'] },
          source: 'viettel.xlsx',
        },
      ],
      figures: [
        {
          id: 'f1',
          indicator: 'fibre-households',
          area: 'Xã Cúc Phương',
          value: 81.5,
          date: '2025-06-30',
          source: 'Báo cáo quý II',
          recorded: '2025-07-02T08:00:00.000Z',
        },
      ],
    } satisfies Records,
  };

  it('of before there were deliveries has none', () => {
    const bytes = zipSync({
      'profile.json': strToU8(project.profile),
      'project.json': strToU8('{"kind":"song-chung-project","version":1,"changes":[]}'),
      'stations.geojson': strToU8(collection()),
    });
    const read = unwrap(readProjectZip(bytes, 'p.zip'));
    expect([read.deliveries, read.asOf, [...read.files.keys()]]).toEqual([[], null, ['stations.geojson']]);
  });

  it('comes back whole from its zip', () => {
    expect(unwrap(readProjectZip(projectZip(project), 'p.zip'))).toEqual(project);
  });

  it.each([
    ['no zip', strToU8('PK nothing'), 'file-unreadable'],
    ['no manifest', zipSync({ 'profile.json': strToU8('{}') }), 'file-unreadable'],
    [
      'another manifest',
      zipSync({ 'profile.json': strToU8('{}'), 'project.json': strToU8('{"kind":"x","version":1,"changes":[]}') }),
      'file-unreadable',
    ],
    ['a broken manifest', zipSync({ 'profile.json': strToU8('{}'), 'project.json': strToU8('{') }), 'file-unreadable'],
    [
      'a damaged record',
      zipSync({
        'profile.json': strToU8('{}'),
        'project.json': strToU8('{"kind":"song-chung-project","version":1,"changes":[]}'),
        'records.json': strToU8('{"pins":[{"station":"P1","host":"H1","in":"no","reason":null,"date":null}]}'),
      }),
      'value-broken',
    ],
    ['a path out of it', zipSync({ '../x': strToU8('') }), 'archive-refused'],
  ])('is refused with a reason: %s', (_, bytes, code) => {
    const read = readProjectZip(bytes, 'p.zip');
    expect(read.issues.map((issue) => issue.code)).toEqual([code]);
    expect(read.ok).toBe(false);
  });
});

describe('villages of two tiers', () => {
  it('are read without a district, and a commune of the old name under its new one', async () => {
    const merged = {
      ...profile,
      tiers: ['commune' as const],
      communes: [{ name: 'Xã Gia Viễn', formerly: [{ name: 'Xã Gia Vượng' }, { name: 'Xã Gia Phương' }] }],
    };
    const text = collection(
      feature({ code: 'A', name: 'Thôn', commune: 'Gia Vượng', commune_code: '1' }, polygon(square(105.9, 20.2))),
    );
    const { table, guess } = unwrap(await examineFile(source('v.geojson', text), 'villages', merged));
    const read = await streamVillages(mappedRows(table, guess.mapping, [], merged), 'v', merged);
    expect(unwrap(read)).toMatchObject([
      { commune: 'Xã Gia Viễn', district: null, extra: { commune_formerly: 'Gia Vượng' } },
    ]);
    expect(read.issues.map(brief)).toEqual(['1 commune-renamed commune']);
  });

  it('of structures, and of figures of villages', async () => {
    const fill = async (role: 'structures' | 'villageTable', value: Readonly<Record<string, string | number>>) => {
      const [form] = templateSheets(role, profile, 'vi');
      if (!form) throw new Error('a sheet');
      const rows = [form.columns.map(({ header }) => value[header] ?? null)];
      return rowsOf('s.xlsx', await xlsxFile([{ ...form, rows }]), role);
    };
    const poles = await fill('structures', { 'Mã công trình': 'C1', 'Kinh độ': 105.97, 'Vĩ độ': 20.25 });
    expect(unwrap(await streamStructures(poles, 's.xlsx', profile))).toMatchObject([
      { id: 'C1', location: [105.97, 20.25] },
    ]);
    const figures = await fill('villageTable', { 'Mã thôn': '1', 'Số hộ': 240, 'Báo cáo: có cáp quang': 'có' });
    const villages = unwrap(readVillages(collection(villageFeature({ code: '1' })), 'v', profile));
    const joined = unwrap(await joinVillageTable(figures, 's.xlsx', profile, { villages, sample: false }));
    expect(joined.villages).toMatchObject([{ code: '1', households: 240, ftthReported: true, mobileReported: null }]);
  });
});
