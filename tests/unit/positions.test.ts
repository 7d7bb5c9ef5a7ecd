import { describe, expect, it } from 'vitest';
import { groupPositions } from '../../src/analysis/positions.ts';
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
