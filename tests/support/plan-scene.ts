import { highsSolver } from '../../scripts/lib/highs.ts';
import { positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import type { PlanRequest } from '../../src/analysis/plan/plan.ts';
import type { PlanInput } from '../../src/analysis/plan/plan-input.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { hostsOf } from '../../src/analysis/sharing/hosts.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation, Structure } from '../../src/model/province.ts';
import { PROFILE, villageAt } from './province.ts';

/** A square of villages with masts and plans on it, and everything a plan is made from. */

export const THREE_OPERATORS: Profile = {
  ...PROFILE,
  operators: ['Viettel', 'VinaPhone', 'MobiFone'].map((id) => ({ id, aliases: [], colour: '#000000' })),
};

/** Nine villages, three by three, a kilometre each, with unlike populations. */
export const PLAN_VILLAGES = [0, 1, 2].flatMap((y) =>
  [0, 1, 2].map((x) => villageAt(x, y, { population: 100 + 40 * x + 130 * y })),
);
export const PREPARED = prepareProvince(THREE_OPERATORS, PLAN_VILLAGES);

export function planScene(
  stations: readonly BaseStation[],
  given: Partial<AnalysisParameters> = {},
  structures: readonly Structure[] = [],
): PlanInput {
  const parameters = { ...defaultParameters(THREE_OPERATORS), ...given };
  const { positions } = positionsAndFootprints(THREE_OPERATORS, stations, parameters);
  const finder = findCandidates(THREE_OPERATORS, { stations, structures }, { positions, parameters }, PREPARED);
  return {
    profile: THREE_OPERATORS,
    stations,
    positions: hostsOf(positions, structures),
    candidates: allCandidates(finder),
    prepared: PREPARED,
    parameters,
  };
}

export function exactly(given: Partial<PlanRequest> = {}): PlanRequest {
  return {
    aim: { kind: 'goal', goal: 0.3 },
    reading: 'deployment',
    pinnedIn: new Set(),
    pinnedOut: new Set(),
    enforceMandatory: false,
    method: { kind: 'exact', solver: highsSolver },
    timeLimitS: 30,
    // Time stands still: what is found does not depend on the machine.
    now: () => 0,
    ...given,
  };
}
