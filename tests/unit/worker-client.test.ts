import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/results.ts';
import { deltaOf } from '../../src/worker/analysis-delta.ts';
import { type AnalysisListener, createAnalysisClient } from '../../src/worker/client.ts';
import type { WorkerLike } from '../../src/worker/connection.ts';
import type { Answer, Request } from '../../src/worker/protocol.ts';
import { anAnalysis, aProvince, NO_EDITS, someParameters } from '../support/answers.ts';

/** A worker that answers nothing by itself: the test speaks for it. */
function fakeWorker() {
  const sent: Request[] = [];
  const listeners = new Map<string, (event: Event) => void>();
  let terminated = 0;
  const worker: WorkerLike = {
    postMessage: (message: Request) => sent.push(message),
    terminate: () => {
      terminated += 1;
    },
    addEventListener: (type: string, listener: unknown) => {
      if (typeof listener === 'function') listeners.set(type, (event) => listener(event));
    },
  };
  return {
    worker,
    sent,
    answer: (data: Answer) => listeners.get('message')?.(new MessageEvent('message', { data })),
    crash: (message: string) => listeners.get('error')?.(Object.assign(new Event('error'), { message })),
    terminated: () => terminated,
  };
}

function recorder() {
  const log: string[] = [];
  const listener: AnalysisListener = {
    onProgress: () => log.push('progress'),
    onAnalysed: (analysis) => log.push(`analysed ${analysis.parameters.radiusFactor}`),
    onCandidates: () => log.push('candidates'),
    onStopped: () => log.push('stopped'),
    onFailed: (reason) => log.push(`failed ${reason}`),
  };
  return { log, listener };
}

const withFactor = (radiusFactor: number) => ({ ...someParameters(), radiusFactor });
const analysesSent = (sent: readonly Request[]) =>
  sent.flatMap((request) => (request.type === 'analyse' ? [request.parameters.radiusFactor] : []));

/** A client whose first worker has loaded a province (request 1). */
async function loadedClient() {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const client = createAnalysisClient(() => {
    const fake = fakeWorker();
    workers.push(fake);
    return fake.worker;
  });
  const loaded = client.load('a/profile.json', {}, () => undefined);
  const first = workers[0] ?? fakeWorker();
  first.answer({ type: 'loaded', id: 1, province: aProvince() });
  await loaded;
  return { client, workers, fake: first };
}

