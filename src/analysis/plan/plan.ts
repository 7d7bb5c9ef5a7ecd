import { type AnalysisParameters, chosenPeriod } from '../../model/parameters.ts';
import type { Binding, OperatorLimit, Pin, Plan, PlanAim, PlanFigures, PlanObstacle } from '../../model/plan.ts';
import type { Period, Profile, Reading } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position, SharedShare } from '../../model/results.ts';
import { compareText, groupPositions, isOfPosition } from '../positions.ts';
import { newBuildOf, sharedShareOfAll, sharedShareOnceBuilt } from '../sharing/new-build.ts';
import { applyMoves, type Move } from './apply-moves.ts';
import type { Effects } from './effects.ts';
import { formulate } from './formulate.ts';
import { greedyGoal, greedyMasts } from './greedy.ts';
import { whatBinds } from './infeasible.ts';
import { jointByParts } from './joint-by-parts.ts';
import { type JointAnswer, type JointEffects, leastJointLoss } from './joint-loss.ts';
import { asCheapAs, costObjective, leastCost } from './least-cost.ts';
import { type Deadline, relativeGap, type StageAnswer } from './lexicographic.ts';
import { knowsCosts, moneyOf, type ProblemMoney, problemMoney } from './money.ts';
import { type CountedMoves, farthestPlan, fractionOf, goalRow, reachGoal, saveMasts } from './optimise.ts';
import { planPhases } from './phases.ts';
import type { PlanInput } from './plan-input.ts';
import { countsAfter, type PlanChoice, type PlanProblem, planProblem } from './problem.ts';
import { reanalysisOf } from './reanalyse.ts';
import type { Solver } from './solver.ts';
import { weightedEffects, withLossesOf } from './weighted-effects.ts';

/**
 * The plan: which planned stations go on whose positions. The choice is made on the sum of
 * single-move losses, exactly or greedily; then the chosen moves are made, positions are
 * grouped and counted again, and coverage is computed by the full engine. What the plan
 * says of itself is that second reckoning.
 */
export interface PlanRequest {
  readonly aim: PlanAim;
  readonly reading: Reading;
  /** Indexes into the candidates. */
  readonly pinnedIn: ReadonlySet<number>;
  readonly pinnedOut: ReadonlySet<number>;
  /** The same by name, with why and when: repeated in the plan. */
  readonly pins?: readonly Pin[];
  readonly enforceMandatory: boolean;
  /** Whether the ground has the sites of `withNewSites`: repeated in the plan. */
  readonly newSites?: boolean;
  readonly limits?: readonly OperatorLimit[];
  readonly method: { readonly kind: 'greedy' } | { readonly kind: 'exact'; readonly solver: Solver };
  readonly timeLimitS: number;
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number;
  readonly tell?: (stage: 'aim' | 'ties' | 'check', gap: number | null) => void;
  /** Asked now and then: stopped, the plan is the best that was found. Absent: it is never stopped. */
  readonly isStopped?: () => Promise<boolean>;
}

/** Why no plan can be made; null: one can. */
export function planObstacle(ground: Pick<PlanInput, 'profile' | 'stations'>, aim: PlanAim): PlanObstacle | null {
  if (aim.kind !== 'keep' && !(aim.goal > 0 && aim.goal < 1)) return 'goal-range';
  if (aim.kind === 'keep' && !(aim.leastKept > 0 && aim.leastKept <= 1)) return 'bound-range';
  if (aim.kind === 'cost' && !knowsCosts(ground.profile)) return 'no-costs';
  return dataObstacle(ground);
}

/** Why these data have nothing to plan, whatever is aimed at. */
export function dataObstacle({
  profile,
  stations,
}: Pick<PlanInput, 'profile' | 'stations'>): Exclude<PlanObstacle, 'goal-range' | 'bound-range' | 'no-costs'> | null {
  if (profile.periods.length === 0) return 'no-period';
  if (!stations.some((station) => station.status === 'planned')) return 'no-planned';
  const operators = new Set(stations.filter((s) => isOfPosition(s)).map((s) => s.operator));
  return operators.size < 2 ? 'one-operator' : null;
}

