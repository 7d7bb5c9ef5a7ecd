import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '../../src/ingest/file-hash.ts';
import type { LoadQuestion } from '../../src/worker/protocol.ts';
import { readFiles } from '../../src/worker/read-files.ts';
import { collection, polygon, square, stationFeature, villageFeature } from '../support/geojson-files.ts';
import { PROFILE } from '../support/province.ts';

/** A server that fails in the middle: nothing is computed with what came of its files. */

const bytesOf = (text: string) => new TextEncoder().encode(text);
const villagesOf = (...numbers: readonly number[]) =>
  collection(...numbers.map((n) => villageFeature({ code: `V${n}` }, polygon(square(105.9 + n * 0.02, 20.2)))));
const VILLAGES = villagesOf(0, 1, 2, 3);
const HALF_OF_THEM = villagesOf(0, 1);
const STATIONS = collection(stationFeature());

const data = (file: string, more: object = {}) => ({
  file,
  sample: false,
  source: 'sở',
  date: '2025-01-01',
  licence: 'CC0-1.0',
  ...more,
});

/** Reads the province from a server that answers as told for the villages. */
function readWith(
  villages: () => Response | Promise<Response>,
  { incomplete = 'refuse', stated = {} }: { incomplete?: 'refuse' | 'use'; stated?: object } = {},
) {
  const files = { villages: data('villages.geojson', stated), stations: data('stations.geojson') };
  const profile = JSON.stringify({ ...PROFILE, data: files });
  const fetchFile = async (url: string) => {
    if (url.endsWith('villages.geojson')) return villages();
    return new Response(url.endsWith('profile.json') ? profile : STATIONS);
  };
  const question: LoadQuestion = { profileUrl: 'http://app.test/p/profile.json', given: [], incomplete };
  return readFiles(question, fetchFile, () => {});
}

/** The first half comes; then more memory is asked for than any machine has. */
const bodyWithoutMemory = () =>
  new ReadableStream({
    start: (body) => body.enqueue(bytesOf(VILLAGES.slice(0, VILLAGES.length / 2))),
    pull: () => void new ArrayBuffer(Number.MAX_SAFE_INTEGER),
  });
const half = () => new Response(VILLAGES.slice(0, VILLAGES.length / 2));
const whole = { bytes: bytesOf(VILLAGES).length, sha256: hashOf(bytesOf(VILLAGES)) };

describe('a file of a province that is not whole', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['its first half with status 200', half, {}, 'json-broken'],
    ['a server’s 500', () => new Response('oops', { status: 500 }), {}, 'file-unreadable'],
    ['no such file', () => new Response('', { status: 404 }), {}, 'file-missing'],
    ['an HTML page', () => new Response('<!doctype html><p>Đăng nhập'), {}, 'json-broken'],
    ['a connection that is cut', () => Promise.reject(new TypeError('network')), {}, 'file-unreadable'],
    ['a body for which there is no memory', () => new Response(bodyWithoutMemory()), {}, 'needs-memory'],
    ['half of the villages', () => new Response(HALF_OF_THEM), { bytes: whole.bytes }, 'file-not-as-stated'],
    ['other villages', () => new Response(HALF_OF_THEM), { sha256: whole.sha256 }, 'file-not-as-stated'],
  ])('is named and nothing is used: %s', async (_, villages, stated, code) => {
    const read = await readWith(villages, { stated });
    expect(read).toMatchObject({ ok: false, files: ['villages.geojson'] });
    expect(read.issues.map((issue) => [issue.file, issue.code])).toContainEqual(['villages.geojson', code]);
  });

  it('is used where it is the one that the profile states', async () => {
    expect(await readWith(() => new Response(VILLAGES), { stated: whole })).toMatchObject({ ok: true, incomplete: [] });
  });

  it('is said to stand still after 20 seconds without a byte', async () => {
    vi.useFakeTimers();
    const never = new ReadableStream({ start: (body) => body.enqueue(bytesOf(VILLAGES.slice(0, 100))) });
    const read = readWith(() => new Response(never));
    await vi.advanceTimersByTimeAsync(20_001);
    expect(await read).toMatchObject({ ok: false, files: ['villages.geojson'] });
    expect((await read).issues).toContainEqual(expect.objectContaining({ code: 'file-stalled' }));
  });

  it('is used as far as it can be read where a person chose so, and stays named', async () => {
    const read = await readWith(half, { incomplete: 'use' });
    if (!read.ok) throw new Error('not read');
    expect(read.incomplete).toEqual(['villages.geojson']);
    expect(read.province.villages.length).toBeLessThan(4);
  });
});

describe('the sample province', () => {
  const root = new URL('../../data/ninh-binh/', import.meta.url);
  const served = (url: string) => readFileSync(new URL(url.split('/').at(-1) ?? '', root));
  const question: LoadQuestion = { profileUrl: 'http://app.test/p/profile.json', given: [], incomplete: 'refuse' };

  it('states the length and the hash of its files: a tenth of the masts less is known by the length', async () => {
    const cut = (url: string) => {
      const read = JSON.parse(served(url).toString('utf8'));
      return JSON.stringify({ ...read, features: read.features.slice(0, Math.ceil(read.features.length * 0.9)) });
    };
    const fetchFile = async (url: string) =>
      new Response(url.endsWith('stations.geojson') ? cut(url) : new Uint8Array(served(url)));
    const read = await readFiles(question, fetchFile, () => {});
    expect(read).toMatchObject({ ok: false, files: ['stations.geojson'] });
    const errors = read.issues.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ code: 'file-not-as-stated', file: 'stations.geojson', field: 'bytes' }]);
  });

  it('is whole as it is kept here', async () => {
    const read = await readFiles(
      question,
      async (url) => new Response(new Uint8Array(served(url))),
      () => {},
    );
    expect(read).toMatchObject({ ok: true, incomplete: [] });
  });
});