describe('the page’s side of the worker', () => {
  it('sends one analysis at a time and then only the newest of those that waited', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();

    for (const factor of [1, 1.1, 1.2, 1.3]) client.analyse(withFactor(factor), [], listener);
    expect(analysesSent(fake.sent)).toEqual([1]);

    fake.answer({ type: 'analysed', id: 2, analysis: anAnalysis(withFactor(1)), edited: NO_EDITS });
    expect(analysesSent(fake.sent)).toEqual([1, 1.3]);
    fake.answer({ type: 'overtaken', id: 2 });
    fake.answer({ type: 'analysed', id: 3, analysis: anAnalysis(withFactor(1.3)), edited: NO_EDITS });
    fake.answer({ type: 'candidates', id: 3, candidates: [] });

    expect(log).toEqual(['analysed 1', 'analysed 1.3', 'candidates']);
  });

  it('overtakes a computation that is only at its candidates', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();
    client.analyse(withFactor(1), [], listener);
    fake.answer({ type: 'analysed', id: 2, analysis: anAnalysis(withFactor(1)), edited: NO_EDITS });
    client.analyse(withFactor(2), [], listener);
    expect(analysesSent(fake.sent)).toEqual([1, 2]);
    fake.answer({ type: 'overtaken', id: 2 });
    expect(log).toEqual(['analysed 1']);
  });

  it('tells the one who asked when a computation was stopped', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();
    client.analyse(withFactor(1), [], listener);
    client.stop();
    expect(fake.sent.at(-1)).toEqual({ type: 'stop', id: 2 });
    fake.answer({ type: 'overtaken', id: 2 });
    expect(log).toEqual(['stopped']);
  });

  it('keeps the province on the screen when a new one cannot be used', async () => {
    const { client, workers, fake } = await loadedClient();
    const second = client.load('broken/profile.json', {}, () => undefined);
    workers[1]?.answer({ type: 'load-failed', id: 1, issues: [] });
    await expect(second).resolves.toEqual({ kind: 'unusable', issues: [] });
    expect(workers[1]?.terminated()).toBe(1);

    client.analyse(withFactor(1), [], recorder().listener);
    expect(analysesSent(fake.sent)).toEqual([1]);
    expect(fake.terminated()).toBe(0);
  });

  it('lets a new province take the old one’s place, and its worker go', async () => {
    const { client, workers, fake } = await loadedClient();
    const inspection = client.inspectVillage(3);
    const second = client.load('b/profile.json', {}, () => undefined);
    workers[1]?.answer({ type: 'loaded', id: 1, province: aProvince() });
    await expect(second).resolves.toMatchObject({ kind: 'loaded' });
    await expect(inspection).rejects.toThrow('closed');
    expect(fake.terminated()).toBe(1);
  });

  it('hands on borders and names when they come, of the province on the screen alone', async () => {
    const { client, workers } = await loadedClient();
    const nothing = { type: 'FeatureCollection' as const, features: [] };
    const outlines = { borders: nothing, labels: nothing };
    const seen: string[] = [];
    for (const name of ['b', 'c']) {
      const loaded = client.load(
        `${name}/profile.json`,
        {},
        () => undefined,
        () => seen.push(name),
      );
      workers.at(-1)?.answer({ type: 'loaded', id: 1, province: aProvince() });
      await loaded;
    }
    for (const { answer } of workers) answer({ type: 'outlines', id: 1, outlines });
    expect(seen).toEqual(['c']);
  });

  it('keeps a province whose borders could not be made', async () => {
    const { client, workers } = await loadedClient();
    const loaded = client.load('b/profile.json', {}, () => undefined);
    workers[1]?.answer({ type: 'loaded', id: 1, province: aProvince() });
    await loaded;
    workers[1]?.answer({ type: 'failed', id: 1, reason: 'a bug' });
    expect(workers[1]?.terminated()).toBe(0);
  });

  it('never leaves a promise open: a crash rejects, a newer load answers the older', async () => {
    const { client, workers, fake } = await loadedClient();
    const inspection = client.inspectVillage(3);
    fake.crash('out of memory');
    await expect(inspection).rejects.toThrow('out of memory');

    const older = client.load('b/profile.json', {}, () => undefined);
    const newer = client.load('c/profile.json', {}, () => undefined);
    await expect(older).resolves.toEqual({ kind: 'overtaken' });
    workers[2]?.crash('cannot start');
    await expect(newer).rejects.toThrow('cannot start');
  });
});

describe('an analysis that follows another', () => {
  it('is put together from the one before and what differs', async () => {
    const { client, fake } = await loadedClient();
    const seen: Analysis[] = [];
    const { listener } = recorder();
    const keeping = { ...listener, onAnalysed: (analysis: Analysis) => seen.push(analysis) };
    const before = anAnalysis(withFactor(1));
    const after: Analysis = {
      ...before,
      summary: { ...before.summary, byOperator: { A: { total: 1, covered: 1, partial: 0, uncovered: 0 } } },
    };
    client.analyse(withFactor(1), [], keeping);
    fake.answer({ type: 'analysed', id: 2, analysis: before, edited: NO_EDITS });
    fake.answer({ type: 'candidates', id: 2, candidates: [] });
    client.analyse(withFactor(1), [{ kind: 'unshare', station: 'a' }], keeping);
    fake.answer({ type: 'followed', id: 3, delta: deltaOf(before, after), edited: NO_EDITS });
    expect(seen).toEqual([before, after]);
    expect(seen[1]?.positions).toEqual(before.positions);
  });
});
