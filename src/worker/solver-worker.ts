import loadHighs, { type Highs } from 'highs';
import wasmUrl from 'highs/runtime?url';
import { solveWith } from './highs.ts';
import type { SolverMessage, SolverReply } from './solver-client.ts';

/** HiGHS on a thread of its own: it blocks while it solves, and is stopped by ending the thread. */

let loading: Promise<Highs> | null = null;

const reply = (answer: SolverReply): void => self.postMessage(answer);

self.addEventListener('message', async ({ data }: MessageEvent<SolverMessage>) => {
  const { id, program, options } = data;
  try {
    loading ??= loadHighs({ locateFile: () => wasmUrl });
    const onProgress = (progress: Extract<SolverReply, { type: 'progress' }>['progress']): void =>
      reply({ type: 'progress', id, progress });
    reply({ type: 'answer', id, answer: solveWith(await loading, program, { ...options, onProgress }) });
  } catch (error) {
    reply({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
});
