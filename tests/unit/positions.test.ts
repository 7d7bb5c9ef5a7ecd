import { describe, expect, it } from 'vitest';
import { compareText, groupPositions, positionsByStation, reachDeg } from '../../src/analysis/positions.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { at, station } from '../support/stations.ts';

const PROFILE = {
  operators: ['Viettel', 'VinaPhone', 'MobiFone'].map((id) => ({ id, aliases: [], colour: '#000000' })),
};
const group = (stations: readonly BaseStation[], toleranceM = 30) => groupPositions(stations, toleranceM, PROFILE);
const idsOf = (stations: readonly BaseStation[], toleranceM = 30) =>
  group(stations, toleranceM).positions.map((p) => p.stations.map((s) => stations[s]?.id).join('+'));

describe('positions', () => {
  it('stations with the same position_id are one, however far apart', () => {
    expect(
      idsOf([station({ id: 'a', positionId: 'P' }), station({ id: 'b', positionId: 'P', location: at(200) })]),
    ).toEqual(['a+b']);
  });

  it('distinct ids never merge, even on one spot', () => {
    expect(idsOf([station({ id: 'a', positionId: 'P' }), station({ id: 'b', positionId: 'Q' })])).toEqual(['a', 'b']);
  });

  it('a station without an id joins the nearest id within the tolerance, not the first', () => {
    const stations = [
      station({ id: 'far', positionId: 'A', location: at(-25) }),
      station({ id: 'near', positionId: 'B', location: at(10) }),
      station({ id: 'loose' }),
      station({ id: 'alone', location: at(60) }),
    ];
    expect(idsOf(stations)).toEqual(['far', 'loose+near', 'alone']);
    expect(group(stations).positions[2]?.id).toBe('~alone');
  });

  it('no two have one id, though a station names a position as one without a name would be called', () => {
    const stations = [station({ id: 'a', positionId: '~b' }), station({ id: 'b', location: at(500) })];
    expect(group(stations).positions.map(({ id }) => id)).toEqual(['~b', '~~b']);
  });

  it('a chain ends at twice the tolerance', () => {
    const chain = ['a', 'b', 'c', 'd'].map((id, i) => station({ id, location: at(i * 25) }));
    expect(idsOf(chain)).toEqual(['a+b+c', 'd']);
  });

  it('a tolerance of nothing still joins what stands on one spot', () => {
    expect(idsOf([station({ id: 'a' }), station({ id: 'b' }), station({ id: 'c', location: at(1) })], 0)).toEqual([
      'a+b',
      'c',
    ]);
  });

  it('retired stations belong to none', () => {
    const { positions, positionOf } = group([station({ id: 'a', status: 'retired' }), station({ id: 'b' })]);
    expect(positions).toHaveLength(1);
    expect([...positionOf]).toEqual([-1, 0]);
  });

  it('says who is there, what stands and what is free, by the existing stations first', () => {
    const [position] = group([
      station({ id: 'a', operator: 'MobiFone', positionId: 'P', tenantSlots: 3, heightM: 30 }),
      station({ id: 'b', operator: 'Viettel', positionId: 'P', tenantSlots: 1, heightM: 42 }),
      station({ id: 'c', operator: 'VinaPhone', positionId: 'P', status: 'planned', tenantSlots: 0, heightM: 60 }),
    ]).positions;
    expect(position).toMatchObject({
      operators: ['Viettel', 'VinaPhone', 'MobiFone'],
      existingOperators: ['Viettel', 'MobiFone'],
      status: 'mixed',
      shared: true,
      freeSlots: 1,
      heightM: 42,
    });
  });

  it('a plan alone is not shared yet, and unknown slots and heights stay unknown', () => {
    const [position] = group([
      station({ id: 'a', status: 'planned', positionId: 'P' }),
      station({ id: 'b', operator: 'VinaPhone', status: 'planned', positionId: 'P' }),
    ]).positions;
    expect(position).toMatchObject({ status: 'planned', shared: false, freeSlots: null, heightM: null });
  });
});

