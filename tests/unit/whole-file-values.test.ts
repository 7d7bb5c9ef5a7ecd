import { describe, expect, it } from 'vitest';
import { dateInText } from '../../src/ingest/deliveries/date-in-text.ts';
import { valuesFromNames } from '../../src/ingest/deliveries/name-values.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { IssueLog } from '../../src/ingest/issue-log.ts';
import type { FixedValues } from '../../src/model/delivery.ts';
import type { ImportRole } from '../../src/model/mapping.ts';
import { PROFILE } from '../support/province.ts';

const profile = {
  ...PROFILE,
  operators: [
    { id: 'Viettel', aliases: ['VTL'], colour: '#000000' },
    { id: 'VinaPhone', aliases: ['VNPT'], colour: '#000000' },
    { id: 'MobiFone', aliases: ['MBF'], colour: '#000000' },
  ],
  technologies: [...PROFILE.technologies, { id: '5G', broadband: true, defaultRadiusM: { urban: 1, other: 1 } }],
  communes: [{ name: 'Xã Gia Lập' }, { name: 'Phường Đông Thành', formerly: [{ name: 'Phường Ninh Khánh' }] }],
};

describe('a date in a name', () => {
  it.each([
    ['Viettel 30.6.2025.xlsx', '2025-06-30'],
    ['Viettel_30_06_2025', '2025-06-30'],
    ['bts-2025-06-30-final', '2025-06-30'],
    ['bts_20250630', '2025-06-30'],
    ['Số liệu đến ngày 30 tháng 6 năm 2025', '2025-06-30'],
    ['BTS T6.2025', '2025-06'],
    ['BTS tháng 6/2025', '2025-06'],
    ['BTS quý II-2025', '2025-06'],
    ['Q4_2024', '2024-12'],
    ['Viettel_NB_2025.xlsx', '2025'],
    ['Quy hoạch 2021-2025', null],
    ['tram 31.2.2025', '2025-02'],
    ['BTS 1800', null],
    // Days, with any sign between, or none.
    ['30-6-2025', '2025-06-30'],
    ['30 / 6 / 2025', '2025-06-30'],
    ['1 6 2025', '2025-06-01'],
    ['2025.6.3', '2025-06-03'],
    ['2025 06 30', '2025-06-30'],
    ['30062025', '2025-06-30'],
    ['ngày 1 tháng 2 năm 2024', '2024-02-01'],
    ['từ 1.1.2024 đến 30.6.2025', '2025-06-30'],
    // Numbers that go on are no dates.
    ['130.6.2025', '2025-06'],
    ['30.6.20251', null],
    ['2025063012', null],
    ['12025', null],
    // Months and quarters.
    ['Quý 3 năm 2024', '2024-09'],
    ['q1.2025', '2025-03'],
    ['Quý 2/2025', '2025-06'],
    ['quý I 2025', '2025-03'],
    ['quý III/2024', '2024-09'],
    ['Quý IV-2023', '2023-12'],
    ['quý 5/2025', '2025-05'],
    ['tháng 12 năm 2024', '2024-12'],
    ['t1 2024', '2024-01'],
    ['12/2024', '2024-12'],
    ['số liệu 2025-06', '2025-06'],
    ['2025/6', '2025-06'],
    ['tháng 1/2024 và tháng 2/2024', '2024-02'],
    ['tháng 13/2025', '2025'],
    ['tháng 0/2025', '2025'],
    // Years, and what a file is about.
    ['năm 2024, 2023', '2023'],
    ['2049', '2049'],
    ['2050', null],
    ['Kế hoạch 2021 – 2025, số liệu 2024', '2024'],
    ['2021 đến 2025', null],
    [`${'x '.repeat(250)}2025`, null],
    [`${'x '.repeat(247)}2025`, '2025'],
  ])('%s → %s', (text, date) => expect(dateInText(text)).toBe(date));
});

describe('what names of files say of all rows', () => {
  const said = (
    file: string,
    sheet: string | null = null,
    folder: string | null = null,
    role: ImportRole = 'stations',
  ) =>
    Object.fromEntries(
      valuesFromNames({ file, sheet, folder }, role, profile).map(({ field, value }) => [field, value]),
    );

  it.each([
    ['Viettel_NB_2025.xlsx', { operator: 'Viettel' }],
    ['ViettelNB2025.xlsx', { operator: 'Viettel' }],
    ['DS tram VNPT 4G.csv', { operator: 'VinaPhone', technologies: '4G' }],
    ['MBF-2G4G.csv', { operator: 'MobiFone', technologies: '2G;4G' }],
    ['mbfile.csv', {}],
    ['Viettel va VNPT.csv', {}],
    ['Trạm dự kiến 2026 - VTL.xlsx', { operator: 'Viettel', status: 'planned' }],
    ['Quy_hoach_BTS.csv', { status: 'planned' }],
    ['Sở Kế hoạch và Đầu tư.csv', {}],
    ['Kế hoạch rà soát hiện trạng.csv', {}],
    ['BTS khu vực đô thị.csv', { area_class: 'urban' }],
  ])('%s', (file, values) => expect(said(file)).toEqual(values));

  it('take the sheet before the file, and the file before the folder', () => {
    expect(said('Viettel.xlsx', 'VNPT', 'MBF')).toEqual({ operator: 'VinaPhone' });
    expect(said('tram.xlsx', 'Sheet1', 'MBF')).toEqual({ operator: 'MobiFone' });
  });

  it('name the commune of a list of villages', () => {
    expect(said('Danh sách thôn xã Gia Lập 2025.xlsx', null, null, 'villageTable')).toEqual({ commune: 'Xã Gia Lập' });
    expect(said('thon.xlsx', 'Đông Thành', null, 'villages')).toEqual({ commune: 'Phường Đông Thành' });
  });
});

