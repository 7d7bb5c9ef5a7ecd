import { finishAnalysis, positionsAndFootprints } from '../analysis/analyse.ts';
import { type CoverageSession, createCoverageSession } from '../analysis/coverage/session.ts';
import { footprintsOf } from '../analysis/footprints.ts';
import { outageOf } from '../analysis/outage.ts';
import { positionsByStation } from '../analysis/positions.ts';
import { coverageChanges } from '../analysis/scenario/changes.ts';
import { type ScenarioSide, scenarioChanges, scenarioFigures } from '../analysis/scenario/compare-figures.ts';
import { goalAtAGlance } from '../analysis/sharing/goal.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import { ownCoverageKept } from '../analysis/sharing/own-kept.ts';
import type { MoveInspection, ScenarioComparison } from '../model/planner.ts';
import type { BaseStation } from '../model/province.ts';
import type { Compared, PlannerAnswer, PlannerQuestion } from '../model/questions.ts';
import type { Edit } from '../model/scenario.ts';
import { gapsOf, pairsOf, planOf } from './answer-plan.ts';
import { answerRadio } from './answer-radio.ts';
import { type PlannerContext, sessionOn } from './planner-context.ts';
import { restOrStop } from './serve.ts';

/** The planner's questions, answered in the worker; loaded with the first of them. */

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
