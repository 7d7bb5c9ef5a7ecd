import { blurred } from '../../src/analysis/publish/blur.ts';
import type { LonLat } from '../../src/model/geometry.ts';

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Another place in the same square. */
export function elsewhereInSquare(place: LonLat, squareM: number, random: () => number): LonLat {
  const middle = blurred(place, squareM);
  const tries = Array.from(
    { length: 20 },
    (): LonLat => [
      middle[0] + ((random() - 0.5) * squareM) / 110_000,
      middle[1] + ((random() - 0.5) * squareM) / 112_000,
    ],
  );
  return tries.find((one) => blurred(one, squareM).join() === middle.join()) ?? place;
}
