import { describe, expect, it } from 'vitest';
import { groupPositions } from '../../src/analysis/positions.ts';
import { newBuildOf, timeOf } from '../../src/analysis/sharing/new-build.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { station } from '../support/stations.ts';

/** Each case here is one line of the definition of newly built positions that a slip would change. */

const PERIOD = { id: '2023-2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 };
const OPERATORS = { operators: ['Viettel', 'VinaPhone'].map((id) => ({ id, aliases: [], colour: '#000000' })) };
const newBuild = (stations: readonly BaseStation[]) =>
  newBuildOf(groupPositions(stations, 30, OPERATORS).positions, stations, PERIOD, 'deployment');

const BEFORE = '2020-01-01';
const WITHIN = '2024-05-01';
let next = 0;
const mast = (positionId: string, commissioned: string | null, given: Partial<BaseStation> = {}) =>
  station({ id: `n${next++}`, positionId, commissioned, ...given });

describe('stations of a period', () => {
  it.each([
    ['2023-06-30', 'before'],
    ['2023-07-01', 'within'],
    ['2025-12-31', 'within'],
    ['2025-12-31T23:59:00', 'within'],
    ['2026-01-01', 'after'],
  ] as const)('one commissioned on %s is %s it', (date, time) => {
    expect(timeOf(mast('A', date), PERIOD)).toBe(time);
  });
});

it('a station that is not there is built in no period', () => {
  expect(timeOf(undefined, PERIOD)).toBe('after');
});

describe('upgrades', () => {
  it('are the stations of operators that were there before, and no first station beside them', () => {
    const stations = [mast('A', BEFORE), mast('A', WITHIN), mast('A', WITHIN, { operator: 'VinaPhone' })];
    expect(newBuild(stations).upgrades).toEqual([1]);
  });

  it('are listed in the order of the stations, whatever the order of the positions', () => {
    const others = Array.from({ length: 7 }, (_, n) => mast(`other ${n}`, BEFORE));
    const stations = [mast('A', BEFORE), mast('B', BEFORE), ...others, mast('B', WITHIN), mast('A', WITHIN)];
    expect(newBuild(stations).upgrades).toEqual([9, 10]);
  });
});

describe('unknown commissioning', () => {
  it('counts existing stations without a date, not planned ones', () => {
    const planned = mast('C', null, { status: 'planned' });
    const stations = [mast('A', null), mast('B', BEFORE), mast('D', BEFORE), planned];
    expect(newBuild(stations).unknownCommissioning).toBe(1);
  });
});

describe('what is missing to the goal', () => {
  const locations = (shared: number, alone: number) => [
    ...Array.from({ length: shared }, (_, n) => [
      mast(`s${n}`, WITHIN),
      mast(`s${n}`, WITHIN, { operator: 'VinaPhone' }),
    ]).flat(),
    ...Array.from({ length: alone }, (_, n) => mast(`a${n}`, WITHIN)),
  ];

  it.each([
    [7, 3, 0],
    [3, 7, 1],
    [0, 10, 4],
    [0, 0, 0],
  ])('with %i shared and %i of one operator is %i', (shared, alone, missing) => {
    expect(newBuild(locations(shared, alone)).deployment.missing).toBe(missing);
  });
});
