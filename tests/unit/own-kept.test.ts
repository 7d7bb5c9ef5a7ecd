import { describe, expect, it } from 'vitest';
import { computeCoverage } from '../../src/analysis/coverage/coverage.ts';
import { footprintsOf } from '../../src/analysis/footprints.ts';
import { ownCoverageKept } from '../../src/analysis/sharing/own-kept.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { PREPARED, planScene, THREE_OPERATORS } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const mast = station({
  id: 'm',
  operator: 'Viettel',
  positionId: 'M',
  commissioned: '2019-01-01',
  tenantSlots: 1,
  location: at(1800, 1500),
});
const mover = station({
  id: 'p',
  operator: 'VinaPhone',
  status: 'planned',
  plannedDate: '2024-06-01',
  location: at(1400, 1500),
  radiusM: { '4G': 500 },
});

/** What the move of `p` to the mast keeps: of its operator there, and of its own. */
function kept(others: readonly BaseStation[]) {
  const stations = [mast, mover, ...others];
  const ground = planScene(stations);
  const coverageOf = (these: readonly BaseStation[]) =>
    computeCoverage(
      PREPARED.shapes,
      footprintsOf(
        these,
        these.map((_, s) => s),
        THREE_OPERATORS,
        { ...ground.parameters, includePlanned: true },
      ),
      PREPARED.layout,
      PREPARED.broadband,
      ground.parameters,
    );
  const moved = stations.map((one) => (one === mover ? { ...mover, location: mast.location } : one));
  const coverage = { before: coverageOf(stations), after: coverageOf(moved), alone: coverageOf([mover]) };
  const candidate = ground.candidates.find((one) => stations[one.station] === mover);
  const own = ownCoverageKept(coverage, mover, PREPARED.weights, ground.parameters.touchedShareMin);
  return { own, operator: candidate?.coverageKept ?? Number.NaN };
}

describe('what is kept of a station’s own coverage', () => {
  it('is the gate’s figure where its operator has no other station', () => {
    const { own, operator } = kept([]);
    expect(own).toBeCloseTo(operator, 6);
    expect(own).toBeLessThan(0.9);
  });

  it('is less than the gate’s figure where its operator covers more of the same villages', () => {
    const beside = { ...mover, id: 'o', status: 'existing' as const, location: at(2700, 1500), radiusM: { '4G': 300 } };
    const { own, operator } = kept([{ ...beside, plannedDate: null, commissioned: '2019-01-01' }]);
    expect(own).toBeLessThan(operator);
    expect(own).toBeCloseTo(kept([]).own ?? Number.NaN, 6);
  });

  it('is all of it where another station of the operator covers the same', () => {
    const twin = { ...mover, id: 't', positionId: 'T', location: at(1400, 1500), radiusM: { '4G': 900 } };
    expect(kept([twin]).own).toBeCloseTo(1, 9);
  });
});
