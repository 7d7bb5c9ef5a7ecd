/** Reading an answer of a server that may stop in the middle. */

/** Between the parts of an answer; on the worst lines something comes sooner. */
export const STILL_MS = 20_000;

/** What came of an answer that never goes on. */
export class StandsStill extends Error {}

/** Files that are asked for beside each other: one may have to wait while others come. */
export interface Line {
  /** When the last part of any of them came, by `performance.now()`. */
  heardAtMs: number;
}

/** @throws StandsStill When nothing comes for so long, of this answer or of another on the line. */
export async function inTime<T>(answer: Promise<T>, mostMs: number, line: Line = { heardAtMs: 0 }): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        const restMs = line.heardAtMs + mostMs - performance.now();
        if (restMs > 0) wait(restMs);
        // What came while this thread was busy is taken in first.
        else if (ms > 0) wait(0);
        else reject(new StandsStill());
      }, ms);
    };
    wait(mostMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The body of an answer; null where it has more bytes than `most`.
 *
 * @throws StandsStill When no part of it comes for `STILL_MS`, nor of another answer on the line.
 */
export async function bodyOf(
  response: Response,
  most = Number.POSITIVE_INFINITY,
  line: Line = { heardAtMs: 0 },
): Promise<Blob | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return response.blob();
  const parts: BlobPart[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await inTime(reader.read(), STILL_MS, line);
      line.heardAtMs = performance.now();
      if (part.done) return new Blob(parts);
      size += part.value.length;
      if (size > most) return null;
      parts.push(part.value);
    }
  } finally {
    // Not waited for: what stands still may never answer this either.
    void reader.cancel().catch(() => {});
  }
}
