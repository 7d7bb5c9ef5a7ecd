import { describe, expect, it } from 'vitest';
import { positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';
import type { BaseStation, Structure } from '../../src/model/province.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const VILLAGES = [villageAt(-2, 0), villageAt(-1, 0), villageAt(0, 0), villageAt(1, 0)];
const candidatesOf = (stations: readonly BaseStation[], given: Partial<AnalysisParameters> = {}) => {
  const parameters = { ...defaultParameters(PROFILE), ...given };
  const { positions } = positionsAndFootprints(PROFILE, stations, parameters);
  const prepared = prepareProvince(PROFILE, VILLAGES);
  return allCandidates(findCandidates(PROFILE, { stations, structures: [] }, { positions, parameters }, prepared)).map(
    (candidate) => ({
      ...candidate,
      hostId: positions[candidate.host]?.id,
    }),
  );
};
const planned = (given: Partial<BaseStation> = {}) =>
  station({ id: 'p', positionId: 'P', operator: 'VinaPhone', status: 'planned', heightM: 40, ...given });
const host = (eastM: number, given: Partial<BaseStation> = {}) =>
  station({ id: `h${eastM}`, positionId: `H${eastM}`, location: at(eastM), heightM: 40, tenantSlots: 1, ...given });

describe('candidates', () => {
  it('are hosts within twice the greatest move, nearest first, and never the own position', () => {
    const found = candidatesOf([planned(), host(900), host(300), host(1100)]);
    expect(found.map(({ hostId, gates }) => [hostId, gates.distance])).toEqual([
      ['H300', 'pass'],
      ['H900', 'fail'],
    ]);
  });

  it('another planned mast can host', () => {
    const [found] = candidatesOf([planned(), host(300, { status: 'planned' })]);
    expect(found).toMatchObject({ hostKind: 'planned', nearestOtherM: null, mandatory: false });
  });

  it.each([
    ['no free slot', { tenantSlots: 0 }, { slots: 'fail' }],
    ['unknown slots', { tenantSlots: null }, { slots: 'survey' }],
    ['five metres lower', { heightM: 35 }, { height: 'pass' }],
    ['six metres lower', { heightM: 34 }, { height: 'fail' }],
    ['unknown height', { heightM: null }, { height: 'survey' }],
    ['the operator there already', { operator: 'VinaPhone' }, { operator: 'fail' }],
  ] as const)('%s', (_, given, gates) => {
    const [found] = candidatesOf([planned(), host(10, given)], { positionToleranceM: 0 });
    expect(found?.gates).toMatchObject(gates);
    expect(found?.passes).toBe(!Object.values(gates).some((result) => result === 'fail'));
  });

  it('the rule asks for the nearest standing mast of another operator, by area class', () => {
    const mandatory = (eastM: number, given: Partial<BaseStation>) =>
      candidatesOf([planned(given), host(eastM)])[0]?.mandatory;
    expect(mandatory(399, {})).toBe(true);
    expect(mandatory(401, {})).toBe(false);
    expect(mandatory(399, { areaClass: 'urban' })).toBe(false);
  });

  it('a mast of the same operator is no reason to share', () => {
    expect(candidatesOf([planned(), host(300, { operator: 'VinaPhone' })])[0]?.mandatory).toBe(false);
  });

  it('a move that loses people fails on coverage and names the villages that fall', () => {
    const [found] = candidatesOf([
      planned({ location: at(-1500, 500), radiusM: { '*': 800 } }),
      host(-700, { location: at(-700, 500), technologies: ['2G'], radiusM: { '*': 50 } }),
    ]);
    expect(found?.coverageKept).toBeLessThan(0.95);
    expect(found?.loss).toBeGreaterThan(10);
    expect(found?.gates.coverage).toBe('fail');
    expect(found?.fallingVillages).toEqual([0]);
  });

  it('a station that reaches nobody loses nothing', () => {
    const [found] = candidatesOf([planned({ location: at(0, 9000) }), host(0, { location: at(200, 9000) })]);
    expect(found).toMatchObject({ loss: 0, coverageKept: 1 });
  });

  it('of equal distance are in the order of the positions', () => {
    const found = candidatesOf([planned(), host(-300), host(300)], { ruleId: null });
    expect(found.map(({ hostId, rule, mandatory }) => [hostId, rule, mandatory])).toEqual([
      ['H-300', null, false],
      ['H300', null, false],
    ]);
  });

  it('tell how far the nearest standing mast of another operator is, however far that may be', () => {
    const nearest = (eastM: number) =>
      candidatesOf([planned(), host(300, { status: 'planned' }), host(200, { operator: 'VinaPhone' }), host(eastM)])[0]
        ?.nearestOtherM;
    for (const eastM of [600, 5_000, 50_000, 500_000]) expect((nearest(eastM) ?? 0) / eastM).toBeCloseTo(1, 3);
  });

  it('of a station that joins a mast that stands are forced by no rule, and its own mast is not the nearest', () => {
    const joins = [planned(), station({ id: 'own', positionId: 'P' }), host(300)];
    const [found] = candidatesOf(joins);
    expect(found).toMatchObject({ hostId: 'H300', mandatory: false, areaClass: 'other', rule: 'R' });
    expect(found?.nearestOtherM).toBeGreaterThan(299);
  });

  it('are surveyed where the own height is unknown, and may be lower than the tolerance allows nowhere', () => {
    expect(candidatesOf([planned({ heightM: null }), host(300)])[0]?.gates.height).toBe('survey');
    const [low] = candidatesOf([planned(), host(300, { heightM: 12, tenantSlots: 3 })]);
    expect(low).toMatchObject({ gates: { height: 'fail', slots: 'pass' }, freeSlots: 3, passes: false });
    expect(low?.gates.operator).toBe('pass');
  });

  it('are asked for planned stations alone, one by one, with their places and what a move costs', () => {
    const stations = [host(300), planned(), host(200)];
    const parameters = defaultParameters(PROFILE);
    const { positions } = positionsAndFootprints(PROFILE, stations, parameters);
    const structure = { id: 'T', location: at(100), tenantSlots: 2, heightM: 41 } as Structure;
    const finder = findCandidates(
      PROFILE,
      { stations, structures: [structure] },
      { positions, parameters },
      prepareProvince(PROFILE, VILLAGES),
    );
    expect(finder.planned).toEqual([1]);
    expect(finder.placesOf(1)).toEqual([at(100), at(200), at(300)]);
    expect(finder.placesOf(0)).toEqual([]);
    expect(finder.placesOf(9)).toEqual([]);
    expect(finder.of(0)).toEqual([]);
    const cost = (loss: number, kept: number) => ({ loss, kept, fallingVillages: [] });
    const given = finder.of(1, [cost(1, 0.95), cost(2, 0.94), cost(3, 1)]);
    expect(
      given.map(({ station: s, hostKind, loss, gates, passes }) => [s, hostKind, loss, gates.coverage, passes]),
    ).toEqual([
      [1, 'structure', 1, 'pass', true],
      [1, 'existing', 2, 'fail', false],
      [1, 'existing', 3, 'pass', true],
    ]);
    expect(given[0]).toMatchObject({ freeSlots: 2, host: positions.length });
    expect(finder.of(1, [])).toEqual([]);
  });

  it('are none where nothing stands', () => {
    expect(candidatesOf([planned()])).toEqual([]);
    expect(candidatesOf([])).toEqual([]);
  });
});
