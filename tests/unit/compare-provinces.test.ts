import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { compareProvinces, type ProvinceState } from '../../src/analysis/compare-provinces.ts';
import { whatChanges } from '../../src/analysis/what-changes.ts';
import { changedPositionsCsv, changedRowsCsv, changedVillagesCsv } from '../../src/export/comparison-files.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { BaseStation, Province } from '../../src/model/province.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const villages = [villageAt(0, 0, { code: 'near' }), villageAt(20, 0, { code: 'far' })];
const province = (stations: readonly BaseStation[], more: Partial<Province> = {}): Province => ({
  villages,
  stations,
  fibre: null,
  structures: [],
  sources: [STATIONS_FILE],
  ...more,
});
const state = (stations: readonly BaseStation[]): ProvinceState => {
  const of = province(stations);
  return { province: of, analysis: analyse(PROFILE, of, defaultParameters(PROFILE)) };
};
const lines = (chunks: Iterable<string>) => [...chunks].join('').trim().split('\r\n');

describe('what changes with a delivery', () => {
  const place = at(500, 500);
  const before = [
    station({ id: 'same', location: place }),
    station({ id: 'gone', location: place }),
    station({ id: 'moved', location: place }),
    station({ id: 'raised', location: place, heightM: 30, technologies: ['2G'] }),
  ];
  const after = [
    station({ id: 'raised', location: place, heightM: 45, technologies: ['2G', '4G'] }),
    station({ id: 'moved', location: at(600, 500) }),
    station({ id: 'same', location: place }),
    station({ id: 'same', location: place, operator: 'VinaPhone' }),
  ];

  it('is told station by station: new, gone, moved how far, changed in which fields, the same', () => {
    const { stations } = whatChanges(province(before), province(after));
    expect(stations.added).toEqual([{ id: 'same', operator: 'VinaPhone', name: null }]);
    expect(stations.gone.map(({ id }) => id)).toEqual(['gone']);
    expect(stations.moved.map(({ id, metres }) => [id, Math.round(metres)])).toEqual([['moved', 100]]);
    expect(stations.changed).toEqual([
      {
        id: 'raised',
        operator: 'Viettel',
        name: null,
        fields: [
          { field: 'technologies', before: '["2G"]', after: '["2G","4G"]' },
          { field: 'heightM', before: '30', after: '45' },
        ],
      },
    ]);
    expect(stations.same).toBe(1);
  });

  it('knows a station that has since been written with its operator’s name', () => {
    const written = before.map((one) => ({ ...one, id: `Viettel:${one.id}` }));
    expect(whatChanges(province(before), province(written)).stations).toMatchObject({ added: [], gone: [], same: 4 });
  });

  it('knows a station without an id by its operator and place', () => {
    const rows = (...eastM: readonly number[]) => eastM.map((m, i) => station({ id: `#${i + 1}`, location: at(m) }));
    const { added, gone, same } = whatChanges(province(rows(0, 100, 200)), province(rows(100, 200, 300))).stations;
    expect([added.length, gone.length, same]).toEqual([1, 1, 2]);
  });

  it('names villages whose figures or borders differ', () => {
    const moved = province([], {
      villages: [villageAt(0, 0, { code: 'near', population: 7 }), villageAt(20, 1, { code: 'far' })],
    });
    expect(whatChanges(province([]), moved).villages.changed.map(({ id, fields }) => [id, fields[0]?.field])).toEqual([
      ['near', 'population'],
      ['far', 'borders'],
    ]);
  });
});

describe('a province at two dates', () => {
  const first = state([
    station({ id: 'a', positionId: 'P', location: at(500, 500) }),
    station({ id: 'z', positionId: 'Z', location: at(8_000, 0) }),
    station({ id: 'loose', location: at(12_000, 0) }),
  ]);
  const second = state([
    station({ id: 'a', positionId: 'P', location: at(500, 500) }),
    station({ id: 'b', positionId: 'P', location: at(500, 500), operator: 'VinaPhone' }),
    station({ id: 'c', positionId: 'Q', location: at(20_500, 500) }),
    station({ id: 'a loose', location: at(12_000, 0) }),
  ]);
  const comparison = compareProvinces(first, second);

  it('tells verdicts and shares of villages', () => {
    expect(comparison.verdicts).toEqual({ better: 1, worse: 0, same: 1 });
    expect(comparison.villages.map(({ code, before, after }) => [code, before?.verdict, after?.verdict])).toEqual([
      ['far', 'uncovered', 'covered'],
    ]);
  });

  it('tells positions, their tenants and the shared shares; a position whose made-up id changed is one', () => {
    expect(comparison.positions.map(({ id, before, after, sharedAfter }) => [id, before, after, sharedAfter])).toEqual([
      ['P', ['Viettel'], ['Viettel', 'VinaPhone'], true],
      ['Q', null, ['Viettel'], false],
      ['Z', ['Viettel'], null, false],
    ]);
    expect(comparison.positionsSame).toBe(1);
    expect(comparison.sharedOfAll).toEqual({
      before: { total: 3, shared: 0, share: 0 },
      after: { total: 3, shared: 1, share: 1 / 3 },
    });
  });

  it('is written as tables', () => {
    expect(lines(changedRowsCsv(comparison)).slice(0, 3)).toEqual([
      'kind,what,operator,id,name,distance_m,field,before,after',
      'stations,new,VinaPhone,b,,,,,',
      'stations,new,Viettel,c,,,,,',
    ]);
    expect(lines(changedVillagesCsv(comparison))[1]).toMatch(/^far,Thôn,Xã,uncovered,covered,0\.000000,/);
    expect(lines(changedPositionsCsv(comparison))[1]).toBe('P,changed,Viettel,Viettel;VinaPhone,VinaPhone,,no,yes,0.0');
  });
});
