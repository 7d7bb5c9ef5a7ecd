import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedMarks, zoomOfMarks } from '../../src/map/joined-marks.ts';

/** Reports of people on the map: counted together where their marks would lie over each other. */

const at = (lon: number, lat: number) => ({ at: [lon, lat] as const, count: 1 });

/** Pixels between two places on the map, by the size of its world, near the latitude of the province. */
const pixels = (a: readonly [number, number], b: readonly [number, number], zoom: number): number => {
  const perDegree = (512 * 2 ** zoom) / 360;
  return Math.hypot(a[0] - b[0], (a[1] - b[1]) / Math.cos((20.2 * Math.PI) / 180)) * perDegree;
};

describe('marks on the map', () => {
  it('are one far out, with their sum, and each its own near by', () => {
    const marks = [at(105.97, 20.25), at(105.98, 20.25), at(105.98, 20.25), at(105.6, 20.3)];
    expect(joinedMarks(marks, 8.5).map(({ count }) => count)).toEqual([3, 1]);
    expect(joinedMarks(marks, 13).map(({ count }) => count)).toEqual([1, 2, 1]);
  });

  it('never touch, at any zoom, and none is lost', () => {
    const place = fc.tuple(
      fc.double({ min: 105.5, max: 106.2, noNaN: true }),
      fc.double({ min: 20, max: 20.5, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 60 }),
        fc.double({ min: 7, max: 15, noNaN: true }),
        (places, zoom) => {
          const joined = joinedMarks(
            places.map(([lon, lat]) => at(lon, lat)),
            zoomOfMarks(zoom),
          );
          expect(joined.reduce((sum, { count }) => sum + count, 0)).toBe(places.length);
          // A disc as it is drawn, with its edge.
          const radius = 8 + Math.min(5, Math.max(0, zoom - 8)) + 1.5;
          joined.forEach((one, i) => {
            for (const other of joined.slice(i + 1)) expect(pixels(one.at, other.at, zoom)).toBeGreaterThan(2 * radius);
          });
        },
      ),
    );
  });
});
