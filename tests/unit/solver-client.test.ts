import { describe, expect, it } from 'vitest';
import type { WorkerLike } from '../../src/worker/connection.ts';
import { openSolverWorker, type SolverMessage, type SolverReply } from '../../src/worker/solver-client.ts';

/** A worker that solves nothing by itself: the test speaks for it. */
function opened() {
  const sent: SolverMessage[] = [];
  const listeners = new Map<string, (event: Event) => void>();
  let terminated = 0;
  const worker: WorkerLike = {
    postMessage: (message: SolverMessage) => sent.push(message),
    terminate: () => {
      terminated += 1;
    },
    addEventListener: (type: string, listener: unknown) => {
      if (typeof listener === 'function') listeners.set(type, (event) => listener(event));
    },
  };
  return {
    solver: openSolverWorker(() => worker),
    sent,
    reply: (data: SolverReply) => listeners.get('message')?.(new MessageEvent('message', { data })),
    crash: () => listeners.get('error')?.(Object.assign(new Event('error'), { message: 'out of memory' })),
    terminated: () => terminated,
  };
}

const OPTIONS = { timeLimitS: 5, absoluteGap: 0.5 };

describe('the solver in a worker of its own', () => {
  it('answers each program, and tells how it goes in between', async () => {
    const { solver, sent, reply } = opened();
    const told: unknown[] = [];
    const first = solver.solve('first', { ...OPTIONS, onProgress: (progress) => told.push(progress) });
    const second = solver.solve('second', OPTIONS);
    expect(sent.map(({ program }) => program)).toEqual(['first', 'second']);
    expect(sent[0]?.options).toEqual(OPTIONS);
    reply({ type: 'progress', id: 1, progress: { value: 3, bound: 2 } });
    reply({ type: 'answer', id: 2, answer: { status: 'infeasible' } });
    reply({ type: 'answer', id: 1, answer: { status: 'unknown' } });
    expect(await first).toEqual({ status: 'unknown' });
    expect(await second).toEqual({ status: 'infeasible' });
    expect(told).toEqual([{ value: 3, bound: 2 }]);
  });

  it('is stopped by ending its thread: what waits is rejected, and what comes later too', async () => {
    const { solver, terminated } = opened();
    const waiting = solver.solve('program', OPTIONS);
    solver.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(solver.solve('another', OPTIONS)).rejects.toThrow('closed');
    expect(terminated()).toBe(1);
  });

  it('that fails or dies rejects what waits with the reason', async () => {
    const one = opened();
    const failing = one.solver.solve('program', OPTIONS);
    one.reply({ type: 'failed', id: 1, reason: 'no such option' });
    await expect(failing).rejects.toThrow('no such option');
    const other = opened();
    const dying = other.solver.solve('program', OPTIONS);
    other.crash();
    await expect(dying).rejects.toThrow('out of memory');
  });
});
