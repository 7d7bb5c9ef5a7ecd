import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateSample2025 } from '../../scripts/sample/generate.ts';
import units from '../../scripts/sample/sources/units-2025.json' with { type: 'json' };
import { withStatedFiles } from '../../scripts/sample/stated-files.ts';
import { villagesByCommune } from '../../src/analysis/commune-tiers.ts';
import { readSample } from '../support/sample-province.ts';

/** The second illustration: Ninh Bình since 1/7/2025, its stations in five deliveries. */

const FOLDER = new URL('../../data/ninh-binh-2025/', import.meta.url);
const loaded = readSample('ninh-binh-2025');

test('the generator writes the committed files, to the byte', { timeout: 180_000 }, () => {
  const made = new Map([...generateSample2025()].map(([name, content]) => [name, Buffer.from(content)]));
  for (const [name, bytes] of made) {
    // toBe on megabytes prints megabytes: compare first.
    expect(readFileSync(new URL(name, FOLDER)).equals(bytes), name).toBe(true);
  }
  const profile = readFileSync(new URL('profile.json', FOLDER), 'utf8');
  expect(withStatedFiles(profile, made) === profile, 'profile').toBe(true);
  expect(profile.match(/"sha256"/g)).toHaveLength(made.size);
});

test('129 true communes, formed of 398, and no districts', async () => {
  const { profile, province } = await loaded;
  const truth = units.flatMap(({ communes }) => communes.map(({ code, name }) => `${code} ${name}`)).sort();
  expect(truth).toHaveLength(129);
  expect((profile.communes ?? []).map(({ code, name }) => `${code} ${name}`)).toEqual(truth);
  const named = [...new Set(province.villages.map(({ communeCode, commune }) => `${communeCode} ${commune}`))].sort();
  expect(named).toEqual(truth);
  expect(profile.tiers).toEqual(['commune']);
  expect(province.villages.filter(({ district, districtCode }) => district ?? districtCode)).toEqual([]);
  // Two names stand for two communes each: Nam Điền and Hồng Quang lay in two districts of Nam Định.
  const former = units.flatMap(({ province: of, communes }) =>
    communes.flatMap(({ formerly }) => formerly.map((name) => `${of} ${name}`)),
  );
  expect(new Set(former).size).toBe(398 - 2);
});

test('every village can be shown by the commune that its land was in before', async () => {
  const { profile, province } = await loaded;
  const communes = profile.communes ?? [];
  expect(villagesByCommune(province.villages, communes, 'now').undecided).toEqual([]);
  const told = new Map(communes.map(({ name, formerly = [] }) => [name, formerly.map((one) => one.name)]));
  for (const { commune, extra } of province.villages) expect(told.get(commune ?? '')).toContain(extra.commune_formerly);
});

test('a period and a goal of its own, no baseline, every file marked a sample', async () => {
  const { profile, province } = await loaded;
  expect(profile.periods).toEqual([{ id: '2026-2030', from: '2026-01-01', to: '2030-12-31', goal: 0.4 }]);
  expect(profile.baseline).toBeUndefined();
  expect(province.sources.filter(({ sample }) => !sample)).toEqual([]);
});

test('stations are the union of four operators and a list of planned ones, of several dates', async () => {
  const { province, issues } = await loaded;
  const sources = province.sources.filter(({ role }) => role === 'stations');
  expect(sources.map(({ file }) => file)).toEqual([
    'viettel.csv',
    'vinaphone.csv',
    'mobifone.csv',
    'vietnamobile.csv',
    'planned.csv',
  ]);
  expect(sources.map(({ operators }) => operators?.length)).toEqual([1, 1, 1, 1, 4]);
  expect(new Set(sources.map(({ date }) => date)).size).toBeGreaterThan(1);
  expect(province.stations).toHaveLength(sources.reduce((sum, { rows }) => sum + rows, 0));
  expect(province.villages).toHaveLength(3954);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});
