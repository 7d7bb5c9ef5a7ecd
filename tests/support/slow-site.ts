import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/**
 * A folder behind a slow line, compressed as any web host does it. The line is slow at the
 * server, for all that is asked of it together: a browser's own throttle lets workers by.
 */
export interface SlowSite {
  readonly url: string;
  /** Bytes of bodies sent so far. */
  sent(): number;
  /** Paths of the files asked for so far, in the order of asking. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** What is not compressed already. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
};
const PIECE_BYTES = 2048;

export async function serveSlowly(folder: string, bytesPerSecond: number, latencyMs: number): Promise<SlowSite> {
  let sent = 0;
  const asked: string[] = [];
  let freeAtMs = 0;
  /** Waits for its turn on the line; all answers share it. */
  const turn = (bytes: number): Promise<void> => {
    freeAtMs = Math.max(freeAtMs, performance.now()) + (bytes / bytesPerSecond) * 1000;
    const waitMs = freeAtMs - performance.now();
    return new Promise((resolve) => setTimeout(resolve, waitMs));
  };
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, latencyMs));
    if (!path.startsWith(folder + sep) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    asked.push(relative(folder, path));
    const type = TYPES[extname(path)];
    response.writeHead(200, {
      'Content-Type': type ?? 'application/octet-stream',
      ...(type ? { 'Content-Encoding': 'gzip' } : {}),
      'Cache-Control': 'max-age=3600',
    });
    const body = type ? Readable.from([readFileSync(path)]).pipe(createGzip({ level: 9 })) : createReadStream(path);
    for await (const chunk of body) {
      const bytes: Buffer = Buffer.from(chunk);
      for (let from = 0; from < bytes.length && !response.destroyed; from += PIECE_BYTES) {
        const piece = bytes.subarray(from, from + PIECE_BYTES);
        await turn(piece.length);
        sent += piece.length;
        response.write(piece);
      }
    }
    response.end();
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://slow').pathname);
    answer(normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path)), response).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent: () => sent,
    asked: () => [...asked],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
