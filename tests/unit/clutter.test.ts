import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readGround } from '../../scripts/lib/radio.ts';
import { readGround as readGroundOnPage } from '../../src/commands/radio.ts';
import { coverName } from '../../src/i18n/cover-word.ts';
import { coverClasses, withClutter } from '../../src/ingest/ground/clutter.ts';
import { groundSha256, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import type { Ground } from '../../src/model/ground.ts';
import { type AppState, useApp } from '../../src/state/store.ts';
import { groundAround } from '../support/grounds.ts';

/** Heights of classes of land cover, as a province states them. */

const TREES = { code: 10, name: 'Tree cover', clutterM: 15, zone: 4 } as const;
const plain = groundAround([105.9, 20.1], () => ({ heightM: 5 }));
const wooded: Ground = { ...plain, classes: [TREES], sha256: groundSha256({ ...plain, classes: [TREES] }) };

describe('a ground with the heights of a profile', () => {
  it('has them, and is another ground by its hash: nothing that was kept of the old one is taken for it', () => {
    const higher = withClutter(wooded, [{ code: 10, heightM: 22 }]);
    expect(higher.classes).toEqual([{ ...TREES, clutterM: 22 }]);
    expect(higher.sha256).toBe(groundSha256(higher));
    expect(higher.sha256).not.toBe(wooded.sha256);
  });

  it('is the same ground where the profile says nothing else', () => {
    expect(withClutter(wooded, [{ code: 10, heightM: 15 }])).toBe(wooded);
    expect(withClutter(wooded)).toBe(wooded);
  });

  it('gets nothing added where its heights are of the surface', () => {
    const surface: Ground = { ...wooded, heights: 'surface' };
    expect(withClutter(surface, [{ code: 10, heightM: 22 }])).toBe(surface);
  });
});

it('what the profile states counts wherever a ground is read: by the commands and on the page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clutter-'));
  await writeFile(join(folder, 'ground.pack'), writeGroundPack(wooded));
  const clutter = [{ code: 10, heightM: 22 }];
  const byCommand = await readGround(join(folder, 'ground.pack'), clutter, 'vi');
  vi.stubGlobal('fetch', async () => new Response(writeGroundPack(wooded)));
  useApp.setState({ province: { profile: { clutter } } } as unknown as Partial<AppState>);
  const onPage = await readGroundOnPage('https://example.test/ground.pack');
  vi.unstubAllGlobals();
  expect([byCommand.ok && byCommand.ground.classes, onPage.classes]).toEqual(
    [0, 1].map(() => [{ ...TREES, clutterM: 22 }]),
  );
});

it('classes of files are those of WorldCover, and what the profile adds', () => {
  const classes = coverClasses([
    { code: 50, heightM: 12 },
    { code: 51, heightM: 20, name: { vi: 'Trung tâm đô thị', en: 'Town centre' } },
  ]);
  const of = (code: number) => classes.find((one) => one.code === code);
  expect(of(50)).toEqual({ code: 50, name: 'Built-up', clutterM: 12, zone: 4 });
  expect(of(51)).toEqual({ code: 51, name: 'Town centre', clutterM: 20, zone: 4 });
  expect(of(10)?.clutterM).toBe(15);
});

it('classes have a name in the language of the reader: of the profile, else of the product, else of the pack', () => {
  expect(coverName(TREES, 'vi')).toBe('rừng cây');
  expect(coverName(TREES, 'en')).toBe('tree cover');
  expect(coverName({ code: 7, name: 'Rừng tràm' }, 'en')).toBe('Rừng tràm');
  const stated = [{ code: 10, heightM: 9, name: { vi: 'Rừng trồng', en: 'Planted forest' } }];
  expect(coverName(TREES, 'vi', stated)).toBe('Rừng trồng');
  expect(coverClasses([]).filter((one) => coverName(one, 'vi') === one.name)).toEqual([]);
});

it('a profile that states them wrongly is told where', () => {
  const sample = JSON.parse(readFileSync('data/ninh-binh/profile.json', 'utf8'));
  const read = (clutter: unknown) => readProfile(JSON.stringify({ ...sample, clutter }), 'profile.json');
  expect(read([{ code: 50, heightM: 12, source: 'Đo 2025' }]).ok).toBe(true);
  expect(read([{ code: 0, heightM: 12 }]).issues).toMatchObject([
    { field: 'clutter[0].code', expected: 'integer ≥ 1' },
  ]);
  expect(read([{ code: 50, heightM: 900 }]).issues).toMatchObject([
    { field: 'clutter[0].heightM', expected: 'number 0..300' },
  ]);
  const twice = [50, 50].map((code, i) => ({ code, heightM: i }));
  expect(read(twice).issues).toMatchObject([{ field: 'clutter', expected: 'each code once' }]);
});

it('what the page says of files of the ground names no option of a command', () => {
  const said = ['vi', 'en'].flatMap((language) => {
    const words = (part: string): Record<string, string> =>
      JSON.parse(readFileSync(`src/i18n/words/${part}.${language}.json`, 'utf8'));
    const issues = Object.entries(words('ground')).filter(([key]) => key.startsWith('ground.issue.'));
    return [...issues, ...Object.entries(words('ground-import')), ...Object.entries(words('cover'))];
  });
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter(([, sentence]) => /--\w|npm run|\blệnh\b|command/.test(sentence))).toEqual([]);
});
