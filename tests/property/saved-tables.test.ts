import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sheetCsv } from '../../src/export/sheet-csv.ts';
import { villageSheet } from '../../src/export/village-sheets.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { joinVillageTable } from '../../src/ingest/village-table.ts';
import type { Village } from '../../src/model/province.ts';
import { source } from '../support/format-files.ts';
import { runs } from '../support/runs.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';

/** A table that the app has saved can be given back to it: what was reported stays, what was computed is not taken for it. */

const SHOWN = ['population', 'households', 'mobileReported', 'ftthReported', 'ftthHouseholds'] as const;

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSample();
});

const figuresOf = (villages: readonly Village[]) =>
  villages.map((village) => [village.code, ...SHOWN.map((key) => village[key])]);

const reported = fc.constantFrom(true, false, null);
const count = fc.option(fc.integer({ min: 0, max: 5000 }));
const figures = fc.record({
  population: count,
  households: count,
  mobileReported: reported,
  ftthReported: reported,
  ftthHouseholds: count,
});

describe('a saved list of villages', () => {
  it.each(['vi', 'en'] as const)('is read again without a column lost: %s', async (language) => {
    const { profile, province, analysis } = sample;
    await fc.assert(
      fc.asyncProperty(
        fc.array(figures, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('csv', 'xlsx'),
        async (given, format) => {
          const villages = province.villages.map((village, v) => ({ ...village, ...given[v % given.length] }));
          const members = given.map((_, v) => v);
          const about = { language, sources: analysis.sources, remarks: [] };
          const sheet = villageSheet(villages, analysis, members, null, about);
          const file = format === 'csv' ? sheetCsv(sheet) : await xlsxFile([sheet]);
          const opened = await openDelivery(source(`saved.${format}`, file), 'villageTable', profile);
          if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
          const bare = villages
            .slice(0, given.length)
            .map((village) => ({ ...village, ...Object.fromEntries(SHOWN.map((key) => [key, null])) }));
          const borders = { villages: bare, sample: false };
          const read = await joinVillageTable(opened.content, `saved.${format}`, profile, borders);
          if (!read.ok) throw new Error(JSON.stringify(read.issues));
          expect(figuresOf(read.value.villages)).toEqual(figuresOf(villages.slice(0, given.length)));
        },
      ),
      { numRuns: runs(12) },
    );
  });
});
