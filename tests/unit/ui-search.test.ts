import { describe, expect, it } from 'vitest';
import type { Position } from '../../src/model/results.ts';
import { fold, searchEntries, searchFor } from '../../src/ui/search.ts';
import type { VillageRecord } from '../../src/worker/protocol.ts';

function village(name: string, commune: string, district: string): VillageRecord {
  return {
    code: `${commune} ${name}`,
    name,
    kind: null,
    communeCode: commune,
    commune,
    districtCode: district,
    district,
    population: null,
    households: null,
    mobileReported: null,
    ftthReported: null,
    ftthHouseholds: null,
    extra: {},
    bounds: [105, 20, 105.1, 20.1],
    labelPoint: [105.05, 20.05],
    areaKm2: 1,
  };
}

const mast: Position = {
  id: 'NBH-0007',
  location: [105, 20],
  stations: [0],
  operators: ['Viettel'],
  existingOperators: ['Viettel'],
  status: 'existing',
  shared: false,
  freeSlots: null,
  heightM: null,
};
const entries = searchEntries(
  [
    village('Thôn Đông Hải', 'Xã Kim Đông', 'Huyện Kim Sơn'),
    village('Xóm 5', 'Xã Kim Đông', 'Huyện Kim Sơn'),
    village('Thôn Kim Đông', 'Xã Gia Hưng', 'Huyện Gia Viễn'),
  ],
  [mast],
);
const names = (query: string): string[] => searchFor(entries, query, 10).map(({ name }) => name);

describe('search', () => {
  it('forgives missing accents, đ written as d, and either way of composing them', () => {
    expect(fold('Thôn Đông Hải')).toBe('thon dong hai');
    expect(names('dong hai')).toEqual(['Thôn Đông Hải']);
    expect(names('Đông Hải'.normalize('NFD'))).toEqual(['Thôn Đông Hải']);
  });

  it('puts a commune before the villages that share its name', () => {
    expect(names('kim dong')[0]).toBe('Xã Kim Đông');
    expect(names('kim dong')).toContain('Thôn Kim Đông');
  });

  it('finds a village by its commune, in any order of words', () => {
    expect(names('kim dong xom')).toEqual(['Xóm 5']);
  });

  it('finds a position by a part of its number', () => {
    expect(names('nbh 0007')).toEqual(['NBH-0007']);
  });

  it('finds nothing for nothing, and nothing for what is not there', () => {
    expect(names('  ')).toEqual([]);
    expect(names('Sa Pa')).toEqual([]);
  });
});
