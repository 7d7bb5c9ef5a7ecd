import { conclude, layGround, type PreparedProvince, prepareProvince } from '../analysis/analyse.ts';
import { computeCoverage, joinCoverage } from '../analysis/coverage/coverage.ts';
import type { CoverageSession } from '../analysis/coverage/session.ts';
import { type VillageRows, villageRows } from '../analysis/coverage/village-rows.ts';
import { fibreShares } from '../analysis/fibre.ts';
import type { Footprints } from '../analysis/footprints.ts';
import type { InspectionInput } from '../analysis/inspect.ts';
import { groupPositions } from '../analysis/positions.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Province } from '../model/province.ts';
import type { PublishedAnswers } from '../model/published.ts';
import type { Edited } from '../model/questions.ts';
import type { Candidate, Coverage, Position } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import type { Answered } from './answered.ts';
import { forThePage, outlinesOf } from './for-the-page.ts';
import type { PlannerDesk } from './planner-desk.ts';
import type { Answer, Request } from './protocol.ts';
import { type Fetch, readFiles } from './read-files.ts';
import type { OpenSolver } from './solver-port.ts';

/**
 * What the worker does, without being a worker: it is given a way to answer and a way to
 * let other messages in, so that tests run it in Node. One province to a session.
 *
 * Work is done in bands of villages (and candidates station by station); between them the
 * session breathes, and gives up where a newer analysis or a stop has come in.
 */
export interface AnalysisSession {
  /** Never rejects: what goes wrong is answered as `failed`. */
  handle(request: Request): Promise<void>;
}

interface Loaded {
  readonly profile: Profile;
  readonly province: Province;
  readonly prepared: PreparedProvince;
  readonly rowsOf: (village: number) => VillageRows;
  fibre: { readonly reach: string; readonly shares: Float64Array } | null;
  /** Of a published folder: takes the place of computing. */
  readonly answers: PublishedAnswers | null;
  /** Of the stations unedited, under this tolerance. */
  unedited: { readonly toleranceM: number; readonly positions: readonly Position[] } | null;
  last: Answered | null;
  /** Follows edits to the last answer; see `followed`. */
  session: CoverageSession | null;
}

/** Small enough that a stop is felt at once, large enough that breathing costs nothing. */
const BAND_VILLAGES = 300;
/** An edit that comes in while candidates are sought waits for one station; progress is told now and then. */
const TOLD_STATIONS = 10;