/** @throws never for data; see `planObstacle` for what cannot be planned. */
export async function makePlan(ground: PlanInput, request: PlanRequest): Promise<Plan> {
  const { profile, stations, positions, candidates, prepared, parameters } = ground;
  const period = periodOf(profile, parameters, request.aim);
  const choice: PlanChoice = request;
  const problemOf = (which: PlanChoice) => planProblem(stations, positions, candidates, period, which);
  const reanalysis = reanalysisOf(ground);
  const inPeople = problemOf(choice);
  const moveOf = (m: number): Move => inPeople.moves[m] ?? { station: -1, host: -1 };
  const effects: Effects & JointEffects = {
    costs: (m) => reanalysis.costsOf(moveOf(m)),
    keptByCell: (chosen) => reanalysis.together(chosen.map(moveOf)).keptByCell,
    jointLoss: (chosen) => reanalysis.together(chosen.map(moveOf)),
  };
  const weights = prepared.planWeights;
  const decisive = weights ? weightedEffects(effects, weights) : effects;
  const problem = weights ? withLossesOf(inPeople, decisive) : inPeople;
  const deadline: Deadline = {
    now: request.now,
    end: request.now() + request.timeLimitS * 1000,
    ...(request.tell ? { tell: request.tell } : {}),
  };
  const money = profile.costs ? problemMoney(profile.costs, problem, ground) : null;
  const single = await choose(problem, request, { effects, money }, deadline);

  request.tell?.('check', gapOf(single, request.aim));
  const joint = await chooseByJointLoss(problem, request, single, { effects: decisive, money });
  const answer = joint ? { ...single, chosen: joint.chosen } : single;
  const shortOf = await whyInfeasible(problem, answer, request, problemOf);
  const isFound = answer.status === 'optimal' || answer.status === 'feasible';
  const chosen = isFound ? answer.chosen : (shortOf.far?.chosen ?? []);
  const moves = chosen.map(moveOf);
  const picked = chosen.map((m) => problem.moves[m]?.candidate ?? -1);
  const moved = applyMoves(stations, positions, moves);
  const regrouped = groupPositions(moved, parameters.positionToleranceM, profile).positions;
  const figures = (places: readonly Position[], these: readonly BaseStation[]): PlanFigures => ({
    newBuild: newBuildOf(places, these, period, request.reading),
    positions: sharedShareOfAll(places),
    positionsOnceBuilt: sharedShareOnceBuilt(places),
  });
  const together = reanalysis.together(moves);
  return {
    aim: request.aim,
    reading: request.reading,
    settings: {
      enforceMandatory: request.enforceMandatory,
      newSites: request.newSites ?? false,
      method: request.method.kind,
      timeLimitS: request.timeLimitS,
    },
    pinned: request.pins ?? [],
    status: answer.status,
    farthest: shortOf.far !== null,
    gap: gapOf(answer, request.aim),
    chosen: picked,
    mandatoryNotChosen: mandatoryLeft(ground, moves),
    before: figures(
      positions.filter((position) => position.stations.length > 0),
      stations,
    ),
    after: figures(regrouped, moved),
    loss: sumOfLosses(inPeople, chosen),
    lossReanalysed: together.loss,
    weighted: weights && {
      villages: weights.filter((weight) => weight !== 1).length,
      loss: sumOfLosses(problem, chosen),
      lossReanalysed: decisive.jointLoss(chosen).loss,
    },
    joint: joint && {
      leastSum: single.status === 'optimal' ? sumOfLosses(problem, single.chosen) : null,
      bound: joint.bound,
      proven: joint.proven,
      analysed: joint.analysed,
    },
    coverageKept: Math.min(1, ...together.keptByCell.values()),
    mastsSaved: countsAfter(problem, []).plannedMasts - countsAfter(problem, chosen).plannedMasts,
    phases: planPhases({ chosen: picked, candidates, stations: moved, positions: regrouped }, period, request.reading),
    limits: request.limits ?? [],
    money: profile.costs && money ? moneyOf(profile.costs, money, problem, chosen) : null,
    needsSurvey: chosen.filter((m) => needsSurvey(candidates[problem.moves[m]?.candidate ?? -1])).length,
    binding: shortOf.binding,
    bestReachable: reachable(shortOf.far),
  };
}

/** Of a goal that no plan meets: the plan that comes nearest, and what stands in the way. */
async function whyInfeasible(
  problem: PlanProblem,
  { status }: StageAnswer,
  { aim, method, now, ...choice }: PlanRequest,
  problemOf: (choice: PlanChoice) => PlanProblem,
): Promise<{ readonly far: CountedMoves | null; readonly binding: readonly Binding[] }> {
  if (status !== 'infeasible' || method.kind !== 'exact') return { far: null, binding: [] };
  const { solver } = method;
  const within = (): Deadline => ({ now, end: now() + EXPLAINING_S * 1000 });
  const far = aim.kind !== 'keep' ? await farthestPlan(problem, solver, within()) : null;
  const goal = aim.kind !== 'keep' ? fractionOf(aim.goal) : null;
  return { far, binding: await whatBinds(choice, problemOf, goal, solver, within()) };
}

function sumOfLosses(problem: PlanProblem, chosen: readonly number[]): number {
  return chosen.reduce((total, m) => total + (problem.moves[m]?.loss ?? 0), 0);
}

/** Time to look among near-optimal sets for the one that loses least together. */
const JOINT_S = 8;

/**
 * Of sets that meet the goal, the one whose moves lose least together; where the cost is what is asked, of those
 * that cost no more than the one found. Null where no goal is asked for.
 */
