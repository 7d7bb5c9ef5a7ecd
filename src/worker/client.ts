import type { LonLat } from '../model/geometry.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { LoadedProvince, Outlines } from '../model/loaded-province.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { PointAnswer } from '../model/point-answer.ts';
import type { Edited, PlannerAnswer, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import { withDelta } from './analysis-delta.ts';
import workerUrl from './analysis-worker.ts?worker&url';
import { type Channel, type ChannelChange, createChannel } from './channel.ts';
import type { WorkerLike } from './connection.ts';
import { Stopped } from './messages.ts';
import type {
  AnalyseQuestion,
  AnalysisContract,
  LoadedAnswer,
  LoadQuestion,
  RadioKnowledge,
  StepsDone,
} from './protocol.ts';
import { startWorkerAt } from './trusted-worker.ts';

/** The page's side of the analysis. Every promise that it gives is settled. */
export interface AnalysisClient {
  /**
   * Reads a province in a worker of its own, which takes the place of the last one only when
   * the province can be used: what was on the screen goes on answering until then.
   *
   * @throws Error (by the promise) where the worker fails.
   */
  load(question: LoadQuestion, listener: LoadListener): Promise<LoadOutcome>;
  /**
   * Computes with these parameters and a scenario's edits. While one computation runs only the newest of those
   * that wait is kept; answers arrive in the order of the calls, never an older after a newer.
   */
  analyse(parameters: AnalysisParameters, edits: readonly Edit[], listener: AnalysisListener): void;
  /** Looks for the candidates of the last analysis, for who asked for it, where that was not done at once. */
  seekCandidates(): void;
  /** Ground and cells of a radio model, for the analyses that come after. @throws as `inspectVillage`. */
  radio(knowledge: RadioKnowledge): Promise<null>;
  /** @throws Error (by the promise) where nothing is loaded or the worker fails; so the next two. */
  inspectVillage(village: number): Promise<VillageInspection>;
  inspectPosition(position: number): Promise<PositionInspection>;
  inspectPoint(at: LonLat): Promise<PointAnswer | null>;
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

export interface LoadListener {
  readonly onProgress: (done: StepsDone) => void;
  /** Awaited before a province that can be used takes the place of the last one. */
  readonly onUsable?: (province: LoadedProvince) => Promise<void>;
  /** Called after the province is loaded, unless another takes its place before. */
  readonly onOutlines: (outlines: Outlines) => void;
}

/** `overtaken`: by a newer load. */
export type LoadOutcome = LoadedAnswer | { readonly kind: 'stopped' } | { readonly kind: 'overtaken' };

export interface AnalysisListener {
  readonly onProgress: (stage: 'coverage' | 'candidates', done: StepsDone) => void;
  readonly onAnalysed: (analysis: Analysis, edited: Edited) => void;
  readonly onCandidates: (candidates: readonly Candidate[]) => void;
  /** Whether candidates are looked for once the analysis is there. */
  readonly wantsCandidates: () => boolean;
  /** The computation was stopped before its end. */
  readonly onStopped: () => void;
  /** A bug of ours, or the worker was lost twice: for the console and a plain sentence on the screen. */
  readonly onFailed: (reason: string) => void;
}

interface AnalyseCall extends AnalyseQuestion {
  readonly listener: AnalysisListener;
}

/** A province in a worker, and what brings another worker to where that one was. */
interface HeldProvince {
  readonly channel: Channel<AnalysisContract>;
  province: LoadedProvince | null;
  /** What the worker answered last. */
  last: (AnalyseQuestion & { readonly analysis: Analysis }) | null;
  /** An analysis was asked for and its answer, if there is one, not taken: `last` may not be the worker's. */
  apart: boolean;
}

const startWorker = (): WorkerLike => startWorkerAt(workerUrl);

/** @param onChange Of the worker that holds the province on the screen: it was lost, and is replaced or given up. */
export function createAnalysisClient(
  start: () => WorkerLike = startWorker,
  onChange: (change: ChannelChange) => void = () => {},
): AnalysisClient {
  /** The province on the screen. */
  let current: HeldProvince | null = null;
  /** One that is still being read. */
  let loading: HeldProvince | null = null;
  let holding = false;
  const queue = createAnalysisQueue(() => current);

  function openProvince(question: LoadQuestion): HeldProvince {
    const held: HeldProvince = {
      province: null,
      last: null,
      apart: false,
      channel: createChannel<AnalysisContract>({
        start,
        onChange: (change) => held === current && onChange(change),
        async restore(ask) {
          void ask('holdTheRest', holding);
          // Not loaded yet: the load itself is asked again.
          if (held.province === null) return;
          const loaded = await ask('load', question);
          if (loaded.kind === 'unusable' || !isSame(loaded.province, held.province))
            throw new Error('the files of the province are not what they were');
          if (held.last) await ask('analyse', { parameters: held.last.parameters, edits: held.last.edits });
        },
      }),
    };
    return held;
  }

  function adopt(held: HeldProvince, province: LoadedProvince): void {
    const before = current;
    held.province = province;
    current = held;
    loading = null;
    queue.forget();
    before?.channel.close();
  }

  async function load(question: LoadQuestion, listener: LoadListener): Promise<LoadOutcome> {
    const before = loading;
    const held = openProvince(question);
    const { channel } = held;
    loading = held;
    before?.channel.close();
    try {
      if (holding) channel.ask('holdTheRest', true).catch(() => {});
      const loaded = await channel.ask('load', question, { onProgress: listener.onProgress });
      if (loading !== held) return { kind: 'overtaken' };
      if (loaded.kind === 'unusable') {
        giveUp(held);
        return loaded;
      }
      await listener.onUsable?.(loaded.province);
      if (loading !== held) return { kind: 'overtaken' };
      adopt(held, loaded.province);
      // A province that can be used is used, whatever comes of its outlines.
      channel.ask('outlines', null).then(listener.onOutlines, (reason: unknown) => {
        if (!(reason instanceof Stopped)) console.warn('no outlines:', reason);
      });
      return loaded;
    } catch (reason) {
      const overtaken = loading !== null && loading !== held;
      giveUp(held);
      if (reason instanceof Stopped) return { kind: overtaken ? 'overtaken' : 'stopped' };
      throw reason;
    }
  }

  function giveUp(held: HeldProvince): void {
    if (loading === held) loading = null;
    held.channel.close();
  }

  const ask: Channel<AnalysisContract>['ask'] = (kind, question, options) =>
    current ? current.channel.ask(kind, question, options) : Promise.reject(new Error('no province is loaded'));

  return {
    load,
    analyse: (parameters, edits, listener) => queue.add({ parameters, edits, listener }),
    seekCandidates: () => queue.seek(),
    radio: (knowledge) => ask('radio', knowledge),
    inspectVillage: (village) => ask('inspectVillage', village),
    inspectPosition: (position) => ask('inspectPosition', position),
    inspectPoint: (at) => ask('inspectPoint', at),
    verify: (village) => ask('verify', village),
    askPlanner: (question, onProgress = () => {}, signal) =>
      ask('planner', question, { onProgress, bestOnStop: true, ...(signal ? { signal } : {}) }).catch(
        (reason: unknown) => {
          if (signal?.aborted && reason instanceof Stopped) return null;
          throw reason;
        },
      ),
    holdTheRest(hold) {
      holding = hold;
      for (const held of [loading, current]) held?.channel.ask('holdTheRest', hold).catch(() => {});
    },
    stop() {
      if (loading) giveUp(loading);
      queue.stop();
    },
    dispose() {
      loading?.channel.close();
      current?.channel.close();
      loading = null;
      current = null;
    },
  };
}

interface AnalysisQueue {
  /** The newest computation: in place of one that waits, after the one that runs. */
  add(call: AnalyseCall): void;
  /** Looks for candidates after the last computation, unless one runs. */
  seek(): void;
  /** Ends what runs and what waits. */
  stop(): void;
  /** Another province has come: what runs in the old one answers to nobody. */
  forget(): void;
}

/** One computation at a time, each followed by its search for candidates where they are wanted and no other waits. */
function createAnalysisQueue(currentProvince: () => HeldProvince | null): AnalysisQueue {
  let running: AbortController | null = null;
  /** The search for candidates that follows an analysis. */
  let searching: AbortController | null = null;
  let next: AnalyseCall | null = null;
  let answered: AnalysisListener | null = null;

  async function startNext(): Promise<void> {
    const held = currentProvince();
    const call = next;
    if (!call || !held) return;
    const { parameters, edits, listener } = call;
    const stopping = new AbortController();
    next = null;
    running = stopping;
    // The candidates of an overtaken computation would only be thrown away.
    searching?.abort();
    searching = null;
    try {
      const onProgress = (done: StepsDone): void => listener.onProgress('coverage', done);
      const question = { parameters, edits, whole: held.apart };
      held.apart = true;
      const answer = await held.channel.ask('analyse', question, { onProgress, signal: stopping.signal });
      held.apart = false;
      if (held !== currentProvince()) return;
      const analysis =
        answer.kind === 'whole' ? answer.analysis : held.last && withDelta(held.last.analysis, answer.delta);
      if (!analysis) throw new Error('nothing to follow');
      held.last = { analysis, parameters, edits };
      answered = listener;
      listener.onAnalysed(analysis, answer.edited);
    } catch (reason) {
      if (held !== currentProvince()) return;
      running = null;
      endedBy(reason, listener);
      return startNext();
    }
    running = null;
    if (next) return startNext();
    if (listener.wantsCandidates()) return search(held, listener);
  }

  async function search(held: HeldProvince, listener: AnalysisListener): Promise<void> {
    const stopping = new AbortController();
    searching = stopping;
    try {
      const onProgress = (done: StepsDone): void => listener.onProgress('candidates', done);
      const candidates = await held.channel.ask('candidates', null, { onProgress, signal: stopping.signal });
      if (searching === stopping) listener.onCandidates(candidates);
    } catch (reason) {
      if (searching === stopping) endedBy(reason, listener);
    }
    if (searching === stopping) searching = null;
  }

  function endedBy(reason: unknown, listener: AnalysisListener): void {
    if (reason instanceof Stopped) {
      if (!next) listener.onStopped();
    } else listener.onFailed(reason instanceof Error ? reason.message : String(reason));
  }

  return {
    add(call) {
      next = call;
      if (!running) void startNext();
    },
    seek() {
      const held = currentProvince();
      if (held && answered && !running && !searching) void search(held, answered);
    },
    stop() {
      next = null;
      running?.abort();
      searching?.abort();
    },
    forget() {
      running = null;
      searching = null;
      next = null;
      answered = null;
    },
  };
}

/** Indexes mean the same in both. */
function isSame(a: LoadedProvince, b: LoadedProvince): boolean {
  return (
    a.villages.length === b.villages.length &&
    a.stations.length === b.stations.length &&
    a.mapVillages.length === b.mapVillages.length
  );
}
