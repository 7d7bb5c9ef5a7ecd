import { finishAnalysis, type PreparedProvince, positionsAndFootprints } from '../analysis/analyse.ts';
import { type CoverageSession, createCoverageSession } from '../analysis/coverage/session.ts';
import type { VillageRows } from '../analysis/coverage/village-rows.ts';
import { footprintsOf } from '../analysis/footprints.ts';
import { fillGaps, gapObstacle } from '../analysis/gaps/fill-gaps.ts';
import { outageOf } from '../analysis/outage.ts';
import { withNewSites } from '../analysis/plan/new-sites.ts';
import { resolvePins } from '../analysis/plan/pins.ts';
import { makePlan, type PlanInput, periodOf, planObstacle } from '../analysis/plan/plan.ts';
import { planChanges } from '../analysis/plan/plan-changes.ts';
import type { Solver } from '../analysis/plan/solver.ts';
import { positionsByStation } from '../analysis/positions.ts';
import { coverageChanges } from '../analysis/scenario/changes.ts';
import { type ScenarioSide, scenarioChanges, scenarioFigures } from '../analysis/scenario/compare-figures.ts';
import { findCandidates } from '../analysis/sharing/find-candidates.ts';
import { goalAtAGlance } from '../analysis/sharing/goal.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { ownCoverageKept } from '../analysis/sharing/own-kept.ts';
import { createPairFinder, pairPotential } from '../analysis/sharing/pairs.ts';
import type { Pin } from '../model/plan.ts';
import type { MoveInspection, Pair, PinnedMove, ScenarioComparison } from '../model/planner.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Province } from '../model/province.ts';
import type {
  Compared,
  Edited,
  PlannerAnswer,
  PlannerProgress,
  PlannerQuestion,
  PlanOrder,
} from '../model/questions.ts';
import type { Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import { answerRadio } from './answer-radio.ts';
import type { LastAnalysis } from './last-analysis.ts';
import type { RadioState } from './radio-footprints.ts';
import { restOrStop } from './serve.ts';
import type { OpenSolver } from './solver-port.ts';

/** The planner's questions, answered in the worker; loaded with the first of them. */

/** What an answer is made from. */
export interface PlannerContext {
  readonly profile: Profile;
  readonly province: Province;
  readonly prepared: PreparedProvince;
  /** Rows of a village, which the worker keeps. */
  readonly rowsOf: (village: number) => VillageRows;
  /** The analysis that the question is about. */
  readonly last: LastAnalysis;
  /** Null: no ground was given. */
  readonly radio: RadioState | null;
  readonly edited: (edits: readonly Edit[]) => Promise<Edited & { readonly stations: readonly BaseStation[] }>;
  readonly progress: (progress: PlannerProgress) => void;
  /** Lets other messages in. */
  readonly rest: () => Promise<void>;
  /** Aborted once who asked has stopped the question. */
  readonly signal: AbortSignal;
  readonly openSolver: OpenSolver;
}

/** Null: stopped before anything was found. */
export async function answerPlanner(question: PlannerQuestion, context: PlannerContext): Promise<PlannerAnswer | null> {
  try {
    return await answer(question, context);
  } catch (error) {
    if (context.signal.aborted) return null;
    throw error;
  }
}

async function answer(question: PlannerQuestion, context: PlannerContext): Promise<PlannerAnswer | null> {
  switch (question.kind) {
    case 'compare': {
      const asked = question.withPlanned ? withPlanned(context) : context;
      const session = sessionOn(asked);
      const a = await analysisOf(question.a, session, asked);
      const b = await analysisOf(question.b, session, asked);
      const villages = coverageChanges(
        a.analysis.coverage,
        b.analysis.coverage,
        { kind: 'broadband' },
        context.last.analysis.parameters,
      );
      const comparison = {
        a: a.analysis.summary,
        b: b.analysis.summary,
        villages,
        ...(await sidesOf(question, context)),
      };
      return { kind: 'compare', comparison, a: sideOf(a), b: sideOf(b) };
    }
    case 'plan':
      return planOf(question.order, context);
    case 'outage': {
      const { analysis, footprints } = context.last;
      const { villages } = context.province;
      const outage = outageOf(question.positions, villages, footprints, sessionOn(context), analysis.parameters);
      return { kind: 'outage', outage };
    }
    case 'move':
      return { kind: 'move', inspection: inspectMove(question.station, question.host, context) };
    case 'models': {
      const { analysis, stations } = context.last;
      const { radio: _, ...circles } = analysis.parameters;
      const { footprints } = positionsAndFootprints(context.profile, stations, circles);
      const before = sessionOn(context).update(footprints);
      const changes = coverageChanges(before, analysis.coverage, { kind: 'broadband' }, circles);
      return { kind: 'models', changes };
    }
    case 'section':
    case 'village-signal':
    case 'mast-changes':
      return answerRadio(question, {
        ...context,
        session: () => sessionOn(context),
        rest: () => restOrStop(context),
      });
    case 'measured':
    case 'measurement-errors': {
      const { answerMeasured } = await import('./answer-measured.ts');
      return answerMeasured(question, { ...context, rest: () => restOrStop(context) });
    }
    case 'pairs':
      return pairsOf(question.withinM, context);
    case 'gaps':
      return gapsOf(question, context);
    case 'goal': {
      const { analysis, stations } = context.last;
      const { period, official } = analysis.summary.newBuild;
      const { villages } = context.province;
      return {
        kind: 'goal',
        glance: goalAtAGlance(context.profile, { positions: analysis.positions, stations, villages }, period, official),
      };
    }
  }
}

/** The same, with the planned stations counted as if they stood. */
function withPlanned(context: PlannerContext): PlannerContext {
  const { last } = context;
  const parameters = { ...last.analysis.parameters, includePlanned: true };
  return { ...context, last: { ...last, analysis: { ...last.analysis, parameters } } };
}

function sessionOn({ prepared, last }: PlannerContext): CoverageSession {
  const { shapes, layout, broadband } = prepared;
  const { analysis, footprints } = last;
  const start = { footprints, coverage: analysis.coverage };
  return createCoverageSession(shapes, layout, broadband, analysis.parameters, { start });
}

/** Two scenarios by the figures that a plan has. */
async function sidesOf(
  { a, b }: Extract<PlannerQuestion, { kind: 'compare' }>,
  context: PlannerContext,
): Promise<Pick<ScenarioComparison, 'figures' | 'changes'>> {
  const { province, prepared } = context;
  const all = withPlanned(context);
  const session = sessionOn(all);
  const scenario = async (edits: readonly Edit[]): Promise<ScenarioSide> => {
    const { analysis, stations } = await analysisOf(edits, session, all);
    return { stations, positions: analysis.positions, coverage: analysis.coverage };
  };
  const [before, after] = [await scenario(a), await scenario(b)];
  return {
    figures: [scenarioFigures(before, province.stations), scenarioFigures(after, province.stations)],
    changes: scenarioChanges(before, after, province.villages, prepared, all.last.analysis.parameters),
  };
}

/** Without the stations, which the page makes by itself. */
function sideOf({ analysis, edited }: Compared): Compared {
  return { analysis, edited };
}

/** Another scenario of the same data under the same parameters. */
async function analysisOf(
  edits: readonly Edit[],
  session: CoverageSession,
  context: PlannerContext,
): Promise<Compared & { readonly stations: readonly BaseStation[] }> {
  const { profile, province, last } = context;
  const { parameters, fibreShare } = last.analysis;
  const { stations, ...edited } = await context.edited(edits);
  const ground = positionsAndFootprints(profile, stations, parameters);
  const coverage = session.update(ground.footprints);
  const computed = { positions: ground.positions, coverage, fibreShare };
  const analysis = finishAnalysis(profile, { ...province, stations }, parameters, computed);
  return { analysis, edited, stations };
}

async function planOf(order: PlanOrder, context: PlannerContext): Promise<PlannerAnswer> {
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
    }),
  );
  const changes = order.method === 'exact' ? planChanges(ground, province.villages, plan) : null;
  if (order.newSites) {
    const sites = ground.positions.slice(standing.positions.length);
    return { kind: 'plan', plan, changes, candidates: ground.candidates, sites };
  }
  return last.candidates ? { kind: 'plan', plan, changes } : { kind: 'plan', plan, changes, candidates };
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

