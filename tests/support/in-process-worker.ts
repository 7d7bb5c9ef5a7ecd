import { highsSolver } from '../../scripts/lib/highs.ts';
import type { WorkerLike } from '../../src/worker/connection.ts';
import type { AnalysisContract } from '../../src/worker/protocol.ts';
import type { RadioContract } from '../../src/worker/radio-protocol.ts';
import { createRadioSession } from '../../src/worker/radio-session.ts';
import { serve, type WorkerScope } from '../../src/worker/serve.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';

/** A worker of the real code on the test's own thread, with messages copied as between threads. */
export interface InProcessWorker {
  readonly worker: WorkerLike;
  /** Ends it as a browser may: without any event. */
  kill(): void;
}

/** @param files Contents by the last part of their address; anything else is missing. */
export function inProcessWorker(files: Readonly<Record<string, string>>): InProcessWorker {
  const fetchFile = async (url: string): Promise<Response> => {
    const content = files[url.split('/').at(-1) ?? ''];
    return content === undefined ? new Response('', { status: 404 }) : new Response(content);
  };
  return onThisThread((scope) => {
    const session = createAnalysisSession(fetchFile, () => ({ solve: highsSolver, close: () => undefined }));
    serve<AnalysisContract>(scope, session, {
      load: 60,
      outlines: 60,
      analyse: 60,
      radio: 60,
      candidates: 60,
      holdTheRest: 60,
      inspectVillage: 60,
      inspectPosition: 60,
      inspectPoint: 60,
      verify: 60,
      planner: 60,
    });
  });
}

/** One that computes masts. */
export function inProcessRadioWorker(): InProcessWorker {
  return onThisThread((scope) =>
    serve<RadioContract>(scope, createRadioSession(), { ground: 60, cells: 60, signal: 60 }),
  );
}

function onThisThread(start: (scope: WorkerScope) => void): InProcessWorker {
  const toPage: ((event: MessageEvent) => void)[] = [];
  const toWorker: ((event: MessageEvent) => void)[] = [];
  let ended = false;
  const deliver = (message: unknown, listeners: readonly ((event: MessageEvent) => void)[]): void => {
    const data: unknown = structuredClone(message);
    setImmediate(() => {
      if (!ended) for (const listener of listeners) listener(new MessageEvent('message', { data }));
    });
  };
  start({
    postMessage: (message) => deliver(message, toPage),
    addEventListener: (_, listener) => toWorker.push(listener),
  });
  const kill = (): void => {
    ended = true;
  };
  return {
    kill,
    worker: {
      postMessage: (message: unknown) => deliver(message, toWorker),
      terminate: kill,
      addEventListener: (type: string, listener: unknown) => {
        if (type === 'message' && typeof listener === 'function') toPage.push((event) => listener(event));
      },
    },
  };
}
