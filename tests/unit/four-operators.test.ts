import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fourOperators } from '../support/four-operators.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const VILLAGES = join(ROOT, 'data/ninh-binh/villages.geojson');

function analyze(...args: readonly string[]): Promise<{ readonly code: number; readonly stderr: string }> {
  const command = ['--import', 'tsx', 'scripts/analyze.ts', '--lang', 'en', '--villages', VILLAGES, ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { cwd: ROOT }, (error, _, stderr) => done({ code: error ? 1 : 0, stderr }));
  });
}

it('a folder of four operators’ files and a planned list comes to what one clean file does', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'operators-'));
  const { files, clean } = await fourOperators();
  for (const [name, content] of [...files, ['clean.csv', clean] as const]) await writeFile(join(folder, name), content);

  const given = files.flatMap(([name]) => ['--stations', join(folder, name)]);
  const many = await analyze(...given, '--out', join(folder, 'many'));
  const one = await analyze('--stations', join(folder, 'clean.csv'), '--out', join(folder, 'one'));
  expect([many.code, one.code, many.stderr]).toEqual([0, 0, expect.any(String)]);
  for (const name of ['positions.csv', 'villages.csv', 'candidates.csv'])
    expect(await readFile(join(folder, 'many', name), 'utf8'), name).toBe(
      await readFile(join(folder, 'one', name), 'utf8'),
    );
  const { sources, positions } = JSON.parse(await readFile(join(folder, 'many/summary.json'), 'utf8'));
  expect(positions.shared).toBeGreaterThan(0);
  expect(
    sources
      .filter(({ role }: { role: string }) => role === 'stations')
      .map(({ file, date, operators, rows }: Record<string, unknown>) => [file, date, operators, rows]),
  ).toEqual([
    ['Viettel_NB_30.6.2025.xlsx', '2025-06-30', ['Viettel'], 12],
    ['VNPT - BTS 2025-06-30.csv', '2025-06-30', ['VinaPhone'], 12],
    ['MBF 30-06-2025.xlsx', '2025-06-30', ['MobiFone'], 12],
    ['vietnamobile.csv', null, ['Vietnamobile'], 12],
    ['Tram du kien 2026.csv', null, ['Viettel', 'MobiFone'], 24],
  ]);
});
