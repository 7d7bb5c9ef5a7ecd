import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorRows,
  fittedBiases,
  isHeldOut,
  LEAST_BIAS_SAMPLES,
  MOST_BIAS_DB,
  type PointError,
} from '../../src/analysis/measurements/bias.ts';
import { measuredFigures } from '../../src/analysis/measurements/figures.ts';
import { weightedMedian } from '../../src/analysis/measurements/median.ts';
import { measurement } from '../support/measurements.ts';

const samples = fc.integer({ min: 1, max: 40 });
const errors = fc.array(
  fc.record({
    operator: fc.constantFrom('A', 'B'),
    cover: fc.constantFrom('', 'forest', 'open'),
    commune: fc.constantFrom(null, ...Array.from({ length: 12 }, (_, i) => `Xã ${i}`)),
    errorDb: fc.double({ min: -60, max: 60, noNaN: true }),
    samples,
  }) satisfies fc.Arbitrary<PointError>,
  { minLength: 1, maxLength: 60 },
);

describe('the median of weighted values', () => {
  it('is that of each value written as often as it has samples', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -140, max: -40 }), samples), { minLength: 1 }), (values) => {
        const all = values
          .flatMap(([value, count]) => Array.from({ length: count }, () => value))
          .sort((a, b) => a - b);
        const [left, right] = [all[Math.ceil(all.length / 2) - 1] ?? 0, all[Math.floor(all.length / 2)] ?? 0];
        expect(weightedMedian(values)).toBeCloseTo((left + right) / 2, 9);
      }),
    );
  });
});

describe('errors of a model', () => {
  it('are counted once in each breakdown, and no RMSE is less than its mean', () => {
    fc.assert(
      fc.property(errors, (given) => {
        const rows = errorRows(given);
        const all = given.reduce((sum, one) => sum + one.samples, 0);
        for (const by of ['all', 'operator', 'cover']) {
          const ofKind = rows.filter((row) => row.by === by);
          expect(ofKind.reduce((sum, row) => sum + row.samples, 0)).toBe(all);
        }
        for (const { meanDb, rmseDb } of rows) expect(rmseDb).toBeGreaterThanOrEqual(Math.abs(meanDb) - 1e-9);
      }),
    );
  });

  it('give a bias from 30 samples on, half of the mean there, and never more than 10 dB', () => {
    // Communes that are not held out.
    const communes = Array.from({ length: 12 }, (_, i) => `Xã ${i}`).filter((name) => !isHeldOut(name));
    const given = (count: number, errorDb: number): PointError[] =>
      Array.from({ length: count }, (_, i) => ({
        ...{ operator: 'A', cover: 'forest', errorDb, samples: 1 },
        commune: communes[i % communes.length] ?? null,
      }));
    expect(fittedBiases(given(29, 8)).biases).toEqual([]);
    expect(fittedBiases(given(30, 8)).biases).toMatchObject([{ cover: 'forest', samples: 30, biasDb: 4 }]);
    expect(fittedBiases(given(90, 8)).biases).toMatchObject([{ samples: 90, biasDb: 6 }]);
    expect(fittedBiases(given(600, -50)).biases).toMatchObject([{ biasDb: -10 }]);
  });

  it('give biases within their clip, nearer to 0 than the mean, from enough samples, of communes not held out', () => {
    fc.assert(
      fc.property(errors, (given) => {
        const { biases, check } = fittedBiases(given);
        const fitted = given.filter(({ commune }) => commune !== null && !isHeldOut(commune));
        for (const { cover, biasDb, samples: count } of biases) {
          const ofClass = fitted.filter((one) => one.cover === cover);
          const [row] = errorRows(ofClass);
          expect(count).toBeGreaterThanOrEqual(LEAST_BIAS_SAMPLES);
          expect(row?.samples).toBe(count);
          expect(Math.abs(biasDb)).toBeLessThanOrEqual(MOST_BIAS_DB);
          expect(Math.abs(biasDb)).toBeLessThanOrEqual(Math.abs(row?.meanDb ?? 0) + 1e-9);
          expect(biasDb * (row?.meanDb ?? 0)).toBeGreaterThanOrEqual(0);
        }
        // What is held out has no say in what is fitted.
        const other = given.map((one) =>
          one.commune !== null && isHeldOut(one.commune) ? { ...one, errorDb: 99 } : one,
        );
        expect(fittedBiases(other).biases).toEqual(biases);
        if (check !== null) expect(check.samples).toBeGreaterThan(0);
      }),
    );
  });
});

it('figures do not depend on the order of the measurements, and a median is told from enough samples on', () => {
  const rows = fc.array(
    fc.record({
      village: fc.integer({ min: -1, max: 2 }),
      operator: fc.constantFrom('A', 'B', null),
      rsrpDbm: fc.integer({ min: -130, max: -60 }),
      samples: fc.option(samples),
    }),
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 60 }), (given, minSamples) => {
      const figuresOf = (list: typeof given) =>
        measuredFigures(
          list.map(measurement),
          list.map(({ village }) => village),
          { minSamples },
        );
      const key = (one: object) => JSON.stringify(one);
      const figures = figuresOf(given);
      expect(
        figuresOf([...given].reverse())
          .map(key)
          .sort(),
      ).toEqual(figures.map(key).sort());
      for (const { rsrpDbm } of figures) expect(rsrpDbm.median !== null).toBe(rsrpDbm.samples >= minSamples);
      const counted = figures.reduce((sum, { rsrpDbm }) => sum + rsrpDbm.samples, 0);
      const inside = given.filter(({ village }) => village >= 0);
      expect(counted).toBe(inside.reduce((sum, one) => sum + (one.samples ?? 1), 0));
    }),
  );
});
