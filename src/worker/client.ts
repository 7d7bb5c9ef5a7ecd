import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedProvince, Outlines } from '../model/loaded-province.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Edited, PlannerAnswer, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import { withDelta } from './analysis-delta.ts';
import { CLOSED, type Connection, openConnection, type WorkerLike } from './connection.ts';
import type { Answer, GivenFile, GivenRole, Request } from './protocol.ts';

/** The page's side of the analysis. Every promise that it gives is settled. */
export interface AnalysisClient {
  /**
   * Reads a province in a worker of its own, which takes the place of the last one only when
   * the province can be used: what was on the screen goes on answering until then.
   */
  load(
    profileUrl: string,
    given: Partial<Record<GivenRole, GivenFile>>,
    onProgress: OnProgress,
    /** Called after the province is loaded, unless another takes its place before. */
    onOutlines?: (outlines: Outlines) => void,
  ): Promise<LoadOutcome>;
  /**
   * Computes with these parameters and a scenario's edits. While one computation runs only the newest of those
   * that wait is kept; answers arrive in the order of the calls, never an older after a newer.
   */
  analyse(parameters: Parameters, edits: readonly Edit[], listener: AnalysisListener): void;
  /** @throws Error (by the promise) where nothing is loaded or the worker fails; so the next two. */
  inspectVillage(village: number): Promise<VillageInspection>;
  inspectPosition(position: number): Promise<PositionInspection>;
  verify(village: number): Promise<Verification>;
  /** Stopped by the signal it answers with the best found until then; null: nothing was. */
  askPlanner(
    question: PlannerQuestion,
    onProgress?: (progress: PlannerProgress) => void,
    signal?: AbortSignal,
  ): Promise<PlannerAnswer | null>;
  /** Whether outlines and candidates wait, in whatever worker, until they are let go. */
  holdTheRest(hold: boolean): void;
  /** Gives up what is being read or computed; what was answered stays. */
  stop(): void;
  dispose(): void;
}

export type OnProgress = (progress: Extract<Answer, { type: 'progress' }>) => void;

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly province: LoadedProvince }
  | { readonly kind: 'unusable'; readonly issues: readonly Issue[] }
  /** Stopped, or overtaken by a newer load. */
  | { readonly kind: 'overtaken' };

export interface AnalysisListener {
  readonly onProgress: OnProgress;
  readonly onAnalysed: (analysis: Analysis, edited: Edited) => void;
  readonly onCandidates: (candidates: readonly Candidate[]) => void;
  /** The computation was stopped before its end. */
  readonly onStopped: () => void;
  /** A bug of ours, for the console and a plain sentence on the screen. */
  readonly onFailed: (reason: string) => void;
}

interface AnalyseCall {
  readonly parameters: Parameters;
  readonly edits: readonly Edit[];
  readonly listener: AnalysisListener;
}

// Written as one expression because Vite finds workers by this very shape.
const startWorker = (): WorkerLike => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });

