import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

/** The worker that keeps the app at hand, with a cache and a network of the test's own. */

const SITE = 'https://song.example.vn/app/';

function started(network: (request: Request) => Promise<Response>) {
  const kept = new Map<string, Response>();
  const nameOf = (key: Request | string): string => (typeof key === 'string' ? key : key.url);
  const cache = {
    async put(key: Request | string, response: Response) {
      // As the real one.
      if (response.status === 206) throw new TypeError('Partial response (status code 206) is unsupported');
      kept.set(nameOf(key), response);
    },
    match: async (key: Request | string) => kept.get(nameOf(key))?.clone(),
  };
  let answer: ((event: unknown) => void) | null = null;
  const self = {
    registration: { scope: SITE },
    addEventListener: (kind: string, listener: (event: unknown) => void) => {
      if (kind === 'fetch') answer = listener;
    },
  };
  const globals = { self, caches: { open: async () => cache }, fetch: network, VERSION: '1', FIRST: [], REST: [] };
  runInNewContext(readFileSync('src/offline/service-worker.js', 'utf8'), { ...globals, URL, Response, setTimeout });
  return (path: string, range?: string): Promise<Response> => {
    const request = new Request(`${SITE}${path}`, range ? { headers: { Range: range } } : {});
    return new Promise((resolve, reject) => {
      answer?.({ request, respondWith: (found: Promise<Response>) => found.then(resolve, reject) });
    });
  };
}

/** A file server that knows ranges, until its line is cut. */
function fileServer(text: string) {
  const line = { isThere: true };
  const network = async ({ headers }: Request): Promise<Response> => {
    if (!line.isThere) throw new TypeError('Failed to fetch');
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.get('Range') ?? '') ?? [];
    if (from === undefined) return new Response(text);
    return new Response(text.slice(Number(from), Number(to) + 1), { status: 206, headers: { ETag: '"1"' } });
  };
  return { line, network };
}

describe('parts of a file beside the data', () => {
  it('come from the network, and without one as they were seen', async () => {
    const { line, network } = fileServer('PMTiles: 0123456789');
    const ask = started(network);
    for (const range of ['bytes=0-6', 'bytes=9-11']) expect((await ask('data/p/nen.pmtiles', range)).status).toBe(206);
    line.isThere = false;
    const part = await ask('data/p/nen.pmtiles', 'bytes=9-11');
    expect([part.status, part.headers.get('ETag'), await part.text()]).toEqual([206, '"1"', '012']);
    expect(await (await ask('data/p/nen.pmtiles', 'bytes=0-6')).text()).toBe('PMTiles');
    await expect(ask('data/p/nen.pmtiles', 'bytes=12-13')).rejects.toThrow('Failed to fetch');
  });

  it('are not taken for the whole file', async () => {
    const { line, network } = fileServer('toàn bộ tệp');
    const ask = started(network);
    await ask('data/p/x', 'bytes=0-3');
    await ask('data/p/x');
    line.isThere = false;
    expect(await (await ask('data/p/x')).text()).toBe('toàn bộ tệp');
  });
});
