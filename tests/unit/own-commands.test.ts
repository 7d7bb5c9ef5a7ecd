import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readInputs } from '../../scripts/lib/read-inputs.ts';
import { shapefileZip, workbook } from '../support/format-files.ts';
import { unwrap } from '../support/geojson-files.ts';
import { tcvn3 } from '../support/legacy-bytes.ts';

/** The commands take what the screen takes. */

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'song-chung-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function command(script: string, ...args: string[]): Promise<{ code: number; lines: string[]; stderr: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'scripts', script), ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, lines: stdout.trim().split('\n'), stderr });
      },
    );
  });
}

const square = (west: number) =>
  [
    [west, 20.2],
    [west, 20.25],
    [west + 0.05, 20.25],
    [west + 0.05, 20.2],
    [west, 20.2],
  ] as const;
const villages = file(
  'thon.zip',
  shapefileZip({
    kind: 'polygon',
    shapes: [[square(105.9)], [square(105.95)]],
    records: ['đồng văn', 'gia sinh'].map((name, n) => ({
      MATHON: `V${n}`,
      TENTHON: `thôn ${name}`,
      MAXA: '1',
      TENXA: 'xã gia vân',
      MAHUYEN: '9',
      TENHUYEN: 'gia viễn',
    })),
    encode: tcvn3,
  }),
);
const stations = file(
  'trạm.xlsx',
  await workbook(
    [
      ['Mã trạm', 'Doanh nghiệp', 'X (m)', 'Y (m)', 'Công nghệ'],
      ['A', 'VNPT', 2236000, 596000, '4G/LTE'],
      ['B', 'FPT', 2236000, 596000, '4G'],
    ],
    ['BÁO CÁO'],
  ),
);

