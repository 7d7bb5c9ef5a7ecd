import { performance } from 'node:perf_hooks';
import { analyse, type PreparedProvince, prepareProvince } from '../../src/analysis/analyse.ts';
import { makePlan, PLAN_LIMIT_S } from '../../src/analysis/plan/plan.ts';
import type { PlanInput } from '../../src/analysis/plan/plan-input.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Plan, PlanAim } from '../../src/model/plan.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation, Province } from '../../src/model/province.ts';
import { highsSolver } from '../lib/highs.ts';

/** Optimum, greedy preview, the gap between them and the times; on the province given and on one with many planned stations. */

export interface PlanMeasures {
  readonly planned: number;
  readonly candidates: number;
  readonly passing: number;
  readonly runs: readonly PlanRun[];
}

export interface PlanRun {
  readonly aim: string;
  readonly status: Plan['status'];
  readonly gap: number | null;
  readonly moves: number;
  readonly loss: number;
  readonly lossReanalysed: number;
  readonly joint: Plan['joint'];
  readonly coverageKept: number;
  readonly mastsSaved: number;
  readonly shareAfter: number | null;
  readonly seconds: number;
  /** Until the plan was proved the best there is, its loss together included; null: it was not. */
  readonly secondsToProof: number | null;
  readonly greedy: {
    readonly status: Plan['status'];
    readonly moves: number;
    readonly loss: number;
    readonly lossReanalysed: number;
    readonly mastsSaved: number;
    readonly seconds: number;
  };
  /** How much more the preview loses (goal) or how many fewer masts it saves (keep), as a share of the optimum. */
  readonly greedyGap: number | null;
}

const AIMS: readonly PlanAim[] = [
  { kind: 'goal', goal: 0.3 },
  { kind: 'keep', leastKept: 0.95 },
];

export async function benchPlan(
  profile: Profile,
  province: Province,
  progress: (line: string) => void,
): Promise<{ readonly sample: PlanMeasures; readonly thousand: PlanMeasures }> {
  return {
    sample: await benchOne(profile, province, progress),
    thousand: await benchOne(profile, { ...province, stations: withPlanned(province.stations, 1_000) }, progress),
  };
}

/** So many planned stations: existing ones of the province, a little aside, each to be built by the next operator. */
function withPlanned(stations: readonly BaseStation[], count: number): BaseStation[] {
  const existing = stations.filter((station) => station.status === 'existing');
  const operators = [...new Set(existing.map((station) => station.operator))].sort();
  const step = existing.length / count;
  const planned = Array.from({ length: count }, (_, i): BaseStation[] => {
    const model = existing[Math.floor(i * step)];
    if (!model) return [];
    const angle = i * 2.399963;
    const metres = 120 + ((i * 97) % 700);
    const [lon, lat] = model.location;
    const operator = operators[(operators.indexOf(model.operator) + 1 + (i % 3)) % operators.length] ?? model.operator;
    return [
      {
        ...model,
        id: `BENCH-${String(i).padStart(4, '0')}`,
        operator,
        positionId: null,
        status: 'planned',
        commissioned: null,
        plannedDate: '2025-06-30',
        location: [lon + (Math.cos(angle) * metres) / 104_500, lat + (Math.sin(angle) * metres) / 111_195],
      },
    ];
  }).flat();
  return [...stations.filter((station) => station.status !== 'planned'), ...planned];
}

async function benchOne(profile: Profile, province: Province, progress: (line: string) => void): Promise<PlanMeasures> {
  const prepared: PreparedProvince = prepareProvince(profile, province.villages);
  const parameters = defaultParameters(profile);
  const { positions } = analyse(profile, province, parameters, prepared);
  const { stations } = province;
  const candidates = allCandidates(findCandidates(profile, province, { positions, parameters }, prepared));
  const ground: PlanInput = { profile, stations, positions, candidates, prepared, parameters };
  const runs: PlanRun[] = [];
  for (const aim of AIMS) {
    const run = await benchAim(ground, aim);
    progress(`${candidates.length} candidates: ${JSON.stringify(run)}`);
    runs.push(run);
  }
  return {
    planned: stations.filter((station) => station.status === 'planned').length,
    candidates: candidates.length,
    passing: candidates.filter((candidate) => candidate.passes).length,
    runs,
  };
}

async function benchAim(ground: PlanInput, aim: PlanAim): Promise<PlanRun> {
  const request = {
    aim,
    reading: ground.parameters.reading,
    pinnedIn: new Set<number>(),
    pinnedOut: new Set<number>(),
    enforceMandatory: false,
    timeLimitS: PLAN_LIMIT_S,
    now: () => performance.now(),
  };
  const greedyStart = performance.now();
  const greedy = await makePlan(ground, { ...request, method: { kind: 'greedy' } });
  const greedyEnd = performance.now();
  const plan = await makePlan(ground, { ...request, method: { kind: 'exact', solver: highsSolver } });
  const end = performance.now();
  const worse = aim.kind === 'goal' ? greedy.lossReanalysed - plan.lossReanalysed : plan.mastsSaved - greedy.mastsSaved;
  const whole = aim.kind === 'goal' ? plan.lossReanalysed : plan.mastsSaved;
  return {
    aim: aim.kind === 'keep' ? `keep ${aim.leastKept}` : `${aim.kind} ${aim.goal}`,
    status: plan.status,
    gap: plan.gap,
    moves: plan.chosen.length,
    loss: plan.loss,
    lossReanalysed: plan.lossReanalysed,
    joint: plan.joint,
    coverageKept: plan.coverageKept,
    mastsSaved: plan.mastsSaved,
    shareAfter: plan.after.newBuild[plan.reading].share,
    seconds: (end - greedyEnd) / 1000,
    secondsToProof: isProved(plan) ? (end - greedyEnd) / 1000 : null,
    greedy: {
      status: greedy.status,
      moves: greedy.chosen.length,
      loss: greedy.loss,
      lossReanalysed: greedy.lossReanalysed,
      mastsSaved: greedy.mastsSaved,
      seconds: (greedyEnd - greedyStart) / 1000,
    },
    greedyGap: worse === 0 ? 0 : whole > 0 ? worse / whole : null,
  };
}

function isProved({ status, joint }: Plan): boolean {
  return status === 'optimal' && (joint === null || joint.proven);
}
