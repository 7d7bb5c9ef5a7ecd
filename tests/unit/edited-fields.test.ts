import { describe, expect, it } from 'vitest';
import { analyse, prepareProvince } from '../../src/analysis/analyse.ts';
import { columnOf } from '../../src/analysis/layout.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { CoverageSet } from '../../src/model/results.ts';
import type { StationFields } from '../../src/model/scenario.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/** Which fields of a station move which figures: two masts, one village each, and a planned one between. */

const STATIONS = [
  station({ id: 'a', operator: 'Viettel', location: at(500, 500) }),
  station({ id: 'b', operator: 'VinaPhone', location: at(9500, 500) }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', plannedDate: '2025-03-31', location: at(800, 500) }),
];
const VILLAGES = [villageAt(0, 0), villageAt(9, 0)];
const PREPARED = prepareProvince(PROFILE, VILLAGES);
const { positions } = groupPositions(STATIONS, 30, PROFILE);

function analysed(station: string, fields: StationFields) {
  const ground = { profile: PROFILE, stations: STATIONS, positions, structures: [] };
  const { stations, issues } = applyEdits(ground, [{ kind: 'change', station, fields }]);
  expect(issues).toEqual([]);
  const province = { villages: VILLAGES, stations, fibre: null, structures: [], sources: [STATIONS_FILE] };
  const analysis = analyse(PROFILE, province, defaultParameters(PROFILE), PREPARED);
  const { coverage } = analysis;
  const share = (village: number, set: CoverageSet): number =>
    coverage.shares[village * coverage.layout.columns + columnOf(coverage.layout, set)] ?? Number.NaN;
  return { analysis, share, candidates: allCandidates(findCandidates(PROFILE, province, analysis, PREPARED)) };
}

const AS_IT_IS = analysed('a', {});
const VIETTEL: CoverageSet = { kind: 'operator', operator: 'Viettel' };
const VINAPHONE: CoverageSet = { kind: 'operator', operator: 'VinaPhone' };

describe('a field that a person edits', () => {
  it('operators also served: their coverage grows, and neither share of shared positions moves', () => {
    const served = analysed('a', { servedOperators: ['VinaPhone'] });
    expect(AS_IT_IS.share(0, VINAPHONE)).toBe(0);
    expect(served.share(0, VINAPHONE)).toBe(served.share(0, VIETTEL));
    expect(served.share(0, VINAPHONE)).toBeGreaterThan(0.9);
    expect(served.share(0, { kind: 'operators', atLeast: 2 })).toBeGreaterThan(0.9);
    expect(served.share(1, VINAPHONE)).toBe(AS_IT_IS.share(1, VINAPHONE));
    expect(served.analysis.summary.positions).toEqual(AS_IT_IS.analysis.summary.positions);
    expect(served.analysis.summary.newBuild).toEqual(AS_IT_IS.analysis.summary.newBuild);
    expect(served.analysis.positions).toEqual(AS_IT_IS.analysis.positions);
    // Nor is VinaPhone there already, for a candidate.
    expect(served.candidates.map(({ gates }) => gates.operator)).toEqual(['pass']);
  });

  it('area class: the radius that nobody states, and the rule’s least distance for a planned mast', () => {
    // 700 m in towns, 1,500 m elsewhere.
    expect(analysed('a', { areaClass: 'other' }).share(0, VIETTEL)).toBe(AS_IT_IS.share(0, VIETTEL));
    expect(analysed('a', { areaClass: 'urban' }).share(0, VIETTEL)).toBeLessThan(AS_IT_IS.share(0, VIETTEL));
    // 300 m from the nearest mast of another operator: too near outside towns, well in them.
    expect(AS_IT_IS.candidates.map(({ mandatory }) => mandatory)).toEqual([true]);
    expect(analysed('p', { areaClass: 'urban' }).candidates.map(({ mandatory }) => mandatory)).toEqual([false]);
  });

  it('owner, frequency and radiated power: no figure', () => {
    const { analysis, candidates } = analysed('a', { owner: 'Towerco', frequencyMhz: 2600, eirpDbm: 30 });
    expect(analysis.coverage).toEqual(AS_IT_IS.analysis.coverage);
    expect(analysis.summary).toEqual(AS_IT_IS.analysis.summary);
    expect(candidates).toEqual(AS_IT_IS.candidates);
  });
});
