/** Reading an answer of a server that may stop in the middle. */

/** Between the parts of an answer; on the worst lines something comes sooner. */
export const STILL_MS = 20_000;

/** What came of an answer that never goes on. */
export class StandsStill extends Error {}

/** @throws StandsStill When nothing comes in time. */
export async function inTime<T>(answer: Promise<T>, mostMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StandsStill()), mostMs);
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
 * @throws StandsStill When no part of it comes for `STILL_MS`.
 */
export async function bodyOf(response: Response, most = Number.POSITIVE_INFINITY): Promise<Blob | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return response.blob();
  const parts: BlobPart[] = [];
  let size = 0;
  try {
    for (let part = await inTime(reader.read(), STILL_MS); !part.done; part = await inTime(reader.read(), STILL_MS)) {
      size += part.value.length;
      if (size > most) return null;
      parts.push(part.value);
    }
    return new Blob(parts);
  } finally {
    // Not waited for: what stands still may never answer this either.
    void reader.cancel().catch(() => {});
  }
}
