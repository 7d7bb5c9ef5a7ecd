import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Answer, GivenFile, LoadedProvince, Request } from './protocol.ts';

/**
 * The page's side of the worker. A promise that was given is always settled: by the
 * answer, by a newer request, by `dispose`, or by the worker's own failure.
 */
export interface AnalysisClient {
  /** Reads a province; a second call gives up the first, which then answers no issues and no province. */
  load(
    profileUrl: string,
    given: Partial<Record<'villages' | 'stations' | 'fibre', GivenFile>>,
    onProgress: OnProgress,
  ): Promise<LoadOutcome>;
  /**
   * Computes with these parameters. While one computation runs only the newest of those
   * that wait is kept; answers arrive in the order of the calls, never an older after a newer.
   */
  analyse(parameters: Parameters, listener: AnalysisListener): void;
  inspectVillage(village: number): Promise<VillageInspection>;
  inspectPosition(position: number): Promise<PositionInspection>;
  verify(village: number): Promise<Verification>;
  /** Gives up what is being computed; what was answered stays. */
  stop(): void;
  dispose(): void;
}

export type OnProgress = (progress: Extract<Answer, { type: 'progress' }>) => void;

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly province: LoadedProvince }
  | { readonly kind: 'unusable'; readonly issues: readonly Issue[] }
  | { readonly kind: 'overtaken' };

export interface AnalysisListener {
  readonly onProgress: OnProgress;
  readonly onAnalysed: (analysis: Analysis) => void;
  readonly onCandidates: (candidates: readonly Candidate[]) => void;
  /** The computation was stopped before its end. */
  readonly onStopped: () => void;
  /** A bug of ours, for the console and a plain sentence on the screen. */
  readonly onFailed: (reason: string) => void;
}

/** What `Worker` must offer; tests give a fake. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

interface Waiting {
  readonly answer: (answer: Answer) => void;
  readonly fail: (reason: string) => void;
}

interface AnalyseCall {
  readonly parameters: Parameters;
  readonly listener: AnalysisListener;
}

// Written as one expression because Vite finds workers by this very shape.
const startWorker = (): WorkerLike => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });

export function createAnalysisClient(start: () => WorkerLike = startWorker): AnalysisClient {
  let worker: WorkerLike | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();
  let running: (AnalyseCall & { readonly id: number; analysed: boolean }) | null = null;
  let next: AnalyseCall | null = null;
  let giveUpLoad: (() => void) | null = null;

  function connect(): WorkerLike {
    if (worker) return worker;
    const started = start();
    started.addEventListener('message', (event) => {
      const answer: Answer = (event as MessageEvent<Answer>).data;
      waiting.get(answer.id)?.answer(answer);
    });
    started.addEventListener('error', (event) => failAll((event as ErrorEvent).message || 'worker error'));
    started.addEventListener('messageerror', () => failAll('a message could not be read'));
    worker = started;
    return started;
  }

  function failAll(reason: string): void {
    const open = [...waiting.values()];
    waiting.clear();
    for (const { fail } of open) fail(reason);
  }

  /** Sends a request and routes its answers until `handle` says that it was the last. */
  function send(
    request: (id: number) => Request,
    handle: (answer: Answer) => 'last' | 'more',
    fail: Waiting['fail'],
  ): number {
    const id = ++lastId;
    waiting.set(id, {
      fail,
      answer: (answer) => {
        if (answer.type === 'failed') {
          waiting.delete(id);
          fail(answer.reason);
        } else if (handle(answer) === 'last') waiting.delete(id);
      },
    });
    connect().postMessage(request(id));
    return id;
  }

  function ask<T>(request: (id: number) => Request, read: (answer: Answer) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      send(
        request,
        (answer) => {
          const value = read(answer);
          if (value === undefined) return 'more';
          resolve(value);
          return 'last';
        },
        (reason) => reject(new Error(reason)),
      );
    });
  }

  function restart(): void {
    worker?.terminate();
    worker = null;
    running = null;
    next = null;
    failAll('stopped');
  }

  function startNext(): void {
    if (!next) return;
    const call = { ...next, id: 0, analysed: false };
    next = null;
    call.id = send(
      (id) => ({ type: 'analyse', id, parameters: call.parameters }),
      (answer) => {
        switch (answer.type) {
          case 'progress':
            call.listener.onProgress(answer);
            return 'more';
          case 'analysed':
            call.analysed = true;
            call.listener.onAnalysed(answer.analysis);
            // The candidates of an overtaken computation would only be thrown away.
            startNext();
            return 'more';
          case 'candidates':
            call.listener.onCandidates(answer.candidates);
            finish(call.id);
            return 'last';
          case 'overtaken':
            if (!next && running?.id === call.id) call.listener.onStopped();
            finish(call.id);
            return 'last';
          default:
            return 'more';
        }
      },
      (reason) => {
        if (reason !== 'stopped') call.listener.onFailed(reason);
        finish(call.id);
      },
    );
    running = call;
  }

  function finish(id: number): void {
    if (running?.id !== id) return;
    running = null;
    startNext();
  }

  return {
    load(profileUrl, given, onProgress) {
      giveUpLoad?.();
      restart();
      return new Promise<LoadOutcome>((resolve, reject) => {
        giveUpLoad = () => resolve({ kind: 'overtaken' });
        send(
          (id) => ({ type: 'load', id, profileUrl, given }),
          (answer) => {
            if (answer.type === 'progress') onProgress(answer);
            if (answer.type === 'loaded') resolve({ kind: 'loaded', province: answer.province });
            if (answer.type === 'load-failed') resolve({ kind: 'unusable', issues: answer.issues });
            return answer.type === 'progress' ? 'more' : 'last';
          },
          (reason) => (reason === 'stopped' ? resolve({ kind: 'overtaken' }) : reject(new Error(reason))),
        );
      });
    },
    analyse(parameters, listener) {
      next = { parameters, listener };
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
    stop() {
      next = null;
      if (running) connect().postMessage({ type: 'stop', id: running.id } satisfies Request);
    },
    dispose() {
      giveUpLoad?.();
      restart();
    },
  };
}
