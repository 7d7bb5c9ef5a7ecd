import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVillages } from '../../src/ingest/villages.ts';
import {
  briefs,
  collection,
  feature,
  PROFILE,
  point,
  polygon,
  square,
  unwrap,
  villageFeature,
} from '../support/geojson-files.ts';

const read = (...features: unknown[]) => readVillages(collection(...features), 'v.geojson', PROFILE);
/** Issues of a second row, beside a first that is right. */
const issuesOf = (second: unknown) => briefs(read(villageFeature(), second));
const other = (properties: Record<string, unknown>, geometry?: unknown) =>
  villageFeature({ code: 'V2', ...properties }, geometry);

describe('villages', () => {
  it('reads every column, and keeps those it does not know', () => {
    const result = read(
      villageFeature({
        code: 12345,
        kind: ' xóm ',
        population: 820,
        households: '205',
        mobile_reported: 'Có',
        ftth_reported: 'no',
        ftth_households: 100,
        weight: 2.5,
        ghi_chu: '<b>x</b>',
      }),
    );
    expect(result.issues).toEqual([]);
    expect(unwrap(result)).toEqual([
      {
        code: '12345',
        name: 'Thôn Một',
        kind: 'xóm',
        communeCode: '1',
        commune: 'Gia Vân',
        districtCode: '9',
        district: 'Gia Viễn',
        population: 820,
        households: 205,
        mobileReported: true,
        ftthReported: false,
        ftthHouseholds: 100,
        planWeight: 2.5,
        geometry: [square(105.9, 20.2)],
        extra: { ghi_chu: '<b>x</b>' },
      },
    ]);
  });

  it('leaves the unknown unknown: empty is null, never 0 or false', () => {
    const [village] = unwrap(read(villageFeature({ population: '', households: null, mobile_reported: '  ' })));
    expect(village).toMatchObject({ population: null, households: null, mobileReported: null, ftthReported: null });
  });

  it.each([
    ['yes', true],
    ['TRUE', true],
    [true, true],
    [1, true],
    ['1', true],
    ['no', false],
    ['Không', false],
    [0, false],
    [false, false],
  ])('reads %j as %j', (given, expected) => {
    expect(unwrap(read(villageFeature({ mobile_reported: given })))[0]?.mobileReported).toBe(expected);
  });

  it('forgets a broken optional value with a warning, and keeps the row', () => {
    const given = {
      population: '1.355',
      households: -1,
      mobile_reported: 'maybe',
      ftth_households: { a: 1 },
      kind: [],
    };
    const result = read(villageFeature(given));
    expect(briefs(result).sort()).toEqual(
      Object.keys(given)
        .map((field) => `1 value-broken ${field}`)
        .sort(),
    );
    expect(unwrap(result)[0]).toMatchObject({ population: null, households: null, mobileReported: null, kind: null });
  });

  it('doubts more households with fibre than households', () => {
    expect(issuesOf(other({ households: 10, ftth_households: 11 }))).toEqual(['2 value-implausible ftth_households']);
  });

  it('leaves out a row without code or name, and says once if none has one', () => {
    expect(issuesOf(other({ name: ' ' }))).toEqual(['2 value-missing! name']);
    const none = read(villageFeature({ name: null }), villageFeature({ name: undefined }));
    expect(none.ok).toBe(false);
    expect(briefs(none)).toEqual(['column-missing! name', 'nothing-usable!']);
  });

  it('leaves out the later of two rows with one code, and names the first', () => {
    const { issues } = read(villageFeature(), villageFeature({ code: 'V9' }), villageFeature({ code: ' V1 ' }));
    expect(issues).toMatchObject([{ code: 'duplicate-id', severity: 'error', row: 3, found: 'V1', expected: 'row 1' }]);
  });

  it('does not take a row that was left out for the first', () => {
    const result = read(villageFeature({}, null), villageFeature());
    expect(briefs(result)).toEqual(['1 geometry-missing!']);
    expect(unwrap(result)).toHaveLength(1);
  });

  it.each([
    ['no geometry', null, 'geometry-missing!'],
    ['a point', point(105.9, 20.2), 'geometry-wrong-type!'],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'geometry-wrong-type!'],
    ['no rings', polygon([]), 'geometry-degenerate!'],
    ['coordinates that are a text', polygon('x'), 'geometry-degenerate!'],
    [
      'two points',
      polygon([
        [
          [105.9, 20.2],
          [105.91, 20.2],
          [105.9, 20.2],
        ],
      ]),
      'geometry-degenerate!',
    ],
    [
      'a line there and back',
      polygon([
        [
          [105.9, 20.2],
          [105.91, 20.2],
          [105.92, 20.2],
          [105.9, 20.2],
        ],
      ]),
      'geometry-degenerate!',
    ],
    [
      'a vertex at (0, 0)',
      polygon([
        [
          [105.9, 20.2],
          [105.91, 20.2],
          [0, 0],
          [105.9, 20.2],
        ],
      ]),
      'coordinates-zero!',
    ],
    [
      'a vertex that is a text',
      polygon([
        [
          [105.9, 20.2],
          ['105.91', 20.2],
          [105.9, 20.3],
        ],
      ]),
      'coordinates-broken!',
    ],
    ['lat, lon', polygon([square(20.2, 105.9)[0]]), 'coordinates-swapped!'],
    [
      'metres',
      polygon([
        [
          [590000, 2240000],
          [590100, 2240000],
          [590000, 2240100],
        ],
      ]),
      'coordinates-broken!',
    ],
    ['another country', polygon(square(2.3, 48.8)), 'coordinates-far!'],
  ])('leaves out %s', (_, geometry, issue) => {
    expect(issuesOf(other({}, geometry))).toEqual([`2 ${issue}`]);
  });

  it('keeps a village of which one part encloses nothing, without the part', () => {
    const sliver = [
      [
        [105.9, 20.2],
        [105.91, 20.2],
        [105.9, 20.2],
        [105.9, 20.2],
      ],
    ];
    const result = read(villageFeature({}, { type: 'MultiPolygon', coordinates: [square(105.9, 20.2), sliver] }));
    expect(briefs(result)).toEqual(['1 geometry-degenerate']);
    expect(unwrap(result)[0]?.geometry).toEqual([square(105.9, 20.2)]);
  });

  it('closes an open ring and drops heights', () => {
    const open = square(105.9, 20.2).map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lon, lat, 12]));
    expect(unwrap(read(villageFeature({}, polygon(open))))[0]?.geometry).toEqual([square(105.9, 20.2)]);
  });

  it('keeps a village outside the bounds but near, with a warning', () => {
    expect(issuesOf(other({}, polygon(square(106.5, 20.2))))).toEqual(['2 outside-province']);
  });

  it('says once that no row has a commune or district, and names the rows where only some have none', () => {
    const bare = (code: string) => feature({ code, name: code }, polygon());
    const result = read(bare('A'), bare('B'));
    expect(result.issues).toMatchObject([
      { code: 'commune-missing', severity: 'warning', found: '2' },
      { code: 'district-missing', severity: 'warning', found: '2' },
    ]);
    expect(unwrap(result)[0]).toMatchObject({ communeCode: 'A', commune: 'A', district: null });
    expect(issuesOf(bare('V2'))).toEqual(['2 commune-missing commune', '2 district-missing district']);
    const noTiers = readVillages(collection(bare('A'), bare('B')), 'v', { ...PROFILE, tiers: ['commune'] });
    expect(briefs(noTiers)).toEqual(['commune-missing commune']);
  });

  it('notices one commune code with two names', () => {
    expect(issuesOf(other({ commune: 'Gia Hòa' }))).toEqual(['2 unknown-commune commune']);
  });

  it('does not let a column reach the prototypes', () => {
    const text = collection(villageFeature()).replace('"code"', '"__proto__":{"polluted":1},"constructor":7,"code"');
    const [village] = unwrap(readVillages(text, 'v', PROFILE));
    expect(village?.extra).toEqual({ constructor: 7 });
    expect(Object.getPrototypeOf(village?.extra)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('is not usable without a single village', () => {
    expect(read().ok).toBe(false);
    expect(briefs(read())).toEqual(['nothing-usable!']);
  });
});

const REAL = resolve(import.meta.dirname, '../../../shared/real/communes-2025.geojson');

describe.skipIf(!existsSync(REAL))('real boundaries (skipped where ../shared/real is absent)', () => {
  it('reads 129 communes with 103,454 vertices, each its own commune', () => {
    const result = readVillages(readFileSync(REAL), 'communes-2025.geojson', { ...PROFILE, tiers: ['commune'] });
    const villages = unwrap(result);
    expect(villages).toHaveLength(129);
    expect(villages.flatMap(({ geometry }) => geometry.flat(2))).toHaveLength(103_454);
    expect(villages[0]).toMatchObject({ code: '13285', communeCode: '13285', commune: 'Phủ Lý', population: null });
    expect(villages[0]?.extra).toMatchObject({ fullName: 'Phường Phủ Lý' });
    expect(
      result.issues.filter(({ code }) => code !== 'outside-province').map(({ code, found }) => [code, found]),
    ).toEqual([['commune-missing', '129']]);
    expect(result.issues.some(({ severity }) => severity === 'error')).toBe(false);
  });
});
