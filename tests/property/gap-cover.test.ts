import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { bestCover, greedyCover } from '../../src/analysis/gaps/cover.ts';
import { type CoverProblem, coveredWeight, coverProblem, type Demand } from '../../src/analysis/gaps/cover-problem.ts';
import { narrow } from '../../src/analysis/gaps/narrow.ts';
import { withPrice } from '../../src/analysis/gaps/priced.ts';
import type { SolverProgress } from '../../src/analysis/plan/solver.ts';
import { PMED1 } from '../support/pmed1.ts';
import { runs } from '../support/runs.ts';

const solve = (problem: CoverProblem, count: number, least = 0) =>
  bestCover(problem, { count, least }, greedyCover(problem, count, least).sites, {
    solver: highsSolver,
    timeLimitS: 60,
  });

describe('published instances of covering', () => {
  const within = (radius: number): CoverProblem =>
    coverProblem(
      PMED1.vertices,
      PMED1.distances.map((row) => ({
        weight: 1,
        sites: row.flatMap((distance, site) => (distance <= radius ? [site] : [])),
      })),
    );

  it('pmed1 of the OR-Library: five centres reach all 100 vertices within 127, and not within 126', async () => {
    const enough = await solve(within(PMED1.radius), PMED1.centres);
    expect(enough).toMatchObject({ weight: 100, proven: true });
    const short = await solve(within(PMED1.radius - 1), PMED1.centres);
    expect(short.proven).toBe(true);
    expect(short.weight).toBeLessThan(100);
  });

  /**
   * Points and lines of the affine space of three to the power of so many: Steiner triple systems.
   * Least numbers of points that meet every line, 5 and 18: D. R. Fulkerson, G. L. Nemhauser,
   * L. E. Trotter, "Two computationally difficult set covering problems that arise in computing
   * the 1-width of incidence matrices of Steiner triple systems", Mathematical Programming
   * Study 2 (1974) 72–81.
   */
  it.each([
    { dimension: 2, lines: 12, needed: 5 },
    { dimension: 3, lines: 117, needed: 18 },
  ])('Steiner triples in dimension $dimension: $needed points meet all $lines lines, fewer do not', async (given) => {
    const { dimension, lines, needed } = given;
    const points = 3 ** dimension;
    const third = (a: number, b: number): number => {
      let sum = 0;
      for (let unit = 1; unit < points; unit *= 3) {
        const digit = (n: number): number => Math.floor(n / unit) % 3;
        sum += unit * ((6 - digit(a) - digit(b)) % 3);
      }
      return sum;
    };
    const triples: Demand[] = [];
    for (let a = 0; a < points; a++)
      for (let b = a + 1; b < points; b++) if (third(a, b) > b) triples.push({ weight: 1, sites: [a, b, third(a, b)] });
    expect(triples).toHaveLength(lines);
    const problem = coverProblem(points, triples);
    expect(await solve(problem, needed)).toMatchObject({ weight: lines, proven: true });
    const fewer = await solve(problem, needed - 1);
    expect(fewer.proven).toBe(true);
    expect(fewer.weight).toBeLessThan(lines);
  });
});

const drawn = fc.record({
  demands: fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 50 }), sites: fc.uniqueArray(fc.nat(7), { maxLength: 4 }) }),
    { minLength: 1, maxLength: 20 },
  ),
  count: fc.integer({ min: 1, max: 5 }),
  least: fc.constantFrom(0, 0, 5, 20),
});

/** Every set of at most so many of eight sites. */
function* choices(count: number): Generator<number[]> {
  for (let mask = 0; mask < 256; mask++) {
    const sites = [0, 1, 2, 3, 4, 5, 6, 7].filter((site) => mask & (1 << site));
    if (sites.length <= count) yield sites;
  }
}

describe('a proof that takes its time', () => {
  it('is told as it goes: what is found never exceeds what can be, nor the answer either of them', async () => {
    const told: SolverProgress[] = [];
    const points = 27;
    const lines = Array.from({ length: points * points }, (_, i) => [Math.floor(i / points), i % points] as const)
      .map(([a, b]) => [
        a,
        b,
        ...[1, 3, 9].map((unit) => unit * ((6 - (Math.floor(a / unit) % 3) - (Math.floor(b / unit) % 3)) % 3)),
      ])
      .map(([a = 0, b = 0, x = 0, y = 0, z = 0]) => [a, b, x + y + z] as const)
      .filter(([a, b, c]) => a < b && b < c)
      .map((sites) => ({ weight: 1, sites }));
    const problem = coverProblem(points, lines);
    const start = greedyCover(problem, 12, 0).sites;
    const best = await bestCover(problem, { count: 12, least: 0 }, start, {
      solver: highsSolver,
      timeLimitS: 3,
      onProgress: (progress) => told.push(progress),
    });
    expect(told.length).toBeGreaterThan(0);
    for (const { value, bound } of told) {
      if (value !== null && bound !== null) expect(bound).toBeGreaterThanOrEqual(value - 1e-6);
      if (bound !== null) expect(bound).toBeGreaterThanOrEqual(best.weight - 1e-6);
      if (value !== null) expect(value).toBeLessThanOrEqual(best.bound + 1e-6);
    }
  });
});