async function pairsOf(withinM: number, context: PlannerContext): Promise<PlannerAnswer> {
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

async function gapsOf(
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
      isStopped: async () => {
        await context.rest();
        return context.signal.aborted;
      },
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

/** One move by the full engine, all planned stations included, as the candidates' own figures are. */
function inspectMove(
  station: number,
  host: number,
  { profile, province, prepared, last }: PlannerContext,
): MoveInspection {
  const { analysis, stations } = last;
  const { shapes, layout, broadband } = prepared;
  const { parameters, positions } = analysis;
  const hosts = hostsOf(positions, province.structures);
  const location = hosts[host]?.location;
  const mover = stations[station];
  if (!mover || !location) throw new Error('no such move');
  const all = { ...parameters, includePlanned: true };
  const positionOf = positionsByStation(positions, stations.length);
  const moved = stations.map((one, s) => (s === station ? { ...mover, location } : one));
  const session = createCoverageSession(shapes, layout, broadband, parameters);
  const before = session.update(footprintsOf(stations, positionOf, profile, all));
  const after = session.update(footprintsOf(moved, positionOf, profile, all));
  const alone = createCoverageSession(shapes, layout, broadband, parameters).update(
    footprintsOf([mover], [0], profile, all),
  );
  return {
    station,
    host,
    ownKept: ownCoverageKept({ before, after, alone }, mover, prepared.weights, parameters.touchedShareMin),
    anyOperator: coverageChanges(before, after, { kind: 'broadband' }, parameters),
    own: mover.technologies.map((technology) => ({
      technology,
      changes: coverageChanges(before, after, { kind: 'cell', operator: mover.operator, technology }, parameters),
    })),
  };
}
