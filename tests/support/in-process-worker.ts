import { highsSolver } from '../../scripts/lib/highs.ts';
import type { WorkerLike } from '../../src/worker/connection.ts';
import type { Answer, Request } from '../../src/worker/protocol.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';

/**
 * The analysis worker on the test's own thread: what the real one computes, with messages copied
 * as between threads.
 *
 * @param files Contents by the last part of their address; anything else is missing.
 */
export function inProcessWorker(files: Readonly<Record<string, string>>): WorkerLike {
  const listeners: ((event: MessageEvent<Answer>) => void)[] = [];
  let ended = false;
  const fetchFile = async (url: string): Promise<Response> => {
    const content = files[url.split('/').at(-1) ?? ''];
    return content === undefined ? new Response('', { status: 404 }) : new Response(content);
  };
  const session = createAnalysisSession(
    (answer) => {
      const data = structuredClone(answer);
      setImmediate(() => {
        if (!ended) for (const listener of listeners) listener(new MessageEvent('message', { data }));
      });
    },
    () => new Promise((resolve) => setImmediate(resolve)),
    fetchFile,
    () => ({ solve: highsSolver, close: () => undefined }),
  );
  return {
    postMessage: (message: Request) => {
      const copy = structuredClone(message);
      setImmediate(() => !ended && void session.handle(copy));
    },
    terminate: () => {
      ended = true;
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message' && typeof listener === 'function') listeners.push((event) => listener(event));
    },
  };
}
