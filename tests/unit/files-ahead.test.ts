import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashAside, hashOf } from '../../src/ingest/file-hash.ts';
import { readFiles } from '../../src/worker/read-files.ts';
import { collection, polygon, square, stationFeature, villageFeature } from '../support/geojson-files.ts';
import { PROFILE } from '../support/province.ts';

/** On a slow line a province's files come beside each other, and yet in their order. */

const BODIES: Readonly<Record<string, string>> = {
  'villages.geojson': collection(villageFeature({ code: 'V1' }, polygon(square(105.9, 20.2)))),
  'viettel.geojson': collection(stationFeature({ id: 'A', operator: 'Viettel' })),
  'vnpt.geojson': collection(stationFeature({ id: 'B', operator: 'VinaPhone' })),
};

/** Reads a province whose files have these lengths by the profile, from a server that answers when it is told to. */
function readSlowly(bytes: Readonly<Record<string, number>>, bodies: Readonly<Record<string, BodyInit>> = {}) {
  const data = (file: string) => ({
    file,
    sample: false,
    source: 'sở',
    date: '2025-01-01',
    licence: 'CC0-1.0',
    ...(bytes[file] === undefined ? {} : { bytes: bytes[file] }),
  });
  const stations = ['viettel.geojson', 'vnpt.geojson'].map((file) => ({ kind: 'stations', ...data(file) }));
  const profile = JSON.stringify({
    ...PROFILE,
    data: { villages: data('villages.geojson'), deliveries: stations },
  });
  const asked: string[] = [];
  const answers = new Map<string, () => void>();
  const fetchFile = (url: string): Promise<Response> => {
    const name = url.split('/').at(-1) ?? '';
    if (name === 'profile.json') return Promise.resolve(new Response(profile));
    asked.push(name);
    return new Promise((resolve) => answers.set(name, () => resolve(new Response(bodies[name] ?? BODIES[name]))));
  };
  const question = { profileUrl: 'http://app.test/p/profile.json', given: [], incomplete: 'use' } as const;
  return { asked, answer: (name: string) => answers.get(name)?.(), read: readFiles(question, fetchFile, () => {}) };
}

describe('the files of a province', () => {
  it('are asked for at once, and read in their order whichever comes first', async () => {
    const { asked, answer, read } = readSlowly({});
    await vi.waitFor(() => expect(asked).toEqual(['villages.geojson', 'viettel.geojson', 'vnpt.geojson']));
    for (const name of ['vnpt.geojson', 'viettel.geojson', 'villages.geojson']) answer(name);
    const found = await read;
    if (!found.ok) throw new Error('the files are good');
    expect(found.province.stations.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(found.province.sources.map(({ file }) => file)).toEqual([
      'villages.geojson',
      'viettel.geojson',
      'vnpt.geojson',
    ]);
  });

  it('wait for their turn where they are too long to be held beside each other', async () => {
    const { asked, answer, read } = readSlowly({ 'viettel.geojson': 30_000_000, 'vnpt.geojson': 30_000_000 });
    await vi.waitFor(() => expect(asked).toEqual(['villages.geojson', 'viettel.geojson']));
    answer('villages.geojson');
    answer('viettel.geojson');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('vnpt.geojson'));
    answer('vnpt.geojson');
    await read;
  });
});

describe('a line on which files come one after the other', () => {
  afterEach(() => void vi.useRealTimers());

  it('has not stopped for a file that waits while another comes', async () => {
    vi.useFakeTimers();
    let villages: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        villages = controller;
      },
    });
    const { answer, read } = readSlowly({}, { 'villages.geojson': body });
    await vi.advanceTimersByTimeAsync(10);
    answer('villages.geojson');
    const bytes = new TextEncoder().encode(BODIES['villages.geojson']);
    const half = bytes.length / 2;
    // No part takes 20 s; all of them take longer than that.
    await vi.advanceTimersByTimeAsync(15_000);
    villages?.enqueue(bytes.slice(0, half));
    await vi.advanceTimersByTimeAsync(15_000);
    villages?.enqueue(bytes.slice(half));
    villages?.close();
    await vi.advanceTimersByTimeAsync(15_000);
    answer('viettel.geojson');
    await vi.advanceTimersByTimeAsync(15_000);
    answer('vnpt.geojson');
    await vi.advanceTimersByTimeAsync(10);
    expect(await read).toMatchObject({ ok: true, incomplete: [] });
  });

  it('has stopped where nothing more comes of any', async () => {
    vi.useFakeTimers();
    const { answer, read } = readSlowly({});
    await vi.advanceTimersByTimeAsync(10);
    answer('villages.geojson');
    await vi.advanceTimersByTimeAsync(20_010);
    expect(await read).toMatchObject({ ok: true, incomplete: ['viettel.geojson', 'vnpt.geojson'] });
  });
});

describe('the hash of a file', () => {
  it('is the same beside this thread, and where the browser has none', async () => {
    const bytes = new TextEncoder().encode('thôn Đông');
    expect(await hashAside(bytes)).toBe(hashOf(bytes));
    vi.stubGlobal('crypto', {});
    try {
      expect(await hashAside(bytes)).toBe(hashOf(bytes));
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
