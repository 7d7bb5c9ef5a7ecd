import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import type { SolverProgress } from '../../src/analysis/plan/solver.ts';
import type { FromWorker } from '../../src/worker/messages.ts';
import { openSolverWorker, type SolverContract } from '../../src/worker/solver-client.ts';
import { type FakeWorker, fakeWorker } from '../support/fake-worker.ts';

/** A solver whose workers solve nothing by themselves: the test speaks for them. */
function opened() {
  const workers: FakeWorker<SolverContract>[] = [];
  const solver = openSolverWorker(() => {
    const fake = fakeWorker<SolverContract>();
    workers.push(fake);
    return fake.worker;
  });
  const worker = (index: number): FakeWorker<SolverContract> => {
    const found = workers[index];
    if (!found) throw new Error(`worker ${index} was not started`);
    return found;
  };
  const reply = (message: FromWorker<SolverContract>) => worker(0).say(message);
  return { solver, worker, reply };
}

const OPTIONS = { timeLimitS: 60, absoluteGap: 0.5 };

describe('the solver in a worker of its own', () => {
  it('answers each program, and tells how it goes in between', async () => {
    const { solver, worker, reply } = opened();
    const told: unknown[] = [];
    const first = solver.solve('first', { ...OPTIONS, onProgress: (progress) => told.push(progress) });
    const second = solver.solve('second', OPTIONS);
    const questions = worker(0)
      .asked()
      .map(({ question }) => question);
    expect(questions).toEqual([
      { program: 'first', options: OPTIONS },
      { program: 'second', options: OPTIONS },
    ]);
    reply({ type: 'progress', id: 1, progress: { value: 3, bound: 2 } });
    reply({ type: 'answer', id: 2, answer: { status: 'infeasible' } });
    reply({ type: 'answer', id: 1, answer: { status: 'unknown' } });
    expect(await first).toEqual({ status: 'unknown' });
    expect(await second).toEqual({ status: 'infeasible' });
    expect(told).toEqual([{ value: 3, bound: 2 }]);
  });

  it('is stopped by ending its thread: what was told by then is the answer, and later ones learn nothing', async () => {
    const { solver, worker, reply } = opened();
    const waiting = solver.solve('program', OPTIONS);
    const values = new Map([['x1', 1]]);
    reply({ type: 'progress', id: 1, progress: { value: 9, bound: 2, values: new Map() } });
    reply({ type: 'progress', id: 1, progress: { value: 7, bound: null, values } });
    reply({ type: 'progress', id: 1, progress: { value: 7, bound: 3 } });
    solver.close();
    expect(await waiting).toEqual({ status: 'feasible', values, bound: 3 });
    expect(await solver.solve('another', OPTIONS)).toEqual({ status: 'unknown' });
    expect(worker(0).terminated()).toBe(1);
  });

  it('that is stopped with nothing found says what none can beat, if it knew as much', async () => {
    const knowing = opened();
    const waiting = knowing.solver.solve('program', OPTIONS);
    knowing.reply({ type: 'progress', id: 1, progress: { value: null, bound: 3 } });
    knowing.solver.close();
    expect(await waiting).toEqual({ status: 'unknown', bound: 3 });
    const other = opened();
    const early = other.solver.solve('program', OPTIONS);
    other.solver.close();
    expect(await early).toEqual({ status: 'unknown' });
  });

  it('that fails rejects what waits with the reason; one that dies is replaced once', async () => {
    const one = opened();
    const failing = one.solver.solve('program', OPTIONS);
    one.reply({ type: 'failed', id: 1, reason: 'no such option' });
    await expect(failing).rejects.toThrow('no such option');
    const other = opened();
    const dying = other.solver.solve('program', OPTIONS);
    other.worker(0).crash('out of memory');
    expect(other.worker(1).asked()).toMatchObject([{ question: { program: 'program' } }]);
    other.worker(1).crash('out of memory');
    await expect(dying).rejects.toThrow('out of memory');
  });
});

describe('HiGHS', () => {
  it('tells each better solution as it finds it, the last of them the best', async () => {
    // Weights that no single pass settles: the solver has to look for it.
    const weights = [17, 23, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107];
    const terms = weights.map((weight, i) => `+ ${weight} x${i}`).join(' ');
    const others = weights.map((weight, i) => `+ ${(weight * 37) % 61} x${i}`).join(' ');
    const names = weights.map((_, i) => ` x${i}`).join('\n');
    const program = `Maximize\n obj: ${terms}\nSubject To\n r0: ${terms} <= 611\n r1: ${others} <= 207\nBinaries\n${names}\nEnd\n`;
    const told: SolverProgress[] = [];
    const answer = await highsSolver(program, { ...OPTIONS, onProgress: (progress) => told.push(progress) });
    const worth = (values: ReadonlyMap<string, number> | undefined): number =>
      weights.reduce((total, weight, i) => total + weight * Math.round(values?.get(`x${i}`) ?? 0), 0);
    const found = told.flatMap(({ values }) => (values ? [worth(values)] : []));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(answer.status).toBe('optimal');
    if (answer.status === 'optimal') expect(found.at(-1)).toBe(worth(answer.values));
  });
});
