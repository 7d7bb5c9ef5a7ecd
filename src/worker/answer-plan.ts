import { fillGaps, gapObstacle } from '../analysis/gaps/fill-gaps.ts';
import { withNewSites } from '../analysis/plan/new-sites.ts';
import { resolvePins } from '../analysis/plan/pins.ts';
import { makePlan, periodOf, planObstacle } from '../analysis/plan/plan.ts';
import { planChanges } from '../analysis/plan/plan-changes.ts';
import type { PlanInput } from '../analysis/plan/plan-input.ts';
import type { Solver } from '../analysis/plan/solver.ts';
import { findCandidates } from '../analysis/sharing/find-candidates.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { createPairFinder, pairPotential } from '../analysis/sharing/pairs.ts';
import type { Pin } from '../model/plan.ts';
import type { Pair, PinnedMove } from '../model/planner.ts';
import type { PlannerAnswer, PlannerQuestion, PlanOrder } from '../model/questions.ts';
import type { Candidate } from '../model/results.ts';
import { type PlannerContext, sessionOn } from './planner-context.ts';
import { restOrStop } from './serve.ts';

/** The planner's questions that a solver takes part in: plan, pairs and gaps. */

export async function planOf(order: PlanOrder, context: PlannerContext): Promise<PlannerAnswer> {
  const { profile, province, prepared, last } = context;
  const { stations, analysis } = last;
  const { parameters } = analysis;
  const obstacle = planObstacle({ profile, stations }, order.aim);
  if (obstacle) return { kind: 'refused', obstacle };
  const candidates = last.candidates ?? (await candidatesOf(context));
  const standing: PlanInput = {
    profile,
    stations,
    positions: hostsOf(analysis.positions, province.structures),
    candidates,
    prepared,
    parameters,
    rowsOf: context.rowsOf,
  };
  const ground = order.newSites ? withNewSites(standing, periodOf(profile, parameters, order.aim)) : standing;
  const pins = pinsOf(order);
  const { faults, ...pinned } = resolvePins(pins, stations, ground.positions, ground.candidates);
  if (faults.some(({ pin }) => pin.in)) return { kind: 'refused', obstacle: 'pin-unknown' };
  context.progress({ stage: 'aim', done: 0, total: 0, gap: null });
  const plan = await withSolver(order.method === 'exact', context, (solver) =>
    makePlan(ground, {
      aim: order.aim,
      reading: order.reading,
      ...pinned,
      pins,
      enforceMandatory: order.enforceMandatory,
      newSites: order.newSites ?? false,
      limits: order.limits ?? [],
      method: solver ? { kind: 'exact', solver } : { kind: 'greedy' },
      timeLimitS: order.timeLimitS,
      now: Date.now,
      tell: (stage, gap) => context.progress({ stage, done: 0, total: 0, gap }),
      isStopped: () => isStopped(context),
    }),
  );
  const changes = order.method === 'exact' ? planChanges(ground, province.villages, plan) : null;
  if (order.newSites) {
    const sites = ground.positions.slice(standing.positions.length);
    return { kind: 'plan', plan, changes, candidates: ground.candidates, sites };
  }
  return last.candidates ? { kind: 'plan', plan, changes } : { kind: 'plan', plan, changes, candidates };
}

/** Lets other messages in first: the stop is one of them. */
async function isStopped({ rest, signal }: PlannerContext): Promise<boolean> {
  await rest();
  return signal.aborted;
}

function pinsOf({ pinnedIn, pinnedOut }: PlanOrder): Pin[] {
  const pinned = ({ station, host, reason = null, date = null }: PinnedMove) => ({ station, host, reason, date });
  return [
    ...pinnedIn.map((move) => ({ ...pinned(move), in: true })),
    ...pinnedOut.map((move) => ({ ...pinned(move), in: false })),
  ];
}

/**
 * A solver for as long as the work takes. A stop puts it away in the midst of it: the work then
 * goes to its end with the best that was found, which is the answer.
 */
async function withSolver<T>(
  wanted: boolean,
  { openSolver, signal }: PlannerContext,
  work: (solver: Solver | null) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const opened = wanted ? await openSolver() : null;
  const close = (): void => opened?.close();
  if (signal.aborted) close();
  signal.throwIfAborted();
  signal.addEventListener('abort', close);
  try {
    return await work(opened?.solve ?? null);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** Time to prove which pairs can be joined at once; nearly always it takes a moment. */
const PAIRS_LIMIT_S = 10;

export async function pairsOf(withinM: number, context: PlannerContext): Promise<PlannerAnswer> {
  const { profile, prepared, last } = context;
  const { stations, analysis } = last;
  const { positions, parameters } = analysis;
  const finder = createPairFinder(profile, { stations, positions }, prepared, parameters, withinM);
  const pairs: Pair[] = [];
  for (const [done, position] of finder.standing.entries()) {
    pairs.push(...finder.of(position));
    if (done % BAND_POSITIONS > 0) continue;
    context.progress({ stage: 'candidates', done, total: finder.standing.length, gap: null });
    await restOrStop(context);
  }
  const potential = await withSolver(true, context, (solver) => pairPotential(pairs, positions, solver, PAIRS_LIMIT_S));
  return { kind: 'pairs', pairs, potential };
}

const BAND_POSITIONS = 8;
/** For all steps of the curve together. */
const GAPS_LIMIT_S = 60;

export async function gapsOf(
  { order, exact }: Extract<PlannerQuestion, { kind: 'gaps' }>,
  context: PlannerContext,
): Promise<PlannerAnswer> {
  const { profile, province, prepared, last } = context;
  const { analysis, footprints, stations } = last;
  const { positions, parameters } = analysis;
  const { villages, structures } = province;
  const obstacle = gapObstacle({ profile, villages }, order);
  if (obstacle) return { kind: 'refused', obstacle };
  const ground = { profile, villages, stations, positions, structures, prepared, footprints, parameters };
  const filling = await withSolver(exact, context, (solver) =>
    fillGaps(ground, order, {
      solver,
      timeLimitS: GAPS_LIMIT_S,
      now: Date.now,
      tell: (stage, done, total, gap) => context.progress({ stage, done, total, gap }),
      isStopped: () => isStopped(context),
      session: sessionOn(context),
    }),
  );
  return { kind: 'gaps', filling };
}

/** Those of the last analysis, where its own search has not come to its end. */
async function candidatesOf(context: PlannerContext) {
  const { profile, province, prepared, last, progress } = context;
  const finder = findCandidates(profile, { ...province, stations: last.stations }, last.analysis, prepared);
  const candidates: Candidate[] = [];
  for (const [done, station] of finder.planned.entries()) {
    candidates.push(...finder.of(station));
    progress({ stage: 'candidates', done, total: finder.planned.length, gap: null });
    await restOrStop(context);
  }
  return candidates;
}
