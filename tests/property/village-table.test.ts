import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import { readVillages } from '../../src/ingest/villages.ts';
import { source } from '../support/format-files.ts';
import { FUZZ_RUNS } from '../support/fuzz.ts';
import { collection, PROFILE as SMALL, unwrap, villageFeature } from '../support/geojson-files.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };
const NAMES = ['Thôn 1', 'Phố 1', 'Thôn Đông', 'Đồng', 'Xóm Dong', 'Bản Tây'];
const COMMUNES = ['Xã Gia Vân', 'Gia Sinh', 'Phường Gia Vân'];

const unit = fc.record({ name: fc.constantFrom(...NAMES), commune: fc.constantFrom(...COMMUNES) });
const row = fc.record({
  code: fc.constantFrom('', '0', '1', '2', '03', '9'),
  name: fc.constantFrom('', ...NAMES, 'dong', 'LẠ'),
  commune: fc.constantFrom('', ...COMMUNES, 'gia van'),
  population: fc.constantFrom('', '12', '1.355', 'nhiều'),
});

describe('a table of villages', () => {
  it(
    'loses no row and no village without a word, whatever is in it',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(unit, { minLength: 1, maxLength: 6 }),
          fc.array(row, { minLength: 1, maxLength: 8 }),
          async (units, rows) => {
            const land = units.map(({ name, commune }, n) =>
              villageFeature({ code: String(n + 1), name, commune, commune_code: null }),
            );
            const villages = unwrap(readVillages(collection(...land), 'v', PROFILE));
            const filled = rows.filter((cells) => Object.values(cells).some((cell) => cell !== ''));
            if (filled.length === 0) return;
            const lines = filled.map(({ code, name, commune, population }) =>
              [code, name, commune, population].join(';'),
            );
            const text = ['Mã thôn;Tên thôn;Xã;Dân số', ...lines].join('\n');
            const feed = await openDelivery(source('b.csv', text), 'villageTable', PROFILE);
            if (!feed.ok) throw new Error(JSON.stringify(feed.issues));
            const read = await joinVillageTable(feed.content, 'b.csv', {}, { villages, sample: false });
            const leftOut = read.issues.filter(({ severity, row: at }) => severity === 'error' && at !== undefined);
            if (!read.ok) {
              expect(new Set(leftOut.map((issue) => issue.row)).size + sameForAll(read.issues)).toBeGreaterThan(0);
              return;
            }
            const { join, said, villages: after } = read.value;
            expect(join.byCode + join.byName).toBe(said.size);
            // A row of a commune without a village stands above its villages, and is counted as such.
            const groups = read.issues.find(({ code }) => code === 'value-from-group');
            expect(said.size + join.unmatchedRows + Number(groups?.found ?? 0)).toBe(filled.length);
            expect(said.size + join.villagesWithoutRow).toBe(villages.length);
            expect(leftOut).toHaveLength(join.unmatchedRows);
            expect(read.issues.filter(({ code }) => code === 'village-without-row')).toHaveLength(
              join.villagesWithoutRow,
            );
            expect(after.map(({ code, geometry }) => [code, geometry])).toEqual(
              villages.map(({ code, geometry }) => [code, geometry]),
            );
          },
        ),
        { numRuns: FUZZ_RUNS },
      );
    },
    200 * FUZZ_RUNS,
  );
});

/** What every row lacks is said once for the whole file. */
function sameForAll(issues: readonly { readonly code: string }[]): number {
  return issues.filter(({ code }) => code === 'column-missing').length;
}
