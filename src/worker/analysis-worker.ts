import type { Request } from './protocol.ts';
import { createAnalysisSession } from './session.ts';
import { openSolverWorker } from './solver-client.ts';

/** The thin worker: messages in, answers out. Everything it knows is in `session.ts`. */

const { port1: waker, port2: sleeper } = new MessageChannel();
const awaiting: (() => void)[] = [];
sleeper.onmessage = () => awaiting.shift()?.();

/** Lets messages that have come in be handled first; a timer would wait 4 ms each time. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    awaiting.push(resolve);
    waker.postMessage(null);
  });

const session = createAnalysisSession(
  (answer) => self.postMessage(answer),
  breathe,
  (url) => fetch(url),
  () => openSolverWorker(),
);

self.addEventListener('message', (event: MessageEvent<Request>) => {
  session.handle(event.data);
});