async function rowsOf(file: string, text: string, values: FixedValues = {}, role: ImportRole = 'stations') {
  const bytes = new TextEncoder().encode(text);
  const source: ByteSource = {
    name: file,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
  const opened = await openDelivery(source, role, profile, { values });
  if (!opened.ok) throw new Error('no rows');
  const log = new IssueLog(file);
  const rows: Record<string, unknown>[] = [];
  await opened.content.feed(log, (_, properties) => rows.push({ ...properties }));
  return { rows, date: opened.date, issues: log.list().map(({ code, field, found }) => `${code} ${field} ${found}`) };
}

describe('rows without a value of their own', () => {
  const PLAIN = 'Mã trạm,Công nghệ,Kinh độ,Vĩ độ\na,4G,106.01,20.21\nb,4G,106.02,20.22\n';

  it('take the operator of the file’s name, which is noted', async () => {
    const { rows, date, issues } = await rowsOf('Viettel_NB_2025.csv', PLAIN);
    expect(rows.map(({ id, operator }) => [id, operator])).toEqual([
      ['a', 'Viettel'],
      ['b', 'Viettel'],
    ]);
    expect(date).toBe('2025');
    expect(issues).toEqual(['value-from-name operator Viettel']);
  });

  it('take what a person stated before what a name says, in any spelling', async () => {
    const { rows, issues } = await rowsOf('Viettel.csv', PLAIN, {
      operator: 'VNPT',
      commissioned: '30.6.2025',
      area_class: 'Đô thị',
    });
    expect(rows[0]).toMatchObject({ operator: 'VinaPhone', commissioned: '2025-06-30', area_class: 'urban' });
    expect(issues).toEqual([]);
  });

  it('and those that have one keep it', async () => {
    const { rows } = await rowsOf(
      'Viettel.csv',
      'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ\na,VNPT,4G,106,20.2\nb,,4G,106,20.2\n',
    );
    expect(rows.map(({ operator }) => operator)).toEqual(['VinaPhone', 'Viettel']);
  });

  it('are planned where the file is called so; its one column of dates is then of the plan', async () => {
    const text = 'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ,Ngày phát sóng\na,VNPT,4G,106,20.2,30/6/2026\n';
    const { rows, date } = await rowsOf('Tram du kien 2026.csv', text);
    expect(rows).toMatchObject([{ status: 'planned', planned_date: '2026-06-30' }]);
    expect(rows[0]?.commissioned).toBeUndefined();
    expect(date).toBeNull();
  });
});

describe('group rows', () => {
  it('give their operator to the stations below, and are no stations', async () => {
    const text =
      'STT,Mã trạm,Công nghệ,Kinh độ,Vĩ độ\nA,VIETTEL,,,\n1,a,4G,106.01,20.2\n2,b,4G,106.02,20.2\nB,VNPT,,,\n1,c,4G,106.03,20.2\n';
    const { rows, issues } = await rowsOf('tram.csv', text);
    expect(rows.map(({ id, operator }) => [id, operator])).toEqual([
      ['a', 'Viettel'],
      ['b', 'Viettel'],
      ['c', 'VinaPhone'],
    ]);
    expect(issues).toEqual(['value-from-group operator 2']);
  });

  it('of communes stand above villages, with sums beside them', async () => {
    const text =
      'STT,Tên thôn,Dân số,Số hộ\nI,Phường Đông Thành,900,300\n1,Phố 1,400,100\n2,Phố 2,500,200\nII,Xã Gia Lập,100,30\n1,Thôn 1,100,30\n';
    const { rows } = await rowsOf('thon.csv', text, {}, 'villageTable');
    expect(rows.map(({ name, commune, population }) => [name, commune, population])).toEqual([
      ['Phố 1', 'Phường Đông Thành', 400],
      ['Phố 2', 'Phường Đông Thành', 500],
      ['Thôn 1', 'Xã Gia Lập', 100],
    ]);
  });

  it('end with the group around them', async () => {
    const text =
      'STT,Mã trạm,Công nghệ,Kinh độ,Vĩ độ\nA,VIETTEL,,,\nI,Trạm dự kiến,,,\n1,a,4G,106.01,20.2\nB,VNPT,,,\n1,c,4G,106.03,20.2\n2,d,4G,106.04,20.2\n';
    const { rows } = await rowsOf('tram.csv', text);
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'planned'],
      ['c', undefined],
      ['d', undefined],
    ]);
  });

  it('are not seen in a list of communes', async () => {
    const text = 'Tên đơn vị,Dân số,Số hộ\nXã Gia Lập,,\nPhường Đông Thành,500,100\nXã Gia Vân,,\n';
    const { rows } = await rowsOf('xa.csv', text, {}, 'villageTable');
    expect(rows).toHaveLength(3);
  });
});
