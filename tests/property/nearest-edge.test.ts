import { point, pointToPolygonDistance, polygon } from '@turf/turf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresToVillage } from '../../src/analysis/inspect-distance.ts';
import type { LonLat } from '../../src/model/geometry.ts';

/** Of a border only edges near by are asked for, and the answer is to the bit what Turf says of all of them. */

/** A ring around the middle, from distances in its directions, smallest side some metres. */
function ringOf(middle: LonLat, reachesDeg: readonly number[]): LonLat[] {
  const corners = reachesDeg.map((reach, index): LonLat => {
    const angle = (2 * Math.PI * index) / reachesDeg.length;
    return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)];
  });
  return [...corners, ...corners.slice(0, 1)];
}

const reaches = fc.array(fc.double({ min: 0.02, max: 0.3, noNaN: true }), { minLength: 3, maxLength: 40 });
const middle = fc.tuple(fc.double({ min: 102, max: 110, noNaN: true }), fc.double({ min: 8, max: 24, noNaN: true }));
const away = fc.double({ min: -2, max: 2, noNaN: true });

test('the distance to a village with a hole, from inside, near and far', () => {
  fc.assert(
    fc.property(middle, reaches, away, away, fc.constantFrom(0.01, 0.3, 1), ([lon, lat], sides, dLon, dLat, scale) => {
      const rings = [ringOf([lon, lat], sides), ringOf([lon, lat], [0.004, 0.006, 0.005])];
      const from: LonLat = [lon + dLon * scale, lat + dLat * scale];
      const byTurf = pointToPolygonDistance(point([...from]), polygon(rings.map((ring) => ring.map((p) => [...p]))), {
        units: 'meters',
      });
      expect(metresToVillage(from, [rings])).toBe(Math.max(0, byTurf));
    }),
    { numRuns: 500 },
  );
});