describe('the commands', () => {
  it('validate says what is wrong in a workbook by the rows of Excel, after the villages of a Shapefile', async () => {
    const { code, lines } = await command('validate.ts', stations, villages);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^trạm\.xlsx:4: operator: Doanh nghiệp “FPT”/);
    expect(lines.at(-1)).toBe('1 lỗi, 0 cảnh báo trong 2 tệp.');
  });

  it('analyze computes with them, and names them among the sources', async () => {
    const out = join(folder, 'out');
    const { code, stderr } = await command('analyze.ts', '--villages', villages, '--stations', stations, '--out', out);
    expect([code, stderr.includes('FPT')]).toEqual([0, true]);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary.villages.total).toBe(2);
    expect(summary.positions.total).toBe(1);
    expect(
      summary.sources.map((source: { file: string; sha256: string }) => [source.file, source.sha256.length]),
    ).toContainEqual(['thon.zip', 64]);
    expect(readFileSync(join(out, 'villages.csv'), 'utf8')).toContain('thôn đồng văn');
  });

  it('take a value for the rows of a file that have none, and refuse one of no file or no field', async () => {
    const bare = file('tram viettel.csv', new TextEncoder().encode('id,lon,lat,technologies\nA,105.92,20.22,4G\n'));
    const out = join(folder, 'out-with');
    const inputs = ['--villages', villages, '--stations', bare, '--out', out];
    const named = ['--with', 'tram viettel.csv:operator=Viettel', '--with', 'tram viettel.csv:date=30/6/2025'];
    expect((await command('analyze.ts', ...inputs, ...named)).code).toBe(0);
    const { sources } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(sources.at(-1)).toMatchObject({ file: 'tram viettel.csv', date: '2025-06-30', operators: ['Viettel'] });
    const wrong = ['--with', 'tram viettel.csv:operater=Viettel'];
    expect(await command('analyze.ts', ...inputs, ...wrong)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--with tram viettel.csv:operater=Viettel: date | from | id | operator'),
    });
    expect(await command('analyze.ts', ...inputs, '--with', 'tram.csv:operator=Viettel')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('thon.zip | tram viettel.csv'),
    });
  });

  it('compare writes what is new, gone and moved between two files, and in which villages', async () => {
    const header = 'id,operator,lon,lat,technologies\n';
    const june = file(
      'thang 6.csv',
      new TextEncoder().encode(`${header}A,Viettel,105.92,20.22,4G\nB,Viettel,105.97,20.22,4G\n`),
    );
    const july = file(
      'thang 7.csv',
      new TextEncoder().encode(`${header}A,Viettel,105.921,20.22,4G\nC,Viettel,105.92,20.23,4G\n`),
    );
    const out = join(folder, 'out-compare');
    const sides = ['--before', '--stations', june, '--after', '--stations', july];
    expect((await command('compare.ts', '--villages', villages, ...sides, '--out', out)).code).toBe(0);
    const table = (name: string) =>
      readFileSync(join(out, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .trim()
        .split(/\r?\n/);
    const rows = table('rows.csv');
    expect(rows.slice(0, 3)).toEqual([
      'kind,what,operator,id,name,distance_m,field,before,after',
      'stations,new,Viettel,C,,,,,',
      'stations,gone,Viettel,B,,,,,',
    ]);
    expect(rows[3]).toMatch(/^stations,moved,Viettel,A,,104\./);
    expect(table('villages.csv').map((row) => row.split(',').slice(0, 5))).toEqual([
      ['code', 'name', 'commune', 'mobile_computed_before', 'mobile_computed_after'],
      ['V0', 'thôn đồng văn', 'xã gia vân', 'partial', 'partial'],
      ['V1', 'thôn gia sinh', 'xã gia vân', 'partial', 'uncovered'],
    ]);
    const { rows: counts } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(counts.stations).toEqual({ new: 1, gone: 1, moved: 1, changed: 0, same: 0 });
  });

  it('take a table of villages beside their borders, or to the borders of the profile, and count what fitted', async () => {
    const table = file(
      'bảng thôn.csv',
      tcvn3('mã thôn;tên thôn;xã;dân số\nV0;thôn đồng văn;gia vân;1.355\n;gia sinh;gia vân;20\n;gia hạ;gia vân;9\n'),
    );
    const { code, lines } = await command('validate.ts', table, villages);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^bảng thôn\.csv:3: name: Không có ranh giới nào của “gia hạ, gia vân”/);
    expect(lines).toContain(
      'bảng thôn.csv: ghép được 2 thôn (1 theo mã, 1 theo tên); 1 dòng không ghép được; 0 thôn có ranh giới mà không có dòng.',
    );
    const out = join(folder, 'out-table');
    const inputs = ['--villages', villages, '--village-table', table, '--stations', stations];
    expect((await command('analyze.ts', ...inputs, '--out', out)).code).toBe(0);
    expect(readFileSync(join(out, 'villages.csv'), 'utf8')).toMatch(/^V0,thôn đồng văn,.*,1355,/m);
    const { sources } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(sources.map(({ role }: { role: string }) => role)).toEqual([
      'profile',
      'villages',
      'villageTable',
      'stations',
    ]);

    const sample = file('ninh binh.csv', new TextEncoder().encode('Mã thôn,Dân số\n14320001,7\n'));
    const read = unwrap(
      await readInputs({
        profile: join(ROOT, 'data/ninh-binh/profile.json'),
        inputs: [{ role: 'villages', path: sample }],
      }),
    );
    expect(read.province.sources.map(({ role, sample: of }) => [role, of])).toEqual([
      ['villages', true],
      ['villageTable', false],
      ['stations', true],
      ['fibre', true],
    ]);
    expect(read.province.villages.filter(({ population }) => population === 7)).toHaveLength(1);
  });

  it('read each format into the same model', async () => {
    const csv = file(
      'tram.csv',
      new TextEncoder().encode('id,operator,technologies,lon,lat\nA,VinaPhone,4G,105.92,20.22\n'),
    );
    const xlsx = file(
      'tram.xlsx',
      await workbook([
        ['Mã trạm', 'Nhà mạng', 'Công nghệ', 'Kinh độ', 'Vĩ độ'],
        ['A', 'VNPT', 'LTE', 105.92, 20.22],
      ]),
    );
    const profile = join(ROOT, 'data/ninh-binh/profile.json');
    const [one, other] = await Promise.all(
      [csv, xlsx].map((path) => readInputs({ profile, inputs: [{ role: 'stations', path }] })),
    );
    if (!one || !other) throw new Error('two');
    expect(unwrap(one).province.stations).toEqual(unwrap(other).province.stations);
  });
});
