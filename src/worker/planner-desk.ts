import { conclude, layGround, type PreparedProvince } from '../analysis/analyse.ts';
import { type CoverageSession, createCoverageSession } from '../analysis/coverage/session.ts';
import { footprintsOf } from '../analysis/footprints.ts';
import { fillGaps, gapObstacle } from '../analysis/gaps/fill-gaps.ts';
import { outageOf } from '../analysis/outage.ts';
import { makePlan, type PlanGround, planObstacle } from '../analysis/plan/plan.ts';
import type { Solver } from '../analysis/plan/solver.ts';
import { positionsByStation } from '../analysis/positions.ts';
import { coverageChanges } from '../analysis/scenario/changes.ts';
import { findCandidates } from '../analysis/sharing/find-candidates.ts';
import { goalAtAGlance } from '../analysis/sharing/goal.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { createPairFinder, pairPotential } from '../analysis/sharing/pairs.ts';
import type { GapOrder, MoveInspection, NamedMove, Pair } from '../model/planner.ts';
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
import type { Answered } from './answered.ts';
import type { OpenSolver } from './solver-port.ts';

/** The planner's questions, answered in the worker; loaded with the first of them. */

/** What an answer is made from. */
export interface PlannerDesk {
  readonly profile: Profile;
  readonly province: Province;
  readonly prepared: PreparedProvince;
  /** The analysis that the question is about. */
  readonly last: Answered;
  readonly edited: (edits: readonly Edit[]) => Promise<Edited & { readonly stations: readonly BaseStation[] }>;
  readonly tell: (progress: PlannerProgress) => void;
  /** Lets other messages in. */
  readonly breathe: () => Promise<void>;
  readonly stopped: AbortSignal;
  readonly openSolver: OpenSolver;
}

/** Null: stopped before anything was found. */
export async function answerPlanner(question: PlannerQuestion, desk: PlannerDesk): Promise<PlannerAnswer | null> {
  try {
    return await answer(question, desk);
  } catch (error) {
    if (desk.stopped.aborted) return null;
    throw error;
  }
}

async function answer(question: PlannerQuestion, desk: PlannerDesk): Promise<PlannerAnswer | null> {
  switch (question.kind) {
    case 'compare': {
      const session = sessionOn(desk);
      const a = await analysisOf(question.a, session, desk);
      const b = await analysisOf(question.b, session, desk);
      const villages = coverageChanges(
        a.analysis.coverage,
        b.analysis.coverage,
        { kind: 'broadband' },
        desk.last.analysis.parameters,
      );
      return { kind: 'compare', comparison: { a: a.analysis.summary, b: b.analysis.summary, villages }, a, b };
    }
    case 'plan':
      return planOf(question.order, desk);
    case 'outage': {
      const { analysis, footprints } = desk.last;
      const { villages } = desk.province;
      const outage = outageOf(question.positions, villages, footprints, sessionOn(desk), analysis.parameters);
      return { kind: 'outage', outage };
    }
    case 'move':
      return { kind: 'move', inspection: inspectMove(question.station, question.host, desk) };
    case 'pairs':
      return pairsOf(question.withinM, desk);
    case 'gaps':
      return gapsOf(question.order, question.exact, desk);
    case 'goal': {
      const { analysis, stations } = desk.last;
      const { period, official } = analysis.summary.newBuild;
      const { villages } = desk.province;
      return {
        kind: 'goal',
        glance: goalAtAGlance(desk.profile, analysis.positions, stations, villages, period, official),
      };
    }
  }
}

function sessionOn({ prepared, last }: PlannerDesk): CoverageSession {
  const { shapes, layout, broadband } = prepared;
  const { analysis, footprints } = last;
  const start = { footprints, coverage: analysis.coverage };
  return createCoverageSession(shapes, layout, broadband, analysis.parameters, start);
}

/** Another scenario of the same data under the same parameters. */
async function analysisOf(edits: readonly Edit[], session: CoverageSession, desk: PlannerDesk): Promise<Compared> {
  const { profile, province, last } = desk;
  const { parameters, fibreShare } = last.analysis;
  const { stations, ...edited } = await desk.edited(edits);
  const ground = layGround(profile, stations, parameters);
  const coverage = session.update(ground.footprints);
  const analysis = conclude(profile, { ...province, stations }, parameters, ground.positions, coverage, fibreShare);
  return { analysis, edited };
}

