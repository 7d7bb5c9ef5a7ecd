import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { landFlaws } from '../../src/ingest/checks/land.ts';
import { polygonFlaws, tidiedPolygon } from '../../src/ingest/checks/polygon-flaws.ts';
import { streamFibre } from '../../src/ingest/fibre.ts';
import { coordinateOf, coordinatePair } from '../../src/ingest/mapping/coordinate-text.ts';
import { dateText, roughDate } from '../../src/ingest/mapping/dates-in-text.ts';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { plainNumber } from '../../src/ingest/mapping/numbers-in-text.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import type { RowFeed } from '../../src/ingest/read-rows.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import { readVillages, streamVillages } from '../../src/ingest/villages.ts';
import { source } from '../support/format-files.ts';
import { damaged, FUZZ_RUNS, seeds } from '../support/fuzz.ts';
import { collection, PROFILE as SMALL, square, unwrap, villageFeature } from '../support/geojson-files.ts';
import { noteInput } from '../support/input-at-hand.ts';
import { runs } from '../support/runs.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };
const VILLAGES = unwrap(readVillages(collection(villageFeature()), 'v', SMALL));
const READERS = {
  villages: streamVillages,
  villageTable: (rows: RowFeed, name: string) =>
    joinVillageTable(rows, name, {}, { villages: VILLAGES, sample: false }),
  stations: streamStations,
  fibre: streamFibre,
} as const;
const ROLES = ['villages', 'villageTable', 'stations', 'fibre'] as const;
const files = await seeds();

/** Every reader of one file: each gives data or says why not, and none throws or hangs. */
async function readAll(name: string, bytes: Uint8Array): Promise<number> {
  noteInput(name, bytes);
  let answers = 0;
  for (const role of ROLES) {
    const examined = await examineFile(source(name, bytes, 97), role, PROFILE);
    if (!examined.ok) {
      expect(examined.issues.length).toBeGreaterThan(0);
      answers++;
      continue;
    }
    const { table, guess } = examined.value;
    const rows = mappedRows(
      table,
      guess.mapping,
      [
        { kind: 'repair', rows: [1, 2] },
        { kind: 'tidy', rows: [1, 3] },
        { kind: 'swap', rows: [2] },
      ],
      PROFILE,
    );
    const read = await READERS[role](rows, name, PROFILE);
    expect(read.ok || read.issues.some(({ severity }) => severity === 'error')).toBe(true);
    answers++;
  }
  return answers;
}

describe('a damaged file gives data or reasons, never a crash', () => {
  it.each(Object.entries(files))(
    '%s',
    async (name, seed) => {
      // A bare part of a Shapefile is read inside an archive of its own.
      const inArchive = /\.(shp|dbf)$/.test(name);
      const wrap = (bytes: Uint8Array): Uint8Array =>
        inArchive
          ? zipSync(
              {
                'l.shp': name === 'a.shp' ? bytes : (files['a.shp'] ?? bytes),
                'l.dbf': name === 'a.dbf' ? bytes : (files['a.dbf'] ?? bytes),
              },
              { level: 0 },
            )
          : bytes;
      await fc.assert(
        fc.asyncProperty(damaged(seed), async (bytes) => {
          expect(await readAll(inArchive ? 'l.zip' : name, wrap(bytes))).toBe(ROLES.length);
        }),
        { numRuns: FUZZ_RUNS },
      );
    },
    FUZZ_RUNS * 1_000,
  );

  it('any bytes under any name', async () => {
    const anyName = fc.constantFrom(...Object.keys(files), 'x', 'x.json', 'x.txt');
    await fc.assert(
      fc.asyncProperty(anyName, fc.uint8Array({ maxLength: 400 }), async (name, bytes) => {
        expect(await readAll(name, bytes)).toBe(ROLES.length);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });

  it('a project', () => {
    fc.assert(
      fc.property(
        damaged(
          zipSync(
            {
              'project.json': new TextEncoder().encode('{"kind":"song-chung-project","version":1,"changes":[]}'),
              'profile.json': new Uint8Array(20),
            },
            { level: 0 },
          ),
        ),
        (bytes) => {
          noteInput('p.zip', bytes);
          const read = readProjectZip(bytes, 'p.zip');
          expect(read.ok || read.issues.length > 0).toBe(true);
        },
      ),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe('any text', () => {
  it('as a number, a coordinate or a date is a finite value, or none', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,-° \'"NEBĐ/:') }));
    fc.assert(
      fc.property(text, fc.constantFrom(',', '.', 'unclear' as const), (value, mark) => {
        const number = plainNumber(value, mark);
        expect(number === null || Number.isFinite(number)).toBe(true);
        const read = coordinateOf(value, mark);
        expect(read === null || Number.isFinite(read.value)).toBe(true);
        const pair = coordinatePair(value, mark);
        expect(pair === null || pair.every((one) => Number.isFinite(one.value))).toBe(true);
        const rough = roughDate(value);
        expect(rough === null || /^\d{4}-\d{2}-\d{2}$/.test(rough)).toBe(true);
        expect(dateText(value, 'dmy')).toBeDefined();
      }),
      { numRuns: FUZZ_RUNS * 3 },
    );
  });

  it('a number written in either way is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
        const written = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        expect(plainNumber(written('vi-VN'), ',')).toBe(value === 0 ? Math.abs(value) : value);
        expect(plainNumber(written('en-US'), '.')).toBe(value === 0 ? Math.abs(value) : value);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe('checks of polygons', () => {
  const numbers = fc.double({ min: 105, max: 106, noNaN: true });
  it('take any rings', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(numbers, numbers), { maxLength: 12 }), { maxLength: 3 }), (rings) => {
        const flaws = polygonFlaws({ type: 'Polygon', coordinates: rings });
        expect(flaws?.every(({ found }) => !found.includes('NaN'))).toBe(true);
        // What the fix draws has none of the flaws that it fixes.
        const left = polygonFlaws(tidiedPolygon({ type: 'Polygon', coordinates: rings }));
        expect(left?.filter(({ code }) => code !== 'polygon-crosses')).toEqual([]);
        const land = landFlaws([{ geometry: [rings] }]);
        expect(land.overlaps).toEqual([]);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });

  it('find as much overlap of two squares as there is', () => {
    const at = fc.double({ min: 0, max: 0.02, noNaN: true });
    fc.assert(
      fc.property(at, at, (dx, dy) => {
        const { overlaps } = landFlaws([
          { geometry: [square(105.9, 20.2, 0.02)] },
          { geometry: [square(105.9 + dx, 20.2 + dy, 0.02)] },
        ]);
        const metres = 111_195;
        const expected = (0.02 - dx) * (0.02 - dy) * metres ** 2 * Math.cos((20.22 * Math.PI) / 180);
        const found = overlaps[0]?.areaM2 ?? 0;
        // A line more or less at the edge, and nothing below the least that is said.
        expect(Math.abs(found - expected)).toBeLessThan(Math.max(2_100, expected * 0.01 + 2_224 * 4));
      }),
      { numRuns: runs(60) },
    );
  });
});
