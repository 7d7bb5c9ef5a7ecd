import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { measurementsGeojson } from '../../src/export/model-geojson.ts';
import { issueSentence } from '../../src/i18n/issues.ts';
import { chooseInputs } from '../../src/ingest/choose-inputs.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { unionOfMeasurements } from '../../src/ingest/deliveries/union.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { streamMeasurements } from '../../src/ingest/measurements.ts';
import { quadkeyCentre } from '../../src/ingest/quadkey.ts';
import { source, workbook } from '../support/format-files.ts';
import { brief, PROFILE as SMALL, unwrap } from '../support/geojson-files.ts';
import { PROFILE as WHOLE_PROFILE } from '../support/province.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };

/** A file whose kind nobody states, as a person drops it. */
async function measured(file: ByteSource) {
  const opened = unwrap(await examineFile(file, null, PROFILE));
  const delivered = await openDelivery(file, opened.guess.mapping.role, PROFILE);
  if (!delivered.ok) throw new Error('cannot be opened');
  const read = await streamMeasurements(delivered.content, file.name, PROFILE);
  return {
    role: opened.guess.mapping.role,
    rows: read.ok ? read.value : [],
    issues: read.issues.map(brief),
  };
}

const DRIVE_TEST = [
  'Thời gian;Kinh độ;Vĩ độ;Nhà mạng;Công nghệ;RSRP (dBm);DL (Mbps)',
  '12/05/2025 08:31;105,97;20,25;VNPT;4G LTE;-97,5;31,2',
  '12/05/2025 08:32;105,98;20,25;VNPT;4G LTE;-300;',
  '12/05/2025 08:33;;;VNPT;4G;-101;',
].join('\n');

/** Middle of Bing's tile of level 16 at 105.9741, 20.2529, reckoned by hand from the formula of the tile system. */
const QUADKEY = '1322101303013013';

describe('a file of measurements', () => {
  it('of a drive test is recognised by its columns, and what cannot be is unknown and named', async () => {
    const { role, rows, issues } = await measured(source('drive.csv', DRIVE_TEST));
    expect(role).toBe('measurements');
    expect(rows).toMatchObject([
      {
        location: [105.97, 20.25],
        operator: 'VinaPhone',
        technology: '4G',
        rsrpDbm: -97.5,
        downloadMbps: 31.2,
        uploadMbps: null,
        samples: null,
        time: '2025-05-12',
      },
    ]);
    expect(issues).toEqual([
      '2 value-broken rsrp_dbm',
      '2 value-missing! rsrp_dbm | download_mbps | upload_mbps',
      '3 geometry-missing!',
    ]);
  });

  it('by commune names a commune that the province does not have, and the one most like it', async () => {
    const communes = [{ name: 'Xã Cúc Phương' }, { name: 'Xã Kim Đông', formerly: [{ name: 'Thị trấn Bình Minh' }] }];
    const text = 'commune,download_mbps\nXã Cúc Phuong,50\nXã Cuc Phươg,51\nTT Bình Minh,52\nXã Bát Tràng,53\n';
    const profile = { ...PROFILE, communes };
    const opened = await openDelivery(source('c.csv', text), 'measurements', profile);
    if (!opened.ok) throw new Error('cannot be opened');
    const read = await streamMeasurements(opened.content, 'c.csv', profile);
    expect(read.ok && read.value).toHaveLength(4);
    const unlisted = read.issues.filter(({ code }) => code === 'commune-unlisted');
    expect(unlisted).toMatchObject([
      { severity: 'warning', row: 2, found: 'Xã Cuc Phươg', expected: 'Xã Cúc Phương' },
      { severity: 'warning', row: 4, found: 'Xã Bát Tràng' },
    ]);
    expect(unlisted[1]).not.toHaveProperty('expected');
    const [typed, other] = unlisted.map((issue) => issueSentence(issue, 'vi'));
    expect(typed).toBe(
      '“Xã Cuc Phươg” không có trong danh mục xã của tỉnh; gần giống nhất: “Xã Cúc Phương”. Dòng vẫn giữ.',
    );
    expect(other).toBe('“Xã Bát Tràng” không có trong danh mục xã của tỉnh. Dòng vẫn giữ.');
  });

  it('by commune needs no coordinates, and keeps how many samples a line stands for', async () => {
    const table = await workbook([
      ['Xã', 'Nhà mạng', 'Tốc độ tải xuống (Mb/s)', 'Tốc độ tải lên (Mb/s)', 'Số mẫu'],
      ['Xã An', 'Viettel', 52.4, 18.1, 412],
    ]);
    const { role, rows, issues } = await measured(source('i-speed.xlsx', table));
    expect(role).toBe('measurements');
    expect(issues).toEqual([]);
    expect(rows).toMatchObject([
      { location: null, commune: 'Xã An', operator: 'Viettel', downloadMbps: 52.4, uploadMbps: 18.1, samples: 412 },
    ]);
  });

  it.each([
    ['CSV', async () => source('tiles.csv', `quadkey,avg_d_kbps,avg_u_kbps,tests\n${QUADKEY},48500,14200,37\n`)],
    ['Parquet', async () => source('tiles.parquet', parquet())],
    ['GeoJSON', async () => source('tiles.geojson', JSON.stringify(TILES))],
    ['Parquet with the middle of the tile, and columns of other kinds', async () => source('xy.parquet', oddParquet())],
    [
      'CSV with a shape',
      async () => source('tiles2.csv', `tile,avg_d_kbps,avg_u_kbps,tests\n"${WKT}",48500,14200,37\n`),
    ],
  ])('of Ookla is read as %s: kilobits become megabits, and the middle of a tile is its place', async (_, file) => {
    const { role, rows } = await measured(await file());
    expect(role).toBe('measurements');
    expect(rows).toMatchObject([{ downloadMbps: 48.5, uploadMbps: 14.2, samples: 37, operator: null }]);
    expect(rows[0]?.location?.[0]).toBeCloseTo(CENTRE[0], 4);
    expect(rows[0]?.location?.[1]).toBeCloseTo(CENTRE[1], 4);
    // A tile of level 16 is 0.0055 degrees wide: the place that it was named for is in it.
    expect(Math.abs(CENTRE[0] - 105.9741)).toBeLessThan(0.0028);
    expect(Math.abs(CENTRE[1] - 20.2529)).toBeLessThan(0.0028);
  });

  it('of the whole country is read for the province: what lies elsewhere is counted once', async () => {
    const text = `quadkey,avg_d_kbps,avg_u_kbps,tests\n${QUADKEY},48500,14200,37\n0231301203311211,1,1,1\n0231301203311212,1,1,1\n`;
    const { rows, issues } = await measured(source('tiles.csv', text));
    expect(rows).toHaveLength(1);
    expect(issues).toEqual(['coordinates-far']);
  });

  it('that is cut short, or claims what it has not, is refused in words', async () => {
    const whole = parquet();
    for (const bytes of [whole.subarray(0, 60), new TextEncoder().encode('PAR1 this is no table PAR1')]) {
      const examined = await examineFile(source('broken.parquet', bytes), null, PROFILE);
      expect(examined.ok).toBe(false);
      expect(examined.issues.map(({ code }) => code)).toEqual(['file-unreadable']);
    }
  });

  it('is the same again after it was written into a project', async () => {
    const rows = [
      ...(await measured(source('drive.csv', DRIVE_TEST))).rows,
      ...(await measured(source('c.csv', 'commune,operator,download_mbps,samples\nXã An,Viettel,52.4,412\n'))).rows,
    ];
    const again = await streamMeasurements(chunk(measurementsGeojson(rows)), 'm.geojson', PROFILE);
    expect(again.ok && again.value).toEqual(rows);
  });
});

