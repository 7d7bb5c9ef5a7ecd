import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../src/analysis/search/find-places.ts';
import { indexPlaces } from '../../src/analysis/search/places.ts';
import { hasDistricts } from '../../src/analysis/units.ts';
import { villagesCsv } from '../../src/export/villages-csv.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { lowestFirst } from '../../src/ui/planner/goal-breakdown.tsx';
import { namedOnce, unitNamed } from '../../src/ui/planner/use-planner-units.ts';
import { PROFILE, villageAt } from '../support/province.ts';

const PARAMETERS = defaultParameters(PROFILE);
const NOTHING_CRITICAL = { criticalStart: new Uint32Array(2), criticalPositions: new Uint32Array(0) };

/** Since 1 July 2025 there is no tier between province and commune. */

describe('units by name', () => {
  const units = namedOnce([
    ['C1', 'Xã Yên Khánh', null],
    ['C2', 'Phường Hoa Lư', null],
    ['C1', 'Xã Yên Khánh', null],
    ['C3', 'Xã Yên Khánh', 'Huyện cũ'],
    [null, 'Ngoài tỉnh', null],
  ]);

  it('are each listed once, and distinguished where two have one name', () => {
    expect(units).toEqual([
      { value: 'C1', words: 'Xã Yên Khánh (C1)' },
      { value: 'C2', words: 'Phường Hoa Lư' },
      { value: 'C3', words: 'Xã Yên Khánh (Huyện cũ)' },
    ]);
  });

  it('are chosen by their whole name, in any letters', () => {
    expect(unitNamed(' phường hoa lư', units)).toBe('C2');
    expect(unitNamed('phường', units)).toBe('');
  });
});

describe('the goal by commune', () => {
  const row = (name: string, shared: number, locations: number) => {
    const figure = { shared, locations, share: locations === 0 ? null : shared / locations };
    return { name, planned: false, deployment: figure, greenfield: figure };
  };

  it('has the lowest share first, the larger of equals before, and those without new positions last', () => {
    const rows = [row('a', 0, 0), row('b', 1, 2), row('c', 0, 3), row('d', 0, 9)];
    expect(lowestFirst(rows, 'deployment').map(({ name }) => name)).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('a tier that is not there', () => {
  it('has no column where no village tells of it', () => {
    const villages = [villageAt(0, 0)];
    expect(hasDistricts(villages)).toBe(false);
    expect(headerOf(villages)).not.toContain('district');
    expect(headerOf([villageAt(0, 0, { district: 'Huyện', districtCode: 'D' })])).toContain('district,district_code');
  });

  function headerOf(villages: readonly ReturnType<typeof villageAt>[]): string {
    const layout = { operators: [], technologies: [], columns: 5 };
    const analysis = {
      coverage: {
        layout,
        shares: new Float64Array(5),
        villageCount: 1,
        resilience: new Uint8Array(1),
        ...NOTHING_CRITICAL,
      },
      fibreShare: null,
      parameters: PARAMETERS,
      verdicts: [],
      sources: [],
    };
    return String([...villagesCsv(villages, analysis, [1])][0]).split('\n')[0] ?? '';
  }
});

describe('search among communes of two tiers', () => {
  const of = (name: string, commune: string) => ({
    ...villageAt(0, 0, { name, commune, communeCode: commune, district: null, districtCode: null }),
    bounds: [105, 20, 105.1, 20.1] as const,
  });
  const index = indexPlaces(
    [
      of('Tổ dân phố 1', 'Phường Nam Định'),
      of('Thôn Nam Định', 'Xã Kim Đông'),
      of('Thôn Hoa Lư', 'Xã Gia Hưng'),
      of('Phố 3', 'Phường Hoa Lư'),
      of('Thôn Đông', 'Xã Nam Trực'),
    ],
    [],
    [
      { name: 'Phường Nam Định', formerly: [{ name: 'Phường Trần Hưng Đạo' }] },
      { name: 'Phường Hoa Lư', formerly: [{ name: 'Phường Ninh Giang' }] },
    ],
    'Ninh Bình',
  );
  it.each([
    ['tp nam dinh', 'Phường Nam Định'],
    ['thành phố nam định', 'Phường Nam Định'],
    ['phường hoa lư', 'Phường Hoa Lư'],
    ['p hoa lu', 'Phường Hoa Lư'],
  ])('%s is %s', (question, name) => {
    expect(findPlaces(index, question, 5)[0]?.name).toBe(name);
  });
});
