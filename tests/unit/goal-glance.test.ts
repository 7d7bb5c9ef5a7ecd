import { describe, expect, it } from 'vitest';
import { groupPositions } from '../../src/analysis/positions.ts';
import { goalAtAGlance } from '../../src/analysis/sharing/goal.ts';
import { newBuildOf } from '../../src/analysis/sharing/new-build.ts';
import type { BaseStation, Village } from '../../src/model/province.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const PERIOD = { id: 'p', from: '2023-07-01', to: '2025-12-31', goal: 0.3 };
const VILLAGES = [
  villageAt(0, 0, { district: 'Đông', districtCode: 'D1' }),
  villageAt(1, 0, { district: 'Tây', districtCode: 'D2' }),
  villageAt(2, 0, { district: 'Tây', districtCode: 'D2' }),
];

const built = (id: string, operator: string, eastM: number, commissioned: string, positionId = id) =>
  station({ id, operator, positionId, location: at(eastM, 500), commissioned });

const STATIONS = [
  built('a', 'Viettel', 500, '2023-08-10'),
  built('b1', 'Viettel', 1500, '2020-01-01', 'B'),
  built('b2', 'VinaPhone', 1500, '2024-02-01', 'B'),
  // An upgrade at a site of its own makes nothing new.
  built('b3', 'Viettel', 1500, '2024-03-01', 'B'),
  built('c', 'VinaPhone', 2500, '2024-11-30'),
  built('far', 'VinaPhone', 9500, '2024-11-30'),
  station({
    id: 'p',
    operator: 'VinaPhone',
    status: 'planned',
    positionId: 'a',
    location: at(500, 500),
    plannedDate: '2025-03-01',
  }),
  station({ id: 'q', operator: 'Viettel', status: 'planned', positionId: 'Q', location: at(700, 500) }),
];

function glance(stations: readonly BaseStation[] = STATIONS, villages: readonly Village[] = VILLAGES, period = PERIOD) {
  const { positions } = groupPositions(stations, 30, PROFILE);
  return {
    positions,
    goal: goalAtAGlance(PROFILE, { positions, stations, villages }, period, 'deployment'),
    whole: newBuildOf(positions, stations, PERIOD, 'deployment'),
  };
}

