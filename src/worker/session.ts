import { finishAnalysis, positionsAndFootprints, prepareProvince } from '../analysis/analyse.ts';
import { computeCoverage, joinCoverage } from '../analysis/coverage/coverage.ts';
import type { CoverageSession } from '../analysis/coverage/session.ts';
import { type VillageRows, villageRows } from '../analysis/coverage/village-rows.ts';
import { fibreShares } from '../analysis/fibre.ts';
import type { Footprints } from '../analysis/footprints.ts';
import type { InspectionInput } from '../analysis/inspect.ts';
import type { PeopleSource } from '../analysis/people/summary.ts';
import { groupPositions } from '../analysis/positions.ts';
import { type GivenDelivery, groundDelivery } from '../model/delivery.ts';
import type { LonLat } from '../model/geometry.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Outlines, VillageRecord } from '../model/loaded-province.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { PointAnswer } from '../model/point-answer.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Province } from '../model/province.ts';
import type { PublishedAnswers } from '../model/published.ts';
import type { Edited, PlannerAnswer, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { Candidate, Coverage, Position } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import type { LastAnalysis } from './last-analysis.ts';
import { provinceForPage } from './page-province.ts';
import { sameParameters, withoutFunctions } from './plain-analysis.ts';
import type { PlannerContext } from './planner-context.ts';
import type {
  Analysed,
  AnalyseQuestion,
  AnalysisContract,
  LoadedAnswer,
  LoadQuestion,
  RadioKnowledge,
  StepsDone,
} from './protocol.ts';
import type { RadioState } from './radio-footprints.ts';
import { type Fetch, readFiles } from './read-files.ts';
import { type Call, type Handlers, restOrStop } from './serve.ts';
import type { OpenSolver } from './solver-port.ts';
import type { WeightInUse } from './weighing.ts';

/**
 * What the analysis worker does, without being a worker: tests run it in Node. One province to a
 * session. Work is done in bands of villages (and candidates station by station); between them the
 * session rests, and gives up where a stop has come in.
 */

/** Small enough that a stop is felt at once, large enough that resting costs nothing. */
const BAND_VILLAGES = 300;
/** An edit that comes in while candidates are sought waits for one station; progress is reported now and then. */
const REPORTED_STATIONS = 10;

/** A province in the worker, and what has been computed of it. */
interface LoadedState {
  readonly profile: Profile;
  readonly province: Province;
  /** The villages as the page has them. */
  readonly villages: readonly VillageRecord[];
  /** By area. */
  readonly land: WeightInUse;
  /** By what shares are of in the last answer. */
  counted: WeightInUse;
  readonly profileUrl: string;
  /** A ground pack that a person brought; undefined: none. */
  readonly ground: GivenDelivery | undefined;
  /** Where people live, once it was asked for; null: no file says so. */
  people: Promise<PeopleSource | null> | null;
  fibre: { readonly reach: string; readonly shares: Float64Array } | null;
  /** Of a published folder: takes the place of computing. */
  readonly answers: PublishedAnswers | null;
  /** Of the stations unedited, under this tolerance. */
  unedited: { readonly toleranceM: number; readonly positions: readonly Position[] } | null;
  last: LastAnalysis | null;
  /** Ground and cells of radio models; null: no ground was given. */
  radio: RadioState | null;
  /** Follows edits to the last answer; see `followed`. */
  session: CoverageSession | null;
}

export function createAnalysisSession(fetchUrl: Fetch, openSolver: OpenSolver): Handlers<AnalysisContract> {
  const session = new AnalysisSession(fetchUrl, openSolver);
  return {
    load: (question, call) => session.load(question, call),
    outlines: (_, call) => session.outlines(call),
    analyse: (question, call) => session.analyse(question, call),
    radio: (knowledge) => session.radio(knowledge),
    candidates: (_, call) => session.candidates(call),
    holdTheRest: (hold) => session.holdTheRest(hold),
    inspectVillage: (village) => session.inspectVillage(village),
    inspectPosition: (position) => session.inspectPosition(position),
    inspectPoint: (at) => session.inspectPoint(at),
    verify: (village) => session.verify(village),
    planner: (question, call) => session.planner(question, call),
  };
}

class AnalysisSession {
  readonly #fetchUrl: Fetch;
  readonly #openSolver: OpenSolver;
  #loaded: LoadedState | null = null;
  /** Neither borders nor candidates are sought before this is settled. */
  #held: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(fetchUrl: Fetch, openSolver: OpenSolver) {
    this.#fetchUrl = fetchUrl;
    this.#openSolver = openSolver;
  }

  async load(question: LoadQuestion, call: Call<StepsDone>): Promise<LoadedAnswer> {
    const read = await readFiles(question, this.#fetchUrl, (done, total) => call.progress({ done, total }));
    if (!read.ok) return { kind: 'unusable', issues: read.issues, files: read.files ?? [] };
    const { profile, deliveries, incomplete, answers } = read;
    // Few ask for the communes of another tier.
    const inTier = question.communeTier ? (await import('./commune-tier.ts')).inTier : null;
    const { province, issues, asFiled } = inTier?.(read, question.communeTier ?? null) ?? { ...read, asFiled: null };
    const prepared = prepareProvince(profile, province.villages);
    const rows: (VillageRows | undefined)[] = new Array(province.villages.length);
    const rowsOf = (village: number): VillageRows => {
      const known = rows[village] ?? villageRows(prepared.shapes, village);
      rows[village] = known;
      return known;
    };
    const shown = provinceForPage(profile, province, prepared, rowsOf, { issues, answers, deliveries, asFiled });
    this.#loaded = {
      profile,
      province,
      villages: shown.villages,
      land: { prepared, rowsOf },
      counted: { prepared, rowsOf },
      profileUrl: question.profileUrl,
      ground: groundDelivery(question.given, question.asOf ?? null),
      people: null,
      answers,
      fibre: null,
      unedited: null,
      last: null,
      radio: null,
      session: null,
    };
    return { kind: 'loaded', province: { ...shown, incomplete } };
  }

  async outlines(call: Call<never>): Promise<Outlines> {
    await this.#letGo(call);
    const { province, villages, land } = this.#theProvince();
    const { prepared, rowsOf } = land;
    const { outlinesOf } = await import('./outlines.ts');
    return outlinesOf(province.villages, villages, prepared, rowsOf);
  }

  async analyse({ parameters: asked, edits, whole }: AnalyseQuestion, call: Call<StepsDone>): Promise<Analysed> {
    const now = this.#theProvince();
    const { profile, province, answers } = now;
    if (answers) {
      const { restoreAnalysis } = await import('../analysis/publish/restore.ts');
      const analysis = restoreAnalysis(province.villages, answers);
      return { kind: 'whole', analysis, edited: { changed: [], issues: [] } };
    }
    const { stations, ...edited } = await this.#editedStations(asked, edits);
    const parameters = await this.#withRadio(await this.#withWeight(asked), stations);
    const ground = positionsAndFootprints(profile, stations, parameters);
    const before = now.last && sameParameters(now.last.analysis.parameters, parameters) ? now.last.analysis : null;
    const coverage = before
      ? await this.#followed(ground.footprints)
      : await this.#computedInBands(ground.footprints, parameters, call);
    const fibreShare = this.#fibreShareOf(parameters);
    const { weighed } = now.counted;
    const computed = { positions: ground.positions, coverage, fibreShare, ...weighed?.computed };
    const sources = weighed ? [...province.sources, weighed.source] : province.sources;
    const analysis = finishAnalysis(profile, { ...province, sources, stations }, parameters, computed);
    // What nobody waits for any more is no basis for the next: that may have begun.
    call.signal.throwIfAborted();
    now.last = { analysis, footprints: ground.footprints, stations, candidates: null };
    const answer = withoutFunctions(analysis);
    if (!before || whole) return { kind: 'whole', analysis: answer, edited };
    const { deltaOf } = await import('./analysis-delta.ts');
    return { kind: 'delta', delta: deltaOf(before, answer), edited };
  }

  async radio({ ground, cells }: RadioKnowledge): Promise<null> {
    const now = this.#theProvince();
    // Who asks about a single path may give the ground that a model has already.
    if (ground && ground.sha256 !== now.radio?.ground.sha256) now.radio = { ground, kept: new Map() };
    for (const [content, served] of cells) now.radio?.kept.set(content, served);
    return null;
  }

  /** Turns to the chosen weight, where a file says where people live; the parameters with what stands behind it. */
  async #withWeight(parameters: AnalysisParameters): Promise<AnalysisParameters> {
    const now = this.#theProvince();
    if (parameters.weight === undefined) {
      now.counted = now.land;
      return parameters;
    }
    const { countedBy } = await import('./weighing.ts');
    const found = await countedBy(parameters, now, this.#fetchUrl);
    now.counted = found.counted;
    return found.parameters;
  }

  /** The parameters with the chosen model, where there is a ground and a link budget for it. */
  async #withRadio(parameters: AnalysisParameters, stations: readonly BaseStation[]): Promise<AnalysisParameters> {
    const { radio, profile } = this.#theProvince();
    const { radioModel, ...circles } = parameters;
    if (radioModel === undefined) return parameters;
    // Figures by circles are named so.
    if (radio === null || profile.linkBudgets === undefined) return circles;
    const { footprintsByRadio } = await import('./radio-footprints.ts');
    const { linkBudgets } = profile;
    return { ...parameters, radio: footprintsByRadio({ model: radioModel, linkBudgets, parameters, stations }, radio) };
  }

  async candidates(call: Call<StepsDone>): Promise<readonly Candidate[]> {
    const { profile, province, counted, answers, last } = this.#theProvince();
    if (answers) return [];
    if (!last) throw new Error('asked before the first analysis');
    await this.#letGo(call);
    await restOrStop(call);
    const { findCandidates } = await import('../analysis/sharing/find-candidates.ts');
    const finder = findCandidates(profile, { ...province, stations: last.stations }, last.analysis, counted.prepared);
    const candidates: Candidate[] = [];
    for (const [done, station] of finder.planned.entries()) {
      candidates.push(...finder.of(station));
      if (done % REPORTED_STATIONS === 0) call.progress({ done, total: finder.planned.length });
      await restOrStop(call);
    }
    last.candidates = candidates;
    return candidates;
  }

  holdTheRest(hold: boolean): null {
    this.#release();
    if (hold) {
      this.#held = new Promise((resolve) => {
        this.#release = resolve;
      });
    }
    return null;
  }

  async inspectVillage(village: number): Promise<VillageInspection> {
    const { answers } = this.#theProvince();
    if (answers) {
      const { restoreInspection } = await import('../analysis/publish/restore.ts');
      return restoreInspection(village, answers);
    }
    const { inspectVillage } = await import('../analysis/inspect.ts');
    return inspectVillage(village, this.#inspectionInput());
  }

  async inspectPosition(position: number): Promise<PositionInspection> {
    if (this.#theProvince().answers) return { position, villages: [] };
    const { inspectPosition } = await import('../analysis/inspect.ts');
    return inspectPosition(position, this.#inspectionInput());
  }

  async inspectPoint(at: LonLat): Promise<PointAnswer | null> {
    const { answers, province, profile } = this.#theProvince();
    if (answers) {
      const { answerFromGrid } = await import('../analysis/publish/point-grid.ts');
      const { plannedNear } = await import('../analysis/point/planned-near.ts');
      const answer = answers.grid ? answerFromGrid(at, answers.grid, answers.layout) : null;
      return answer && { ...answer, planned: answers.planned ? plannedNear(at, answers.planned) : null };
    }
    const { pointAnswer } = await import('../analysis/point/point-answer.ts');
    const { footprints, layout } = this.#inspectionInput();
    const { plannedStations } = await import('../analysis/point/planned-near.ts');
    const planned = profile.publish?.planned === true ? plannedStations(province.stations) : null;
    return pointAnswer(at, footprints, layout, { network: province.fibre, reach: profile.thresholds }, planned);
  }

  async verify(village: number): Promise<Verification> {
    // Turf's polygon clipping is large and seldom asked for: loaded when it first is.
    const { verifyVillage } = await import('../analysis/inspect-verify.ts');
    const { villages, shapes, footprints, layout, broadband } = this.#inspectionInput();
    return verifyVillage(village, villages, footprints, { shapes, layout, broadband });
  }

  async planner(question: PlannerQuestion, call: Call<PlannerProgress>): Promise<PlannerAnswer | null> {
    const { answerPlanner } = await import('./answer-planner.ts');
    const answer = await answerPlanner(question, this.#plannerContext(call));
    if (answer?.kind !== 'compare') return answer;
    const [a, b] = [answer.a, answer.b].map((side) => ({ ...side, analysis: withoutFunctions(side.analysis) }));
    return a && b ? { ...answer, a, b } : answer;
  }

  #plannerContext({ signal, rest, progress }: Call<PlannerProgress>): PlannerContext {
    const { profile, province, counted, last, radio } = this.#theProvince();
    if (!last) throw new Error('asked before the first analysis');
    return {
      profile,
      radio,
      province,
      prepared: counted.prepared,
      last,
      edited: (edits) => this.#editedStations(last.analysis.parameters, edits),
      progress,
      rest,
      signal,
      openSolver: this.#openSolver,
    };
  }

  /** The scenario's stations. What edits need is loaded with the first of them. */
  async #editedStations(
    parameters: AnalysisParameters,
    edits: readonly Edit[],
  ): Promise<Edited & { readonly stations: readonly BaseStation[] }> {
    const now = this.#theProvince();
    const { profile, province } = now;
    if (edits.length === 0) return { stations: province.stations, changed: [], issues: [] };
    const { applyEdits } = await import('../analysis/scenario/apply-edits.ts');
    const toleranceM = parameters.positionToleranceM;
    if (now.unedited?.toleranceM !== toleranceM)
      now.unedited = { toleranceM, positions: groupPositions(province.stations, toleranceM, profile).positions };
    const { positions } = now.unedited;
    return applyEdits({ profile, stations: province.stations, positions, structures: province.structures }, edits);
  }

  /**
   * Coverage with the parameters of the last answer and other footprints: only what differs is
   * computed, so that a dragged mast is answered within a frame.
   */
  async #followed(footprints: Footprints): Promise<Coverage> {
    const now = this.#theProvince();
    if (now.session === null) {
      const { createCoverageSession } = await import('../analysis/coverage/session.ts');
      const { shapes, layout, broadband } = now.counted.prepared;
      const { last } = now;
      if (!last) throw new Error('nothing to follow');
      const start = { footprints: last.footprints, coverage: last.analysis.coverage };
      now.session = createCoverageSession(shapes, layout, broadband, last.analysis.parameters, {
        start,
        rowsOf: now.counted.rowsOf,
      });
    }
    return now.session.update(footprints);
  }

  async #computedInBands(
    footprints: Footprints,
    parameters: AnalysisParameters,
    call: Call<StepsDone>,
  ): Promise<Coverage> {
    const now = this.#theProvince();
    const { rowsOf, prepared } = now.counted;
    const { shapes, layout, broadband } = prepared;
    const parts: Coverage[] = [];
    // At least one band, so that a province of stations alone has a coverage, of no villages.
    for (let from = 0; from === 0 || from < shapes.count; from += BAND_VILLAGES) {
      const band = { from, to: Math.min(shapes.count, from + BAND_VILLAGES) };
      parts.push(computeCoverage(shapes, footprints, layout, broadband, { ...parameters, band, rowsOf }));
      call.progress({ done: band.to, total: shapes.count });
      await restOrStop(call);
    }
    now.session = null;
    return joinCoverage(parts);
  }

  /** Fibre reach depends on two parameters only; the others leave it as it is. */
  #fibreShareOf({ nodeReachM, cableReachM }: AnalysisParameters): Float64Array | null {
    const now = this.#theProvince();
    if (now.province.fibre === null) return null;
    const { prepared, rowsOf, weighed } = now.counted;
    const reach = `${nodeReachM} ${cableReachM} ${weighed?.by}`;
    if (now.fibre?.reach !== reach) {
      const shares = fibreShares(prepared.shapes, now.province.fibre, { nodeReachM, cableReachM }, rowsOf);
      now.fibre = { reach, shares };
    }
    return now.fibre.shares;
  }

  #inspectionInput(): InspectionInput {
    const { province, counted, last } = this.#theProvince();
    if (!last) throw new Error('asked before the first analysis');
    const { shapes, layout, broadband } = counted.prepared;
    return {
      villages: province.villages,
      shapes,
      footprints: last.footprints,
      layout,
      broadband,
      coverage: last.analysis.coverage,
      fibre: province.fibre,
    };
  }

  /** Waits while the rest is held back, unless who asked stops. */
  async #letGo({ signal }: Call<never>): Promise<void> {
    signal.throwIfAborted();
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([this.#held, aborted]);
    signal.throwIfAborted();
  }

  #theProvince(): LoadedState {
    if (!this.#loaded) throw new Error('asked before a province was loaded');
    return this.#loaded;
  }
}
