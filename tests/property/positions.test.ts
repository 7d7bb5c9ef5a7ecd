import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM, groupPositions } from '../../src/analysis/positions.ts';
import { at, station } from '../support/stations.ts';

const PROFILE = { operators: [{ id: 'Viettel', aliases: [], colour: '#000000' }] };

/** Crowded on purpose: many stations within reach of each other, some on one spot, some with ids. */
const stations = fc
  .array(
    fc.record({
      east: fc.integer({ min: 0, max: 20 }),
      north: fc.integer({ min: 0, max: 20 }),
      positionId: fc.constantFrom(null, null, null, 'P', 'Q'),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ east, north, positionId }, i) =>
      station({ id: `s${i}`, location: at(east * 10, north * 10), positionId }),
    ),
  );

describe('positions of any stations', () => {
  it('do not depend on the order of the stations', () => {
    fc.assert(
      fc.property(
        stations.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([given, shuffled]) => {
          const named = (all: typeof given) =>
            groupPositions(all, 30, PROFILE).positions.map((p) => ({
              ...p,
              stations: p.stations.map((s) => all[s]?.id),
            }));
          expect(named(shuffled)).toEqual(named(given));
        },
      ),
    );
  });

  it('hold every station once, and no loose pair farther apart than twice the tolerance', () => {
    fc.assert(
      fc.property(stations, (all) => {
        const { positions, positionOf } = groupPositions(all, 30, PROFILE);
        expect(positions.flatMap((p) => [...p.stations]).sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
        positions.forEach((position, index) => {
          for (const s of position.stations) expect(positionOf[s]).toBe(index);
          if (!position.id.startsWith('~')) return;
          const places = position.stations.map((s) => all[s]?.location ?? at(0));
          for (const a of places) for (const b of places) expect(distanceM(a, b)).toBeLessThanOrEqual(60);
        });
      }),
    );
  });
});
