import { describe, expect, it } from 'vitest';
import { positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/**
 * Two villages of a kilometre side by side. The planned station serves the first from its west side; its disc ends
 * a few metres behind the border, in a village of a million people. The host stands 35 m further west.
 */
const VILLAGES = [villageAt(0, 0, { population: 1000 }), villageAt(1, 0, { population: 1_000_000 })];
const STATIONS = [
  station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(465, 500), radiusM: { '4G': 100 } }),
  station({
    id: 'p',
    operator: 'VinaPhone',
    positionId: 'P',
    location: at(500, 500),
    status: 'planned',
    radiusM: { '4G': 503 },
  }),
];

function move(touchedShareMin: number) {
  const parameters = { ...defaultParameters(PROFILE), touchedShareMin };
  const { positions } = positionsAndFootprints(PROFILE, STATIONS, parameters);
  const prepared = prepareProvince(PROFILE, VILLAGES);
  const ground = { stations: STATIONS, structures: [] };
  return allCandidates(findCandidates(PROFILE, ground, { positions, parameters }, prepared))[0];
}

describe('a village that a station only grazes', () => {
  it('counts with all its people where every touch counts', () => {
    const found = move(0);
    expect(found?.loss).toBeGreaterThan(10);
    expect(found?.gates.coverage).toBe('fail');
  });

  it('does not count where it is reached by less than the least share', () => {
    const found = move(0.001);
    expect(found?.gates.coverage).toBe('pass');
    expect(found?.fallingVillages).toEqual([]);
  });

  it('counts whole, before and after, where one of the two places reaches enough of it', () => {
    expect(move(0.000_01)?.loss).toBe(move(0)?.loss);
    expect(move(0.000_01)?.coverageKept).toBe(move(0)?.coverageKept);
  });
});