async function planOf(order: PlanOrder, desk: PlannerDesk): Promise<PlannerAnswer> {
  const { profile, province, prepared, last } = desk;
  const { stations, analysis } = last;
  const { parameters } = analysis;
  const obstacle = planObstacle({ profile, stations }, order.aim);
  if (obstacle) return { kind: 'refused', obstacle };
  const candidates = last.candidates ?? (await candidatesOf(desk));
  const positions = hostsOf(analysis.positions, province.structures);
  const ground: PlanGround = { profile, stations, positions, candidates, prepared, parameters };
  const indexes = (moves: readonly NamedMove[]): ReadonlySet<number> => {
    const wanted = new Set(moves.map(({ station, host }) => JSON.stringify([station, host])));
    return new Set(
      candidates.flatMap(({ station, host }, index) =>
        wanted.has(JSON.stringify([stations[station]?.id, positions[host]?.id])) ? [index] : [],
      ),
    );
  };
  const pinnedIn = indexes(order.pinnedIn);
  if (pinnedIn.size < order.pinnedIn.length) return { kind: 'refused', obstacle: 'pin-unknown' };
  desk.tell({ stage: 'aim', done: 0, total: 0, gap: null });
  const plan = await withSolver(order.method === 'exact', desk, (solver) =>
    makePlan(ground, {
      aim: order.aim,
      reading: order.reading,
      pinnedIn,
      pinnedOut: indexes(order.pinnedOut),
      enforceMandatory: order.enforceMandatory,
      method: solver ? { kind: 'exact', solver } : { kind: 'greedy' },
      timeLimitS: order.timeLimitS,
      now: Date.now,
      tell: (stage, gap) => desk.tell({ stage, done: 0, total: 0, gap }),
    }),
  );
  return last.candidates ? { kind: 'plan', plan } : { kind: 'plan', plan, candidates };
}

/**
 * A solver for as long as the work takes. A stop puts it away in the midst of it: the work then
 * goes to its end with the best that was found, which is the answer.
 */
async function withSolver<T>(
  wanted: boolean,
  { openSolver, stopped }: PlannerDesk,
  work: (solver: Solver | null) => Promise<T>,
): Promise<T> {
  stopped.throwIfAborted();
  const opened = wanted ? openSolver() : null;
  const close = (): void => opened?.close();
  stopped.addEventListener('abort', close);
  try {
    return await work(opened?.solve ?? null);
  } finally {
    stopped.removeEventListener('abort', close);
    close();
  }
}

/** Lets a stop in, and ends the work where one has come. */
async function pause({ breathe, stopped }: Pick<PlannerDesk, 'breathe' | 'stopped'>): Promise<void> {
  await breathe();
  stopped.throwIfAborted();
}

/** Time to prove which pairs can be joined at once; nearly always it takes a moment. */
const PAIRS_LIMIT_S = 10;

async function pairsOf(withinM: number, desk: PlannerDesk): Promise<PlannerAnswer> {
  const { profile, prepared, last } = desk;
  const { stations, analysis } = last;
  const { positions, parameters } = analysis;
  const { shapes, weights } = prepared;
  const finder = createPairFinder(profile, stations, positions, shapes, weights, parameters, withinM);
  const pairs: Pair[] = [];
  for (const [done, position] of finder.standing.entries()) {
    pairs.push(...finder.of(position));
    if (done % BAND_POSITIONS > 0) continue;
    desk.tell({ stage: 'candidates', done, total: finder.standing.length, gap: null });
    await pause(desk);
  }
  const potential = await withSolver(true, desk, (solver) => pairPotential(pairs, positions, solver, PAIRS_LIMIT_S));
  return { kind: 'pairs', pairs, potential };
}

const BAND_POSITIONS = 8;
/** For all steps of the curve together. */
const GAPS_LIMIT_S = 60;

async function gapsOf(order: GapOrder, exact: boolean, desk: PlannerDesk): Promise<PlannerAnswer> {
  const { profile, province, prepared, last } = desk;
  const { analysis, footprints, stations } = last;
  const { positions, parameters } = analysis;
  const { villages, structures } = province;
  const obstacle = gapObstacle({ profile, villages }, order);
  if (obstacle) return { kind: 'refused', obstacle };
  const ground = { profile, villages, stations, positions, structures, prepared, footprints, parameters };
  const filling = await withSolver(exact, desk, (solver) =>
    fillGaps(ground, order, {
      solver,
      timeLimitS: GAPS_LIMIT_S,
      now: Date.now,
      tell: (stage, done, total, gap) => desk.tell({ stage, done, total, gap }),
      breathe: async () => {
        await desk.breathe();
        return desk.stopped.aborted;
      },
      session: sessionOn(desk),
    }),
  );
  return { kind: 'gaps', filling };
}

/** Those of the last analysis, where its own search has not come to its end. */
async function candidatesOf(desk: PlannerDesk) {
  const { profile, province, prepared, last, tell } = desk;
  const finder = findCandidates(profile, { ...province, stations: last.stations }, last.analysis, prepared);
  const candidates: Candidate[] = [];
  for (const [done, station] of finder.planned.entries()) {
    candidates.push(...finder.of(station));
    tell({ stage: 'candidates', done, total: finder.planned.length, gap: null });
    await pause(desk);
  }
  return candidates;
}

/** One move by the full engine, all planned stations included, as the candidates' own figures are. */
function inspectMove(
  station: number,
  host: number,
  { profile, province, prepared, last }: PlannerDesk,
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
  return {
    station,
    host,
    anyOperator: coverageChanges(before, after, { kind: 'broadband' }, parameters),
    own: mover.technologies.map((technology) => ({
      technology,
      changes: coverageChanges(before, after, { kind: 'cell', operator: mover.operator, technology }, parameters),
    })),
  };
}