async function chooseByJointLoss(
  problem: PlanProblem,
  { aim, method, now, isStopped = async () => false }: PlanRequest,
  single: StageAnswer,
  { effects, money }: { readonly effects: JointEffects; readonly money: ProblemMoney | null },
): Promise<JointAnswer | null> {
  const found = single.status === 'optimal' || single.status === 'feasible';
  if (aim.kind === 'keep' || method.kind !== 'exact' || !found) return null;
  const goal = fractionOf(aim.goal);
  const tried = aim.kind === 'goal' ? await jointByParts(problem, goal, effects, isStopped) : null;
  if (tried !== null) return tried;
  const preview = greedyGoal(problem, goal);
  const formulation = formulate(problem);
  const cost = aim.kind === 'cost' && money ? costObjective(problem, formulation, money) : null;
  const rows = [goalRow(formulation, goal), ...(cost ? [asCheapAs(cost, single.chosen)] : [])];
  const isKnown = preview && (cost === null || cost.valueOf(preview) <= cost.valueOf(single.chosen));
  const known = isKnown ? [single.chosen, preview] : [single.chosen];
  const deadline = { now, end: now() + JOINT_S * 1000 };
  return leastJointLoss(problem, { formulation, rows, known }, effects, method.solver, deadline);
}

/**
 * Time for the search: with the preview before and the re-analysis after, a thousand planned
 * stations are answered within 30 s on two cores.
 */
export const PLAN_LIMIT_S = 18;
/** Time to find the plan that comes nearest, and again to say why the goal is out of reach. */
const EXPLAINING_S = 6;

async function choose(
  problem: PlanProblem,
  { aim, method }: PlanRequest,
  { effects, money }: { readonly effects: Effects; readonly money: ProblemMoney | null },
  deadline: Deadline,
): Promise<StageAnswer> {
  const preview =
    aim.kind !== 'keep' ? greedyGoal(problem, fractionOf(aim.goal)) : greedyMasts(problem, aim.leastKept, effects);
  if (method.kind === 'greedy') {
    if (preview === null) return { status: 'unknown', chosen: [], value: 0, bound: 0 };
    return { status: 'feasible', chosen: preview, value: 0, bound: Number.NaN };
  }
  if (aim.kind === 'cost') {
    const goal = fractionOf(aim.goal);
    return leastCost(
      problem,
      { goal, money: money ?? { ofMove: [], ofMast: new Map() } },
      method.solver,
      deadline,
      preview ?? undefined,
    );
  }
  return aim.kind === 'goal'
    ? reachGoal(problem, fractionOf(aim.goal), method.solver, deadline, preview ?? undefined)
    : saveMasts(problem, { leastKept: aim.leastKept, effects }, method.solver, deadline, preview ?? undefined);
}

/** The plan's goal is the period's while it is planned for. */
export function periodOf(profile: Profile, parameters: Pick<AnalysisParameters, 'periodId'>, aim: PlanAim): Period {
  const period = chosenPeriod(profile, parameters);
  const { id, from, to, goal } = period ?? { id: '', from: '0000-01-01', to: '9999-12-31', goal: 1 };
  return { id, from, to, goal: aim.kind === 'keep' ? goal : aim.goal };
}

function gapOf({ status, value, bound }: StageAnswer, aim: PlanAim): number | null {
  if (status === 'optimal') return 0;
  if (status !== 'feasible' || !Number.isFinite(bound)) return null;
  // Money may come out below nothing: what is saved is more than what is paid.
  if (aim.kind === 'cost') return relativeGap(value, bound);
  const distance = aim.kind === 'goal' ? value - bound : bound - value;
  const scale = aim.kind === 'goal' ? value : bound;
  return scale > 0 ? Math.max(0, Math.min(1, distance / scale)) : 0;
}

function mandatoryLeft({ candidates, positions, stations }: PlanInput, moves: readonly Move[]): number[] {
  const moved = new Set(moves.map((move) => move.station));
  const left = new Map<number, number>();
  candidates.forEach((candidate, index) => {
    if (!candidate.mandatory || !candidate.passes || moved.has(candidate.station)) return;
    const best = candidates[left.get(candidate.station) ?? -1];
    const order =
      best === undefined
        ? -1
        : candidate.loss - best.loss ||
          candidate.distanceM - best.distanceM ||
          compareText(positions[candidate.host]?.id ?? '', positions[best.host]?.id ?? '');
    if (order < 0) left.set(candidate.station, index);
  });
  const idOf = (index: number) => stations[candidates[index]?.station ?? -1]?.id ?? '';
  return [...left.values()].sort((a, b) => compareText(idOf(a), idOf(b)));
}

/** Whether a gate passed only because slots or heights are unknown. */
export function needsSurvey(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && Object.values(candidate.gates).includes('survey');
}

function reachable(far: { readonly locations: number; readonly shared: number } | null): SharedShare | null {
  if (!far) return null;
  return { total: far.locations, shared: far.shared, share: far.locations === 0 ? null : far.shared / far.locations };
}
