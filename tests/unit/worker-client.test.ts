import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/results.ts';
import { deltaOf } from '../../src/worker/analysis-delta.ts';
import type { ChannelChange } from '../../src/worker/channel.ts';
import { type AnalysisListener, createAnalysisClient, type LoadListener } from '../../src/worker/client.ts';
import { Stopped } from '../../src/worker/messages.ts';
import type { AnalysisContract } from '../../src/worker/protocol.ts';
import { anAnalysis, aProvince, NO_EDITS, someParameters } from '../support/answers.ts';
import { type FakeWorker, fakeWorker, settled } from '../support/fake-worker.ts';

type Fake = FakeWorker<AnalysisContract>;

function recorder(wants = true) {
  const log: string[] = [];
  const listener: AnalysisListener = {
    onProgress: (stage) => log.push(stage),
    onAnalysed: (analysis) => log.push(`analysed ${analysis.parameters.radiusFactor}`),
    onCandidates: () => log.push('found'),
    wantsCandidates: () => wants,
    onStopped: () => log.push('stopped'),
    onFailed: (reason) => log.push(`failed ${reason}`),
  };
  return { log, listener };
}

const withFactor = (radiusFactor: number) => ({ ...someParameters(), radiusFactor });
const whole = (factor: number) =>
  ({ kind: 'whole', analysis: anAnalysis(withFactor(factor)), edited: NO_EDITS }) as const;
const loaded = () => ({ kind: 'loaded', province: aProvince() }) as const;
const analysesAsked = ({ asked }: Fake) =>
  asked().flatMap((message) => (message.kind === 'analyse' ? [message.question.parameters.radiusFactor] : []));
const QUIET: LoadListener = { onProgress: () => undefined, onOutlines: () => undefined };
const from = (profileUrl: string) => ({ profileUrl, given: [] });

/** A client whose first worker has loaded a province. */
async function loadedClient() {
  const workers: Fake[] = [];
  const changes: ChannelChange['kind'][] = [];
  const client = createAnalysisClient(
    () => {
      const fake = fakeWorker<AnalysisContract>();
      workers.push(fake);
      return fake.worker;
    },
    ({ kind }) => changes.push(kind),
  );
  const worker = (index: number): Fake => {
    const found = workers[index];
    if (!found) throw new Error(`worker ${index} was not started`);
    return found;
  };
  const loading = client.load(from('a/profile.json'), QUIET);
  await worker(0).answer('load', loaded());
  await loading;
  changes.length = 0;
  return { client, worker, workers, fake: worker(0), changes };
}