describe('where several choices are open', () => {
  it('of two positions at the same distance a station joins the one with the lesser id', () => {
    const between = [
      station({ id: 'west', positionId: 'B', location: at(-10) }),
      station({ id: 'loose' }),
      station({ id: 'east', positionId: 'A', location: at(10) }),
    ];
    expect(idsOf(between)).toEqual(['east+loose', 'west']);
    expect(idsOf([...between].reverse())).toEqual(['east+loose', 'west']);
  });

  it('the nearer pair joins first, and of equal pairs the one with the lesser ids', () => {
    const nearer = [0, 20, 39, 57].map((eastM, i) => station({ id: 'abcd'.charAt(i), location: at(eastM) }));
    expect(idsOf(nearer, 20)).toEqual(['a', 'b+c+d']);
    const row = ['d', 'a', 'c', 'b'].map((id, i) => station({ id, location: at(i * 20) }));
    expect(idsOf(row, 20)).toEqual(['a+c+d', 'b']);
    expect(idsOf([...row].reverse(), 20)).toEqual(['a+c+d', 'b']);
  });

  it('the tolerance itself is near enough, and a metre more is not', () => {
    const apart = (metres: number) => [
      station({ id: 'a', positionId: 'P' }),
      station({ id: 'b', location: at(metres) }),
      station({ id: 'c', location: at(500) }),
      station({ id: 'd', location: at(500 + metres) }),
    ];
    expect(idsOf(apart(29.999))).toEqual(['a+b', 'c+d']);
    expect(idsOf(apart(31))).toEqual(['a', 'b', 'c', 'd']);
    const northSouth = [station({ id: 'a' }), station({ id: 'b', location: at(0, 29.999) })];
    expect(idsOf(northSouth)).toEqual(['a+b']);
  });

  it('names without an id are of the least station, and never twice the same', () => {
    const spot = [station({ id: 'b' }), station({ id: 'a' }), station({ id: 'c', location: at(10) })];
    for (const order of [spot, [...spot].reverse()]) expect(group(order).positions.map(({ id }) => id)).toEqual(['~a']);
    const chain = [station({ id: 'z' }), station({ id: 'y', location: at(10) })];
    expect(group(chain).positions.map(({ id }) => id)).toEqual(['~y']);
    const named = [
      station({ id: 'a', positionId: '~b' }),
      station({ id: '~b', location: at(900) }),
      station({ id: 'b', location: at(500) }),
    ];
    expect(group(named).positions.map(({ id }) => id)).toEqual(['~b', '~~b', '~~~b']);
  });
});

describe('a position', () => {
  it('lies at the mean of its stations, at their very place where they have one, and does not move for who joins', () => {
    const [lon, lat] = at(0);
    const [east, north] = at(20, 10);
    const [middle] = group([
      station({ id: 'a', positionId: 'P' }),
      station({ id: 'b', positionId: 'P', location: [east, north] }),
      station({ id: 'joins', location: at(25, 5) }),
    ]).positions;
    expect(middle?.stations).toEqual([0, 1, 2]);
    expect(middle?.location[0]).toBeCloseTo((lon + east) / 2, 9);
    expect(middle?.location[1]).toBeCloseTo((lat + north) / 2, 9);
    const place = [105.98765432101, 20.26395612345] as const;
    const one = ['a', 'b', 'c'].map((id) => station({ id, positionId: 'P', location: place }));
    expect(group(one).positions[0]?.location).toEqual(place);
  });

  it('is not made of what is gone or only estimated, also where it has the id', () => {
    const stations = [
      station({ id: 'a', positionId: 'P', status: 'retired' }),
      station({ id: 'b', positionId: 'P', status: 'estimate' }),
      station({ id: 'c', status: 'estimate' }),
    ];
    expect(group(stations).positions).toEqual([]);
    expect([...group(stations).positionOf]).toEqual([-1, -1, -1]);
    expect([...positionsByStation([], 2)]).toEqual([-1, -1]);
  });

  it('has its stations by their ids, and operators that the profile does not know after the others, by name', () => {
    const of = (id: string, operator: string) => station({ id, operator, positionId: 'P' });
    const stations = [of('c', 'Zeta'), of('b', 'Alpha'), of('a', 'MobiFone'), of('a', 'VinaPhone')];
    expect(group(stations).positions[0]).toMatchObject({
      stations: [2, 3, 1, 0],
      operators: ['VinaPhone', 'MobiFone', 'Alpha', 'Zeta'],
    });
  });

  it('takes slots and height from plans only where no standing station says them', () => {
    const [position] = group([
      station({ id: 'a', positionId: 'P' }),
      station({ id: 'b', positionId: 'P', status: 'planned', tenantSlots: 2, heightM: 45 }),
      station({ id: 'c', positionId: 'P', status: 'planned', tenantSlots: 4, heightM: 30 }),
    ]).positions;
    expect(position).toMatchObject({ freeSlots: 2, heightM: 45, status: 'mixed', shared: false });
    const standing = group([station({ id: 'a', positionId: 'P', tenantSlots: 0, heightM: 12 })]).positions;
    expect(standing).toMatchObject([{ freeSlots: 0, heightM: 12, status: 'existing', shared: false }]);
  });
});

describe('the box around a point', () => {
  it('holds all within the distance and little more, on both sides of the equator', () => {
    const METRES = 1_000;
    const exact = METRES / 111_195;
    for (const lat of [0, 20.2, -20.2, 60]) {
      const box = reachDeg(METRES, lat);
      expect(box.lat).toBeGreaterThan(exact);
      expect(box.lat).toBeLessThan(exact * 1.02);
      const lon = exact / Math.cos((lat * Math.PI) / 180);
      expect(box.lon).toBeGreaterThan(lon);
      expect(box.lon).toBeLessThan(lon * 1.03);
    }
    expect(reachDeg(0, 20.2).lat).toBeGreaterThan(0);
    expect(reachDeg(METRES, 90).lon).toBeCloseTo(reachDeg(METRES, 0).lat * 100, 6);
  });
});

describe('the order of texts', () => {
  it('is by code unit, on every machine', () => {
    expect(['b', 'a', 'Đ', 'B', 'b'].sort(compareText)).toEqual(['B', 'a', 'b', 'b', 'Đ']);
    expect(compareText('a', 'a')).toBe(0);
  });
});
