import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresToVillage, nearestCable, nearestNode } from '../../src/analysis/inspect-distance.ts';
import { indexed, nearestOf } from '../../src/analysis/nearest.ts';
import { boundsOfPoints, type LonLat, type MultiPolygonRings } from '../../src/model/geometry.ts';

/** The nearest node and cable by the index are those that a look at all of them finds. */

const place = fc.tuple(
  fc.double({ min: 105.5, max: 106.5, noNaN: true }),
  fc.double({ min: 20, max: 20.6, noNaN: true }),
);
const house: LonLat = [106, 20.3];
const village: MultiPolygonRings = [[[house, [106.01, 20.3], [106.01, 20.31], [106, 20.31], house]]];

test('of nodes', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (places) => {
      const nodes = places.map((location, n) => ({
        id: `N${n}`,
        kind: 'olt' as const,
        operator: 'Viettel',
        location,
        reachM: null,
      }));
      const least = Math.min(...places.map((one) => metresToVillage(one, village)));
      expect(nearestNode(village, nodes)?.distanceM ?? Number.POSITIVE_INFINITY).toBe(least);
    }),
  );
});

test('of cables: of the whole as of its stretches, the first of those that touch', () => {
  const through: LonLat[] = [
    [105.9, 20.305],
    [105.95, 20.305],
    [106.1, 20.305],
  ];
  const cable = (id: string, ...line: LonLat[]) => ({ id, operator: 'Viettel', lines: [line], reachM: null });
  const far = cable('far', [105, 20.3], [105.2, 20.3]);
  expect(nearestCable(village, [far, cable('a', ...through), cable('b', ...through)])).toMatchObject({
    id: 'a',
    distanceM: 0,
  });
  expect(nearestCable(village, [far])?.distanceM).toBeCloseTo(metresToVillage([105.2, 20.3], village), 6);
  expect(nearestCable(village, [])).toBeNull();
});

test('of anything, wherever it is', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 60 }), place, (places, from) => {
      const metresOf = (one: LonLat): number => metresToVillage(one, [[[from, from, from, from]]]);
      const found = nearestOf(
        boundsOfPoints([from]),
        indexed(places, (one) => [one]),
        metresOf,
      );
      expect(found?.metres).toBe(Math.min(...places.map(metresOf)));
    }),
  );
});

test('of what lies beyond the corner of the square that is looked at first', () => {
  const from: LonLat = [106, 20.3];
  const metres = (east: number, north: number): LonLat => [from[0] + east / 104_300, from[1] + north / 111_195];
  // Of the first square of 400 m the corner is farther than what lies a little outside of a side.
  const corner = metres(385, 385);
  const beside = metres(430, 0);
  const metresOf = (one: LonLat): number => metresToVillage(one, [[[from, from, from, from]]]);
  const found = nearestOf(
    boundsOfPoints([from]),
    indexed([corner, beside], (one) => [one]),
    metresOf,
  );
  expect(found?.item).toBe(beside);
});