describe('the page’s side of the worker', () => {
  it('sends one analysis at a time and then only the newest of those that waited', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();

    for (const factor of [1, 1.1, 1.2, 1.3]) client.analyse(withFactor(factor), [], listener);
    expect(analysesAsked(fake)).toEqual([1]);

    await fake.answer('analyse', whole(1));
    expect(analysesAsked(fake)).toEqual([1, 1.3]);
    await fake.answer('analyse', whole(1.3));
    await fake.answer('candidates', []);
    expect(log).toEqual(['analysed 1', 'analysed 1.3', 'found']);
  });

  it('looks for candidates only where they are wanted, and later when they are asked for', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder(false);
    client.seekCandidates();
    client.analyse(withFactor(1), [], listener);
    await fake.answer('analyse', whole(1));
    expect(fake.kinds()).not.toContain('candidates');
    client.seekCandidates();
    client.seekCandidates();
    expect(fake.kinds().filter((kind) => kind === 'candidates')).toHaveLength(1);
    await fake.answer('candidates', []);
    expect(log).toEqual(['analysed 1', 'found']);
  });

  it('overtakes a computation that is only at its candidates', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();
    client.analyse(withFactor(1), [], listener);
    await fake.answer('analyse', whole(1));
    expect(fake.kinds().at(-1)).toBe('candidates');
    const search = fake.asked().at(-1)?.id;
    client.analyse(withFactor(2), [], listener);
    expect(analysesAsked(fake)).toEqual([1, 2]);
    expect(fake.sent).toContainEqual({ type: 'stop', id: search });
    await settled();
    expect(log).toEqual(['analysed 1']);
  });

  it.each([
    ['while it computes', async () => {}],
    ['while candidates are sought', (fake: Fake) => fake.answer('analyse', whole(1))],
  ])('tells the one who asked when a computation was stopped %s', async (_, before) => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder();
    client.analyse(withFactor(1), [], listener);
    await before(fake);
    client.stop();
    await settled();
    expect(fake.sent.at(-1)).toEqual({ type: 'stop', id: fake.asked().at(-1)?.id });
    expect(log.at(-1)).toBe('stopped');
  });

  it('keeps the province on the screen when a new one cannot be used', async () => {
    const { client, worker, fake } = await loadedClient();
    const second = client.load(from('broken/profile.json'), QUIET);
    await worker(1).answer('load', { kind: 'unusable', issues: [] });
    await expect(second).resolves.toEqual({ kind: 'unusable', issues: [] });
    expect(worker(1).terminated()).toBe(1);

    client.analyse(withFactor(1), [], recorder().listener);
    expect(analysesAsked(fake)).toEqual([1]);
    expect(fake.terminated()).toBe(0);
  });

  it('lets a new province take the old one’s place, and its worker go', async () => {
    const { client, worker, fake } = await loadedClient();
    const inspection = client.inspectVillage(3);
    inspection.catch(() => {});
    const second = client.load(from('b/profile.json'), QUIET);
    await worker(1).answer('load', loaded());
    await expect(second).resolves.toMatchObject({ kind: 'loaded' });
    await expect(inspection).rejects.toBeInstanceOf(Stopped);
    expect(fake.terminated()).toBe(1);
  });

  it('hands on borders and names when they come, of the province on the screen alone', async () => {
    const { client, worker, workers } = await loadedClient();
    const nothing = { type: 'FeatureCollection' as const, features: [] };
    const seen: string[] = [];
    for (const [index, name] of ['b', 'c'].entries()) {
      const loading = client.load(from(`${name}/profile.json`), { ...QUIET, onOutlines: () => seen.push(name) });
      await worker(index + 1).answer('load', loaded());
      await loading;
    }
    for (const fake of workers) await fake.answer('outlines', { borders: nothing, labels: nothing });
    expect(seen).toEqual(['c']);
  });

  it('keeps a province whose borders could not be made', async () => {
    const { client, worker } = await loadedClient();
    const loading = client.load(from('b/profile.json'), QUIET);
    await worker(1).answer('load', loaded());
    await loading;
    const outlines = worker(1).asked().at(-1);
    worker(1).say({ type: 'failed', id: outlines?.id ?? 0, reason: 'a bug' });
    await settled();
    expect(worker(1).terminated()).toBe(0);
  });

  it('answers an older load as overtaken by the newer', async () => {
    const { client } = await loadedClient();
    const older = client.load(from('b/profile.json'), QUIET);
    void client.load(from('c/profile.json'), QUIET);
    await expect(older).resolves.toEqual({ kind: 'overtaken' });
  });

  it('says of a load that it was stopped by hand', async () => {
    const { client, worker } = await loadedClient();
    const loading = client.load(from('b/profile.json'), QUIET);
    client.stop();
    await expect(loading).resolves.toEqual({ kind: 'stopped' });
    expect(worker(1).terminated()).toBe(1);
  });

  it('answers a planner’s question that is stopped with the best found, or with nothing', async () => {
    const { client, fake } = await loadedClient();
    for (const best of [{ kind: 'pairs', pairs: [], potential: null as never }, null] as const) {
      const stopping = new AbortController();
      const asked = client.askPlanner({ kind: 'pairs', withinM: 500 }, undefined, stopping.signal);
      stopping.abort();
      await fake.answer('planner', best);
      await expect(asked).resolves.toBe(best);
    }
  });
});