describe('the goal at a glance', () => {
  it('by district, whose parts add up to the whole; what lies in none is named as such', () => {
    const { goal, whole } = glance();
    expect(goal.tier).toBe('district');
    expect(goal.byUnit.map(({ name, deployment }) => [name, deployment.shared, deployment.locations])).toEqual([
      ['Đông', 1, 2],
      ['Tây', 1, 2],
      [null, 0, 1],
    ]);
    const sum = (of: (unit: (typeof goal.byUnit)[number]) => number) => goal.byUnit.map(of).reduce((a, b) => a + b);
    expect(sum(({ deployment }) => deployment.locations)).toBe(whole.deployment.locations);
    expect(sum(({ greenfield }) => greenfield.shared)).toBe(whole.greenfield.shared);
  });

  it('by commune where there are no districts', () => {
    const { goal } = glance(STATIONS, [villageAt(0, 0), villageAt(1, 0, { communeCode: 'C2', commune: 'Xã hai' })]);
    expect(goal.tier).toBe('commune');
    expect(goal.byUnit.map(({ name }) => name)).toEqual(['Xã', 'Xã hai', null]);
  });

  it('by operator: locations where it is new, and how many of them are shared', () => {
    const of = Object.fromEntries(glance().goal.byOperator.map((one) => [one.operator, one]));
    expect(of.Viettel?.deployment).toEqual({ locations: 2, shared: 1, share: 0.5 });
    expect(of.VinaPhone?.deployment).toMatchObject({ locations: 4, shared: 2 });
    expect(of.VinaPhone?.greenfield).toMatchObject({ locations: 3, shared: 1 });
  });

  it('over time: each quarter with all before it, the undated at the end, the last one the whole', () => {
    const { goal, whole } = glance();
    const told = goal.byQuarter.map(({ until, planned, deployment }) => [
      until,
      planned,
      deployment.shared,
      deployment.locations,
    ]);
    expect(told).toEqual([
      ['2023-09-30', false, 0, 1],
      ['2023-12-31', false, 0, 1],
      ['2024-03-31', false, 1, 2],
      ['2024-06-30', false, 1, 2],
      ['2024-09-30', false, 1, 2],
      ['2024-12-31', false, 1, 4],
      ['2025-03-31', true, 2, 4],
      ['2025-06-30', true, 2, 4],
      ['2025-09-30', true, 2, 4],
      ['2025-12-31', true, 2, 5],
    ]);
    expect(goal.byMonth).toHaveLength(30);
    expect(goal.byMonth.at(-1)?.deployment.locations).toBe(whole.deployment.locations);
    expect(goal.undated).toBe(1);
  });

  it('answers an empty province with nothing to show', () => {
    const { goal } = glance([], []);
    expect(goal.byUnit).toEqual([]);
    expect(goal.byQuarter.at(-1)?.deployment.share).toBeNull();
  });

  it('lists units by their codes, also those where nothing is new, and no place outside where there is none', () => {
    const villages = [
      villageAt(5, 0, { district: 'Nam', districtCode: 'D9' }),
      villageAt(2, 0, { district: 'Tây', districtCode: 'D2' }),
      villageAt(0, 0, { district: 'Đông', districtCode: 'D1' }),
    ];
    const { goal } = glance([built('a', 'Viettel', 500, '2023-08-10')], villages);
    expect(
      goal.byUnit.map(({ code, name, deployment }) => [code, name, deployment.locations, deployment.share]),
    ).toEqual([
      ['D1', 'Đông', 1, 0],
      ['D2', 'Tây', 0, null],
      ['D9', 'Nam', 0, null],
    ]);
  });

  it('counts an operator where it comes first in the period, not where it was before or comes later', () => {
    const stations = [
      built('v1', 'Viettel', 500, '2020-01-01', 'A'),
      built('v2', 'Viettel', 500, '2024-01-01', 'A'),
      built('n', 'VinaPhone', 500, '2024-01-01', 'A'),
      built('m', 'VinaPhone', 1500, '2024-01-01', 'B'),
      built('late', 'Viettel', 1500, '2026-01-01', 'B'),
    ];
    const of = Object.fromEntries(glance(stations).goal.byOperator.map((one) => [one.operator, one]));
    expect(of.Viettel?.deployment).toEqual({ locations: 0, shared: 0, share: null });
    expect(of.VinaPhone?.deployment).toEqual({ locations: 2, shared: 1, share: 0.5 });
    expect(of.VinaPhone?.greenfield).toEqual({ locations: 1, shared: 0, share: 0 });
  });

  it('has the months and quarters of the period alone, the last one cut at its end', () => {
    const until = (from: string, to: string) => {
      const { goal } = glance([], [], { ...PERIOD, from, to });
      return [goal.byQuarter.map((one) => one.until), goal.byMonth.map((one) => one.until)];
    };
    expect(until('2024-11-15', '2025-02-10')).toEqual([
      ['2024-12-31', '2025-02-10'],
      ['2024-11-30', '2024-12-31', '2025-01-31', '2025-02-10'],
    ]);
    expect(until('2024-02-01', '2024-03-31')).toEqual([['2024-03-31'], ['2024-02-29', '2024-03-31']]);
    expect(until('2024-02-05', '2024-02-20')).toEqual([['2024-02-20'], ['2024-02-20']]);
  });

  it('says from when on plans count, and what has no date', () => {
    const plan = (id: string, plannedDate: string | null) =>
      station({ id, status: 'planned', positionId: id, location: at(500, 500), plannedDate });
    const period = { ...PERIOD, from: '2024-01-01', to: '2024-03-31' };
    const told = (...stations: BaseStation[]) => {
      const { goal } = glance(stations, VILLAGES, period);
      return [goal.byMonth.map(({ planned, deployment }) => [planned, deployment.locations]), goal.undated];
    };
    expect(told(plan('p', '2024-02-10'))).toEqual([
      [
        [false, 0],
        [true, 1],
        [true, 1],
      ],
      0,
    ]);
    expect(told(plan('p', null))).toEqual([
      [
        [false, 0],
        [false, 0],
        [true, 1],
      ],
      1,
    ]);
    expect(told(plan('p', '2024-04-01'), built('x', 'Viettel', 1500, '2024-01-05'))[0]).toEqual([
      [false, 1],
      [false, 1],
      [false, 1],
    ]);
  });
});