it('names the middle of a tile by its quadkey, and of nothing else', () => {
  expect(quadkeyCentre('0')).toEqual([-90, expect.closeTo(66.5133, 3)]);
  expect(quadkeyCentre('3')).toEqual([90, expect.closeTo(-66.5133, 3)]);
  for (const none of ['', '4', '12a', '1'.repeat(31)]) expect(quadkeyCentre(none)).toBeNull();
});

it('measurements that two files tell alike are counted once, and equal ones of one file each', () => {
  const one = { ...MEASUREMENT, time: '2025-05-12' };
  const united = unionOfMeasurements([
    { file: 'a.csv', date: '2025-05-01', value: [one, one] },
    { file: 'b.csv', date: '2025-06-01', value: [one, { ...one, rsrpDbm: -90 }] },
  ]);
  expect(united.value).toHaveLength(2);
  expect(united.outdated).toEqual([2, 0]);
});

it('is loaded beside the other files, with its own source', async () => {
  const profile = { ...WHOLE_PROFILE, data: {} };
  const choice = chooseInputs(profile, [{ role: 'measurements', name: 'drive.csv' }]);
  const { province } = await loadProvince(profile, choice, async () => {
    const rows = await openDelivery(source('drive.csv', DRIVE_TEST), 'measurements', PROFILE);
    return rows.ok ? rows : { ok: false, issues: rows.issues };
  });
  expect(province.measurements).toHaveLength(1);
  expect(province.sources).toMatchObject([{ role: 'measurements', file: 'drive.csv', rows: 1, date: '2025-05-12' }]);
});

const CENTRE = quadkeyCentre(QUADKEY) ?? [0, 0];
const [X, Y] = CENTRE;
const RING = [
  [X - 0.002, Y - 0.002],
  [X + 0.002, Y - 0.002],
  [X + 0.002, Y + 0.002],
  [X - 0.002, Y + 0.002],
  [X - 0.002, Y - 0.002],
];
const WKT = `POLYGON((${RING.map((at) => at.join(' ')).join(', ')}))`;
const TILES = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { avg_d_kbps: 48500, avg_u_kbps: 14200, tests: 37 },
      geometry: { type: 'Polygon', coordinates: [RING] },
    },
  ],
};

function parquet(): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'quadkey', data: [QUADKEY], type: 'STRING' },
        { name: 'tile', data: [WKT], type: 'STRING' },
        { name: 'avg_d_kbps', data: [48500n], type: 'INT64' },
        { name: 'avg_u_kbps', data: [14200n], type: 'INT64' },
        { name: 'tests', data: [37n], type: 'INT64' },
      ],
    }),
  );
}

/** Letters of another size, no quadkey, a column of objects, and an index that a program has left. */
function oddParquet(): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'tile_x', data: [X], type: 'DOUBLE' },
        { name: 'tile_y', data: [Y], type: 'DOUBLE' },
        { name: 'AVG_D_KBPS', data: [48500], type: 'INT32' },
        { name: 'Avg_U_Kbps', data: [14200n], type: 'INT64' },
        { name: 'avg_lat_ms', data: [Number.NaN], type: 'DOUBLE' },
        { name: 'Tests', data: [37], type: 'DOUBLE' },
        { name: 'bbox', data: [{ xmin: 1 }], type: 'JSON' },
        { name: '__index_level_0__', data: [0n], type: 'INT64' },
      ],
    }),
  );
}

async function* chunk(text: string) {
  yield new TextEncoder().encode(text);
}

const MEASUREMENT = {
  commune: null,
  operator: 'Viettel',
  technology: '4G',
  rsrpDbm: -100,
  downloadMbps: null,
  uploadMbps: null,
  samples: null,
  time: null,
  source: null,
  location: [105.97, 20.25],
  extra: {},
} as const;
