import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { p1812 } from '../../src/analysis/radio/p1812.ts';
import { FIRST_RECEIVER, P1812Sweep, type SweepModel } from '../../src/analysis/radio/p1812-sweep.ts';
import type { RadioZone } from '../../src/analysis/radio/path-profile.ts';
import { MODEL, pathJob, type RayPoint, rayOf } from '../support/rays.ts';
import { runs } from '../support/runs.ts';

/** The sweep along a ray is the path code at each of its points, to 1e-9 dB. */

const models: fc.Arbitrary<SweepModel> = fc.record({
  fGhz: fc.constantFrom(0.03, 0.45, 0.9, 1.8, 2.6, 6),
  timePercent: fc.constantFrom(1, 10, 30, 50, 50),
  locationPercent: fc.constantFrom(50, 90),
  locationSigmaDb: fc.constantFrom(0, 5.5),
  txHeightM: fc.constantFrom(1, 12, 42, 150, 800),
  rxHeightM: fc.constantFrom(1, 1.5, 10, 60),
  polarisation: fc.constantFrom('horizontal', 'vertical'),
  latitudeDeg: fc.constantFrom(20.2, -45, 75),
  deltaN: fc.constantFrom(30, 55, 120),
  n0: fc.constantFrom(320, 370),
});

const zone = fc.constantFrom<RadioZone>(4, 4, 4, 3, 1);
const unlike = fc.double({ min: 0, max: 1, noNaN: true });

/** Plains with noise, single hills, mountains, cliffs; with and without clutter and sea. */
const grounds: fc.Arbitrary<readonly RayPoint[]> = fc
  .tuple(
    fc.constantFrom('plain', 'hills', 'mountains', 'cliffs'),
    fc.constantFrom('inland', 'mixed', 'runs'),
    fc.boolean(),
    fc.array(fc.tuple(unlike, unlike, zone), { minLength: 8, maxLength: 120 }),
  )
  .map(([kind, zones, clutter, noise]) => {
    let walk = 300;
    return noise.map(([a, b, z], k) => {
      walk = Math.max(0, walk + (a - 0.5) * 160);
      const height = {
        plain: 2 + a,
        hills: 2 + a + 180 * Math.exp(-(((k - noise.length / 3) / 4) ** 4)),
        mountains: walk,
        cliffs: b > 0.8 ? 150 + 100 * a : a,
      }[kind];
      const here = zones === 'inland' ? 4 : zones === 'mixed' ? z : (noise[k - (k % 17)]?.[2] ?? 4);
      return { heightM: here === 1 ? a / 100 : height, clutterM: clutter && b > 0.5 ? 5 + 20 * a : 0, zone: here };
    });
  });

function worstOf(model: SweepModel, points: readonly RayPoint[], stepKm: number, sweep?: P1812Sweep): number {
  const ray = rayOf(points, stepKm);
  const losses = new Float64Array(points.length);
  (sweep ?? new P1812Sweep(model, [model], stepKm, points.length)).run(ray, FIRST_RECEIVER, ray.count, [losses]);
  let worst = 0;
  for (let k = FIRST_RECEIVER; k < points.length; k++) {
    const difference = Math.abs((losses[k] ?? Number.NaN) - p1812(pathJob(model, ray, k)).lossDb);
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

describe('P.1812-8 along a ray', () => {
  it('is the path code at every point: random ground', () => {
    fc.assert(
      fc.property(models, grounds, fc.constantFrom(0.05, 0.09, 0.4, 1.7), (model, points, stepKm) => {
        expect(worstOf(model, points, stepKm)).toBeLessThan(1e-9);
      }),
      { numRuns: runs(150) },
    );
  });

  it('is the same to the bit for a wave alone and among others', () => {
    fc.assert(
      fc.property(models, fc.array(models, { minLength: 1, maxLength: 3 }), grounds, (geometry, waves, points) => {
        const together = waves.map(() => new Float64Array(points.length));
        const ray = rayOf(points, 0.05);
        new P1812Sweep(geometry, waves, 0.05, points.length).run(ray, FIRST_RECEIVER, ray.count, together);
        for (const [w, wave] of waves.entries()) {
          const alone = new Float64Array(points.length);
          new P1812Sweep(geometry, [wave], 0.05, points.length).run(ray, FIRST_RECEIVER, ray.count, [alone]);
          expect(together[w]).toEqual(alone);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('has no NaN, and is free space at least: median of the time', () => {
    fc.assert(
      fc.property(models, grounds, (model, points) => {
        const ray = rayOf(points, 0.05);
        const losses = new Float64Array(points.length);
        new P1812Sweep(model, [model], 0.05, points.length).run(ray, FIRST_RECEIVER, ray.count, [losses]);
        for (const loss of losses.subarray(FIRST_RECEIVER))
          expect(loss).toBeGreaterThan(40 + 20 * Math.log10(model.fGhz));
      }),
    );
  });

  it('keeps nothing of the ray before', () => {
    fc.assert(
      fc.property(grounds, grounds, (first, second) => {
        const capacity = Math.max(first.length, second.length);
        const used = new P1812Sweep(MODEL, [MODEL], 0.05, capacity);
        used.run(rayOf(first, 0.05), FIRST_RECEIVER, first.length, [new Float64Array(capacity)]);
        const again = new Float64Array(capacity);
        used.run(rayOf(second, 0.05), FIRST_RECEIVER, second.length, [again]);
        const fresh = new Float64Array(capacity);
        new P1812Sweep(MODEL, [MODEL], 0.05, capacity).run(rayOf(second, 0.05), FIRST_RECEIVER, second.length, [fresh]);
        expect(again).toEqual(fresh);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('reciprocity', () => {
  it('holds where exactly three quarters of a path are over the sea', () => {
    const model = {
      fGhz: 0.03,
      timePercent: 1,
      locationPercent: 50,
      locationSigmaDb: 0,
      txHeightM: 1,
      rxHeightM: 1,
      polarisation: 'horizontal',
      latitudeDeg: 20.2,
      deltaN: 30,
      n0: 320,
    } as const;
    const sea = Array.from({ length: 17 }, () => ({ heightM: 0, clutterM: 0, zone: 1 as const }));
    const land = Array.from({ length: 6 }, () => ({ heightM: 2, clutterM: 0, zone: 4 as const }));
    const loss = (points: typeof sea | typeof land | ((typeof sea)[number] | (typeof land)[number])[]): number =>
      p1812(pathJob(model, rayOf(points, 0.05), points.length - 1)).lossDb;
    expect(loss([...land, ...sea])).toBeCloseTo(loss([...sea, ...land]), 6);
  });

  it('the path back loses what the path there does, variation with places apart', () => {
    fc.assert(
      fc.property(models, grounds, fc.constantFrom(0.05, 0.4), (given, points, stepKm) => {
        const model = { ...given, locationSigmaDb: 0 };
        const there = pathJob(model, rayOf(points, stepKm), points.length - 1);
        const turned = { ...model, txHeightM: model.rxHeightM, rxHeightM: model.txHeightM };
        const back = pathJob(turned, rayOf(points.toReversed(), stepKm), points.length - 1);
        expect(p1812(back).lossDb).toBeCloseTo(p1812(there).lossDb, 6);
      }),
      { numRuns: runs(300) },
    );
  });
});