export function createAnalysisClient(start: () => WorkerLike = startWorker): AnalysisClient {
  /** The worker that holds the province on the screen. */
  let current: Connection | null = null;
  /** A worker that is still reading. */
  let loading: Connection | null = null;
  let running: (AnalyseCall & { id: number; analysed: boolean }) | null = null;
  let next: AnalyseCall | null = null;
  /** The analysis that the current worker answered last. */
  let seen: Analysis | null = null;
  let holding = false;

  function adopt(connection: Connection): void {
    loading = null;
    running = null;
    next = null;
    seen = null;
    current?.close();
    current = connection;
  }

  function load(
    profileUrl: string,
    given: Partial<Record<GivenRole, GivenFile>>,
    onProgress: OnProgress,
    onOutlines: (outlines: Outlines) => void = () => {},
  ): Promise<LoadOutcome> {
    loading?.close();
    const connection = openConnection(start());
    loading = connection;
    if (holding) connection.tell({ type: 'hold-the-rest', id: 0, hold: true });
    return new Promise((resolve, reject) => {
      /** Called after the promise is settled: closing settles it too, as overtaken. */
      const giveUp = (): void => {
        if (loading === connection) loading = null;
        connection.close();
      };
      connection.send(
        (id) => ({ type: 'load', id, profileUrl, given }),
        (answer) => {
          switch (answer.type) {
            case 'progress':
              onProgress(answer);
              return 'more';
            case 'loaded':
              adopt(connection);
              resolve({ kind: 'loaded', province: answer.province });
              return 'more';
            case 'outlines':
              onOutlines(answer.outlines);
              return 'last';
            case 'load-failed':
              resolve({ kind: 'unusable', issues: answer.issues });
              giveUp();
              return 'last';
            default:
              return 'more';
          }
        },
        (reason) => {
          if (reason === CLOSED) resolve({ kind: 'overtaken' });
          else reject(new Error(reason));
          // A province that can be used is used, whatever comes of its outlines.
          if (current !== connection) giveUp();
        },
      );
    });
  }

  function startNext(): void {
    if (!next || !current) return;
    const call = { ...next, id: 0, analysed: false };
    next = null;
    running = call;
    call.id = current.send(
      (id) => ({ type: 'analyse', id, parameters: call.parameters, edits: call.edits }),
      (answer) => {
        switch (answer.type) {
          case 'progress':
            call.listener.onProgress(answer);
            return 'more';
          case 'analysed':
          case 'followed': {
            const analysis = answer.type === 'analysed' ? answer.analysis : seen && withDelta(seen, answer.delta);
            if (!analysis) return 'more';
            seen = analysis;
            call.analysed = true;
            call.listener.onAnalysed(analysis, answer.edited);
            // The candidates of an overtaken computation would only be thrown away.
            startNext();
            return 'more';
          }
          case 'candidates':
            call.listener.onCandidates(answer.candidates);
            finish(call);
            return 'last';
          case 'overtaken':
            if (running === call && !next) call.listener.onStopped();
            finish(call);
            return 'last';
          default:
            return 'more';
        }
      },
      (reason) => {
        if (reason !== CLOSED) call.listener.onFailed(reason);
        finish(call);
      },
    );
  }

  function finish(call: AnalyseCall): void {
    if (running !== call) return;
    running = null;
    startNext();
  }

  function ask<T>(
    request: (id: number) => Request,
    read: (answer: Answer) => T | undefined,
    signal?: AbortSignal,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!current) {
        reject(new Error('no province is loaded'));
        return;
      }
      const connection = current;
      const id = connection.send(
        request,
        (answer) => {
          const value = read(answer);
          if (value === undefined) return 'more';
          resolve(value);
          return 'last';
        },
        (reason) => reject(new Error(reason)),
      );
      const stop = () => connection.tell({ type: 'stop', id });
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
  }

  return {
    load,
    analyse(parameters, edits, listener) {
      next = { parameters, edits, listener };
      if (!running || running.analysed) startNext();
    },
    inspectVillage: (village) =>
      ask(
        (id) => ({ type: 'inspect-village', id, village }),
        (answer) => (answer.type === 'village-inspected' ? answer.inspection : undefined),
      ),
    inspectPosition: (position) =>
      ask(
        (id) => ({ type: 'inspect-position', id, position }),
        (answer) => (answer.type === 'position-inspected' ? answer.inspection : undefined),
      ),
    verify: (village) =>
      ask(
        (id) => ({ type: 'verify', id, village }),
        (answer) => (answer.type === 'verified' ? answer.verification : undefined),
      ),
    askPlanner: (question, onProgress = () => {}, signal) =>
      ask(
        (id) => ({ type: 'ask-planner', id, question }),
        (answer) => {
          if (answer.type === 'planner-progress') onProgress(answer.progress);
          if (answer.type === 'overtaken') return null;
          return answer.type === 'planner-answer' ? answer.answer : undefined;
        },
        signal,
      ),
    holdTheRest(hold) {
      holding = hold;
      for (const connection of [loading, current]) connection?.tell({ type: 'hold-the-rest', id: 0, hold });
    },
    stop() {
      loading?.close();
      loading = null;
      next = null;
      if (running) current?.tell({ type: 'stop', id: running.id });
    },
    dispose() {
      loading?.close();
      current?.close();
      loading = null;
      current = null;
    },
  };
}