describe('a worker that is lost', () => {
  it('is replaced by one with the same province and analysis, and then the question is asked again', async () => {
    const { client, fake, worker, changes } = await loadedClient();
    client.analyse(withFactor(1.5), [{ kind: 'unshare', station: 'a' }], recorder().listener);
    await fake.answer('analyse', whole(1.5));
    await fake.answer('candidates', []);
    const inspection = client.inspectVillage(3);

    fake.crash('out of memory');
    expect(changes).toEqual(['lost']);
    expect(worker(1).asked().at(-1)).toMatchObject({ kind: 'load', question: { profileUrl: 'a/profile.json' } });
    await worker(1).answer('load', loaded());
    expect(worker(1).asked().at(-1)).toMatchObject({
      kind: 'analyse',
      question: { parameters: { radiusFactor: 1.5 }, edits: [{ kind: 'unshare', station: 'a' }] },
    });
    await worker(1).answer('analyse', whole(1.5));
    expect(changes).toEqual(['lost', 'settled']);
    expect(worker(1).asked().at(-1)).toMatchObject({ kind: 'inspectVillage', question: 3 });
    const found = { village: 3, serving: [], nearestMastM: {}, nearestNode: null, nearestCable: null };
    await worker(1).answer('inspectVillage', found);
    await expect(inspection).resolves.toEqual(found);
  });

  it('while nothing is asked is replaced too, so that the next question is answered at once', async () => {
    const { client, fake, worker, changes } = await loadedClient();
    fake.crash('out of memory');
    await worker(1).answer('load', loaded());
    expect(changes).toEqual(['lost', 'settled']);
    void client.inspectVillage(3).catch(() => {});
    expect(worker(1).asked().at(-1)).toMatchObject({ kind: 'inspectVillage' });
  });

  it('twice makes an analysis fail, for the screen to say so', async () => {
    const { client, fake, worker, changes } = await loadedClient();
    const { log, listener } = recorder();
    client.analyse(withFactor(1), [], listener);
    fake.crash('out of memory');
    await worker(1).answer('load', loaded());
    worker(1).crash('out of memory');
    await settled();
    expect(log).toEqual(['failed out of memory']);
    expect(changes.at(-1)).toBe('settled');
  });

  it('is not replaced by one whose files are others now: what indexes mean would change', async () => {
    const { client, fake, worker } = await loadedClient();
    const inspection = client.inspectVillage(3);
    fake.crash('out of memory');
    await worker(1).answer('load', { kind: 'loaded', province: { ...aProvince(), mapVillages: '{}' } });
    await expect(inspection).rejects.toThrow('not what they were');
  });

  it('while it reads a new province reads it again in another, and rejects where that is lost too', async () => {
    const { client, worker } = await loadedClient();
    const loading = client.load(from('b/profile.json'), QUIET);
    worker(1).crash('cannot start');
    worker(2).crash('cannot start');
    await expect(loading).rejects.toThrow('cannot start');
    expect(worker(0).terminated()).toBe(0);
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
    await fake.answer('analyse', { kind: 'whole', analysis: before, edited: NO_EDITS });
    await fake.answer('candidates', []);
    client.analyse(withFactor(1), [{ kind: 'unshare', station: 'a' }], keeping);
    await fake.answer('analyse', { kind: 'delta', delta: deltaOf(before, after), edited: NO_EDITS });
    expect(seen).toEqual([before, after]);
    expect(seen[1]?.positions).toEqual(before.positions);
  });

  it('is asked for whole where the answer before was not taken: the worker may be ahead of the page', async () => {
    const { client, fake } = await loadedClient();
    const { log, listener } = recorder(false);
    const askedWhole = () => fake.asked().flatMap((one) => (one.kind === 'analyse' ? [one.question.whole] : []));
    client.analyse(withFactor(1), [], listener);
    client.stop();
    await settled();
    client.analyse(withFactor(1), [], listener);
    await fake.answer('analyse', whole(1));
    client.analyse(withFactor(1), [], listener);
    expect(askedWhole()).toEqual([false, true, false]);
    expect(log).toEqual(['stopped', 'analysed 1']);
  });
});