export function createAnalysisSession(
  post: (answer: Answer) => void,
  breathe: () => Promise<void>,
  fetchUrl: Fetch,
  openSolver: OpenSolver,
): AnalysisSession {
  let loaded: Loaded | null = null;
  /** The analysis that may go on; any other gives up at its next breath. */
  let newest = 0;
  /** Neither borders nor candidates are sought before this is settled. */
  let held: Promise<void> = Promise.resolve();
  let release: () => void = () => {};
  /** The planner's questions under way. */
  const asked = new Map<number, AbortController>();

  async function load(request: Extract<Request, { type: 'load' }>): Promise<void> {
    const { id } = request;
    const read = await readFiles(request.profileUrl, request.given, fetchUrl, (done, total) =>
      post({ type: 'progress', id, stage: 'read', done, total }),
    );
    if (!read.ok) {
      post({ type: 'load-failed', id, issues: read.issues });
      return;
    }
    const { profile, province, answers } = read;
    const prepared = prepareProvince(profile, province.villages);
    const rows: (VillageRows | undefined)[] = new Array(province.villages.length);
    const rowsOf = (village: number): VillageRows => {
      const known = rows[village] ?? villageRows(prepared.shapes, village);
      rows[village] = known;
      return known;
    };
    loaded = { profile, province, prepared, rowsOf, answers, fibre: null, unedited: null, last: null, session: null };
    const shown = forThePage(profile, province, prepared, rowsOf, read.issues, answers);
    post({ type: 'loaded', id, province: shown });
    void held.then(() =>
      answering(id, () =>
        post({ type: 'outlines', id, outlines: outlinesOf(province.villages, shown.villages, prepared, rowsOf) }),
      ),
    );
  }

  async function analyse(id: number, parameters: Parameters, edits: readonly Edit[]): Promise<void> {
    newest = id;
    const now = theProvince();
    const { profile, province, prepared, answers } = now;
    if (answers) {
      const { restoreAnalysis } = await import('../analysis/publish/restore.ts');
      post({
        type: 'analysed',
        id,
        analysis: restoreAnalysis(province.villages, answers),
        edited: { changed: [], issues: [] },
      });
      post({ type: 'candidates', id, candidates: [] });
      return;
    }
    const { stations, ...edited } = await editedStations(parameters, edits);
    const ground = layGround(profile, stations, parameters);
    const before = now.last && sameParameters(now.last.analysis.parameters, parameters) ? now.last.analysis : null;
    const coverage = before
      ? await followed(ground.footprints)
      : await computedInBands(id, ground.footprints, parameters);
    if (coverage === null) return;
    const fibreShare = fibreShareOf(parameters);
    const analysis = conclude(profile, { ...province, stations }, parameters, ground.positions, coverage, fibreShare);
    const last: Answered = { analysis, footprints: ground.footprints, stations, candidates: null };
    now.last = last;
    if (before) {
      const { deltaOf } = await import('./analysis-delta.ts');
      post({ type: 'followed', id, delta: deltaOf(before, analysis), edited });
    } else post({ type: 'analysed', id, analysis, edited });
    await held;
    if (await overtaken(id)) return;

    const { findCandidates } = await import('../analysis/sharing/find-candidates.ts');
    const finder = findCandidates(profile, { ...province, stations }, analysis, prepared);
    const candidates: Candidate[] = [];
    for (const [done, station] of finder.planned.entries()) {
      candidates.push(...finder.of(station));
      if (done % TOLD_STATIONS === 0)
        post({ type: 'progress', id, stage: 'candidates', done, total: finder.planned.length });
      if (await overtaken(id)) return;
    }
    last.candidates = candidates;
    post({ type: 'candidates', id, candidates });
  }

  /** The scenario's stations. What edits need is loaded with the first of them. */
  async function editedStations(
    parameters: Parameters,
    edits: readonly Edit[],
  ): Promise<Edited & { readonly stations: readonly BaseStation[] }> {
    const now = theProvince();
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
  async function followed(footprints: Footprints): Promise<Coverage> {
    const now = theProvince();
    if (now.session === null) {
      const { createCoverageSession } = await import('../analysis/coverage/session.ts');
      const { shapes, layout, broadband } = now.prepared;
      const { last } = now;
      if (!last) throw new Error('nothing to follow');
      const start = { footprints: last.footprints, coverage: last.analysis.coverage };
      now.session = createCoverageSession(shapes, layout, broadband, last.analysis.parameters, start, now.rowsOf);
    }
    return now.session.update(footprints);
  }

  /** Null where it was overtaken. */
  async function computedInBands(id: number, footprints: Footprints, parameters: Parameters): Promise<Coverage | null> {
    const now = theProvince();
    const { shapes, layout, broadband } = now.prepared;
    const parts: Coverage[] = [];
    // At least one band, so that a province of stations alone has a coverage, of no villages.
    for (let from = 0; from === 0 || from < shapes.count; from += BAND_VILLAGES) {
      const band = { from, to: Math.min(shapes.count, from + BAND_VILLAGES) };
      parts.push(computeCoverage(shapes, footprints, layout, broadband, parameters, band, now.rowsOf));
      post({ type: 'progress', id, stage: 'coverage', done: band.to, total: shapes.count });
      if (await overtaken(id)) return null;
    }
    now.session = null;
    return joinCoverage(parts);
  }

  function holdTheRest(hold: boolean): void {
    release();
    if (!hold) return;
    held = new Promise((resolve) => {
      release = resolve;
    });
  }

  async function overtaken(id: number): Promise<boolean> {
    await breathe();
    if (newest === id) return false;
    post({ type: 'overtaken', id });
    return true;
  }

  /** Fibre reach depends on two parameters only; the others leave it as it is. */
  function fibreShareOf({ nodeReachM, cableReachM }: Parameters): Float64Array | null {
    const now = theProvince();
    if (now.province.fibre === null) return null;
    const reach = `${nodeReachM} ${cableReachM}`;
    if (now.fibre?.reach !== reach) {
      const shares = fibreShares(now.prepared.shapes, now.province.fibre, { nodeReachM, cableReachM }, now.rowsOf);
      now.fibre = { reach, shares };
    }
    return now.fibre.shares;
  }

  function inspectionInput(): InspectionInput {
    const { province, prepared, last } = theProvince();
    if (!last) throw new Error('asked before the first analysis');
    const { shapes, layout, broadband } = prepared;
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

  async function askPlanner({ id, question }: Extract<Request, { type: 'ask-planner' }>): Promise<void> {
    const stopping = new AbortController();
    asked.set(id, stopping);
    try {
      const { answerPlanner } = await import('./planner-desk.ts');
      const answer = await answerPlanner(question, plannerDesk(id, stopping.signal));
      post(answer === null ? { type: 'overtaken', id } : { type: 'planner-answer', id, answer });
    } finally {
      asked.delete(id);
    }
  }

  function plannerDesk(id: number, stopped: AbortSignal): PlannerDesk {
    const { profile, province, prepared, last } = theProvince();
    if (!last) throw new Error('asked before the first analysis');
    return {
      profile,
      province,
      prepared,
      last,
      edited: (edits) => editedStations(last.analysis.parameters, edits),
      tell: (progress) => post({ type: 'planner-progress', id, progress }),
      breathe,
      stopped,
      openSolver,
    };
  }

  function theProvince(): Loaded {
    if (!loaded) throw new Error('asked before a province was loaded');
    return loaded;
  }

  async function answer(request: Request): Promise<void> {
    const { id } = request;
    switch (request.type) {
      case 'load':
        return load(request);
      case 'analyse':
        return analyse(id, request.parameters, request.edits);
      case 'stop':
        if (newest === id) newest = 0;
        asked.get(id)?.abort();
        return;
      case 'ask-planner':
        return askPlanner(request);
      case 'hold-the-rest':
        return holdTheRest(request.hold);
      case 'inspect-village': {
        const { answers } = theProvince();
        if (answers) {
          const { restoreInspection } = await import('../analysis/publish/restore.ts');
          return post({ type: 'village-inspected', id, inspection: restoreInspection(request.village, answers) });
        }
        const { inspectVillage } = await import('../analysis/inspect.ts');
        return post({ type: 'village-inspected', id, inspection: inspectVillage(request.village, inspectionInput()) });
      }
      case 'inspect-position': {
        if (theProvince().answers)
          return post({ type: 'position-inspected', id, inspection: { position: request.position, villages: [] } });
        const { inspectPosition } = await import('../analysis/inspect.ts');
        return post({
          type: 'position-inspected',
          id,
          inspection: inspectPosition(request.position, inspectionInput()),
        });
      }
      case 'verify': {
        // Turf's polygon clipping is large and seldom asked for: loaded when it first is.
        const { verifyVillage } = await import('../analysis/inspect-verify.ts');
        const { villages, shapes, footprints, layout, broadband } = inspectionInput();
        const verification = verifyVillage(request.village, villages, shapes, footprints, layout, broadband);
        return post({ type: 'verified', id, verification });
      }
    }
  }

  return {
    handle: (request) => answering(request.id, () => answer(request)),
  };

  async function answering(id: number, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      post({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** Parameters are small and plain: equal texts are equal parameters. */
function sameParameters(a: Parameters, b: Parameters): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
