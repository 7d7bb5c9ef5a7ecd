import { describe, expect, it } from 'vitest';
import { groupPositions } from '../../src/analysis/positions.ts';
import { newBuildOf, sharedShareOfAll, sharedShareOnceBuilt } from '../../src/analysis/sharing/new-build.ts';
import { contradictionOf, verdictOf } from '../../src/analysis/verdicts.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { station } from '../support/stations.ts';

const PROFILE = {
  operators: ['Viettel', 'VinaPhone', 'MobiFone'].map((id) => ({ id, aliases: [], colour: '#000000' })),
};
const PERIOD = { id: '2023-2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 };
const WITHIN = '2024-05-01';
const positionsOf = (stations: readonly BaseStation[]) => groupPositions(stations, 30, PROFILE).positions;
const newBuild = (stations: readonly BaseStation[]) =>
  newBuildOf(positionsOf(stations), stations, PERIOD, 'deployment');

let next = 0;
const tenant = (positionId: string, operator: string, given: Partial<BaseStation> = {}) =>
  station({ id: `s${next++}`, positionId, operator, commissioned: '2020-01-01', ...given });
const newcomer = (positionId: string, operator: string) => tenant(positionId, operator, { commissioned: WITHIN });

describe('shared share of all positions', () => {
  it('counts what stands: a planned tenant shares nothing yet, a planned mast is no position', () => {
    const stations = [
      tenant('A', 'Viettel'),
      tenant('A', 'VinaPhone'),
      tenant('B', 'Viettel'),
      tenant('B', 'MobiFone', { status: 'planned' }),
      tenant('C', 'MobiFone', { status: 'planned' }),
    ];
    expect(sharedShareOfAll(positionsOf(stations))).toEqual({ total: 2, shared: 1, share: 0.5 });
  });

  it('two stations of one operator are one tenant; a tower company is none', () => {
    const stations = [
      tenant('A', 'Viettel'),
      tenant('A', 'Viettel', { owner: 'Towerco', servedOperators: ['MobiFone'] }),
    ];
    expect(sharedShareOfAll(positionsOf(stations)).shared).toBe(0);
  });

  it('of nothing is unknown, not 0', () => {
    expect(sharedShareOfAll([]).share).toBeNull();
    expect(sharedShareOnceBuilt([])).toEqual({ total: 0, shared: 0, share: null });
  });

  it('once built counts planned tenants and planned masts too', () => {
    const stations = [
      tenant('A', 'Viettel'),
      tenant('A', 'VinaPhone'),
      tenant('B', 'Viettel'),
      tenant('B', 'MobiFone', { status: 'planned' }),
      tenant('C', 'MobiFone', { status: 'planned' }),
      tenant('D', 'MobiFone'),
      tenant('E', 'Viettel'),
    ];
    const positions = positionsOf(stations);
    expect(sharedShareOnceBuilt(positions)).toEqual({ total: 5, shared: 2, share: 0.4 });
    expect(sharedShareOfAll(positions)).toEqual({ total: 4, shared: 1, share: 0.25 });
    // A plan may leave a position without anybody.
    const left = positions.map((position) => ({ ...position, operators: [] }));
    expect(sharedShareOnceBuilt(left)).toEqual({ total: 0, shared: 0, share: null });
  });
});

describe('shared share of newly built positions', () => {
  it('joining an old mast is a deployment, but no greenfield', () => {
    const result = newBuild([tenant('A', 'Viettel'), newcomer('A', 'VinaPhone'), newcomer('B', 'Viettel')]);
    expect(result.deployment).toMatchObject({ locations: 2, shared: 1, share: 0.5, met: true, missing: 0 });
    expect(result.greenfield).toMatchObject({ locations: 1, shared: 0, share: 0, met: false, missing: 1 });
  });

  it('an upgrade of the own site is listed and does not count', () => {
    const result = newBuild([tenant('A', 'Viettel'), newcomer('A', 'Viettel'), tenant('A', 'VinaPhone')]);
    expect(result.deployment).toMatchObject({ locations: 0, share: null, met: false, missing: 0 });
    expect(result.upgrades).toEqual([1]);
  });

  it('30 of 100 does not meet "greater than 0.30"; one more does', () => {
    const shared = (i: number) => [newcomer(`P${i}`, 'Viettel'), newcomer(`P${i}`, 'VinaPhone')];
    const hundred = (sharedCount: number) =>
      Array.from({ length: 100 }, (_, i) => (i < sharedCount ? shared(i) : [newcomer(`P${i}`, 'Viettel')])).flat();
    expect(newBuild(hundred(30)).deployment).toMatchObject({ met: false, missing: 1 });
    expect(newBuild(hundred(31)).deployment).toMatchObject({ met: true, missing: 0 });
    expect(newBuild(hundred(0)).deployment.missing).toBe(31);
  });

  it('a plan counts by its date, without a date now, and a later one not yet', () => {
    const planned = (positionId: string, plannedDate: string | null) =>
      tenant(positionId, 'Viettel', { status: 'planned', commissioned: null, plannedDate });
    const stations = [planned('A', '2025-12-31'), planned('B', null), planned('C', '2026-01-01')];
    expect(newBuild(stations).greenfield.positions).toEqual([0, 1]);
  });

  it('who comes after the period does not make its position shared', () => {
    const later = tenant('A', 'VinaPhone', { status: 'planned', commissioned: null, plannedDate: '2026-06-01' });
    expect(newBuild([newcomer('A', 'Viettel'), later]).deployment).toMatchObject({ locations: 1, shared: 0 });
  });

  it('an unknown commissioning is before the period, and is counted', () => {
    const result = newBuild([tenant('A', 'Viettel', { commissioned: null }), newcomer('A', 'VinaPhone')]);
    expect(result.unknownCommissioning).toBe(1);
    expect(result.greenfield.locations).toBe(0);
    expect(result.deployment.shared).toBe(1);
  });
});

describe('verdicts', () => {
  const thresholds = { coveredShare: 0.5, uncoveredShare: 0.01 };

  it.each([
    [0.5, 'covered'],
    [0.4999, 'partial'],
    [0.01, 'partial'],
    [0.0099, 'uncovered'],
  ] as const)('a share of %s is %s', (share, verdict) => {
    expect(verdictOf(share, thresholds)).toBe(verdict);
  });

  it.each([
    [true, 'uncovered', 'grave'],
    [true, 'partial', 'reported-only'],
    [true, 'covered', 'none'],
    [false, 'covered', 'computed-only'],
    [false, 'partial', 'none'],
    [null, 'uncovered', 'none'],
  ] as const)('reported %s and computed %s: %s', (reported, verdict, contradiction) => {
    expect(contradictionOf(reported, verdict)).toBe(contradiction);
  });
});
