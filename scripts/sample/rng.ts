/**
 * Seeded randomness of a few lines. Only integer arithmetic, + − × ÷ and sqrt are used in
 * this generator (no sin, exp, pow): those are exact everywhere, so the files are
 * bit-identical on every machine.
 */

export type Random = () => number;

/** Mulberry32 (public domain, Tommy Ettinger): uniform in [0, 1). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform in [0, 1), the same for the same two integers and seed. */
export function hash01(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Roughly normal, mean 0, standard deviation 1, within ±3.46. */
export function gaussian(random: Random): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum += random();
  return (sum - 2) * 1.7320508;
}

/** An integer from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return at(list, Math.floor(random() * list.length));
}

/** One of the values, each as likely as its weight. */
export function pickWeighted<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let total = 0;
  for (const [, weight] of choices) total += weight;
  let left = random() * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return at(choices, choices.length - 1)[0];
}

/** Fisher-Yates, in place. */
export function shuffle<T>(random: Random, list: T[]): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = at(list, i);
    list[i] = at(list, j);
    list[j] = held;
  }
  return list;
}

/**
 * The element at an index that must exist.
 *
 * @throws RangeError where it does not: a bug of the generator.
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} of ${list.length}`);
  return value;
}