describe('a price on new masts', () => {
  it('leaves a new mast that brings 150 people more where it costs 200, and takes it where it costs 100', async () => {
    const problem = coverProblem(2, [
      { weight: 100, sites: [0] },
      { weight: 250, sites: [1] },
    ]);
    const chosen = async (price: number) => {
      const priced = withPrice(problem, (site) => site === 1, { price, least: 50 });
      const greedy = greedyCover(priced.problem, 1, priced.least);
      return [greedy.sites, (await solve(priced.problem, 1, priced.least)).sites];
    };
    expect(await chosen(200)).toEqual([[0], [0]]);
    expect(await chosen(100)).toEqual([[1], [1]]);
  });

  it('gives the choice that trying every one finds: most people less what the new ones cost', async () => {
    let bought = 0;
    await fc.assert(
      fc.asyncProperty(drawn, fc.constantFrom(3, 10, 30), async ({ demands, count, least }, price) => {
        const sorted = demands.map(({ weight, sites }) => ({ weight, sites: [...sites].sort((a, b) => a - b) }));
        const problem = coverProblem(8, sorted);
        const isNew = (site: number): boolean => site >= 4;
        const worth = (sites: readonly number[]): number =>
          coveredWeight(problem, sites) - (least + 1e-3) * sites.length - price * sites.filter(isNew).length;
        const priced = withPrice(problem, isNew, { price, least: least + 1e-3 });
        const found = await solve(priced.problem, count, priced.least);
        const best = Math.max(...[...choices(count)].map(worth));
        expect(found.proven).toBe(true);
        // The solver stops within half a person.
        expect(worth(found.sites)).toBeGreaterThan(best - 0.5 - 1e-6);
        if (found.sites.some(isNew)) bought += 1;
      }),
      { numRuns: runs(60) },
    );
    expect(bought).toBeGreaterThan(0);
  }, 60_000);
});

describe('maximal covering', () => {
  it('is what trying every choice finds; greedy is never better, and never under 63% of it', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ demands, count, least }) => {
        const sorted = demands.map(({ weight, sites }) => ({ weight, sites: [...sites].sort((a, b) => a - b) }));
        const problem = coverProblem(8, sorted);
        // In other words than the program's: demand by demand, as drawn.
        const worth = (chosen: readonly number[]): number =>
          demands.reduce((total, one) => total + (one.sites.some((s) => chosen.includes(s)) ? one.weight : 0), 0) -
          least * chosen.length;
        const best = Math.max(...[...choices(count)].map(worth));
        const found = await solve(problem, count, least);
        expect(found.proven).toBe(true);
        expect(found.sites.length).toBeLessThanOrEqual(count);
        expect(worth(found.sites)).toBe(best);
        expect(coveredWeight(problem, found.sites)).toBe(found.weight);
        const greedy = greedyCover(problem, count, least);
        expect(greedy.weight).toBe(coveredWeight(problem, greedy.sites));
        expect(worth(greedy.sites)).toBeLessThanOrEqual(best);
        if (least === 0) expect(greedy.weight).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-9);
      }),
      { numRuns: runs(120) },
    );
  });

  it('is narrowed to sites that a best choice may have, and keeps those that each best choice has', () => {
    let decided = 0;
    fc.assert(
      fc.property(drawn, ({ demands, count, least }) => {
        const problem = coverProblem(8, demands);
        const worth = (chosen: readonly number[]): number => coveredWeight(problem, chosen) - least * chosen.length;
        const all = [...choices(count)];
        const best = Math.max(...all.map(worth));
        // A site that covers nothing is of no choice worth speaking of.
        const useful = new Set(problem.demands.flatMap(({ sites }) => sites));
        const bests = all.filter((one) => worth(one) === best && one.every((site) => useful.has(site)));
        const { taken, open, bound } = narrow(problem, count, least, greedyCover(problem, count, least).sites);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        for (const one of bests) {
          expect(one).toEqual(expect.arrayContaining([...taken]));
          expect(one.filter((site) => !taken.includes(site) && !open.has(site))).toEqual([]);
        }
        decided += useful.size - open.size;
      }),
      { numRuns: runs(200) },
    );
    expect(decided).toBeGreaterThan(500);
  });

  it('falls back on the greedy choice, and says that it is not proven, where there is no time', async () => {
    const problem = coverProblem(2, [
      { weight: 3, sites: [0, 1] },
      { weight: 2, sites: [1] },
    ]);
    const found = await bestCover(problem, { count: 1, least: 0 }, [1], { solver: highsSolver, timeLimitS: 0 });
    expect(found).toEqual({ sites: [1], weight: 5, proven: false, bound: 5 });
  });
});
