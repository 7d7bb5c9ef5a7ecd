import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCoverage, criticalPositionsOf, joinCoverage } from '../../src/analysis/coverage/coverage.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { selectFootprints } from '../../src/analysis/footprints.ts';
import { columnOf, shareOf } from '../../src/analysis/layout.ts';
import type { Coverage, CoverageSet } from '../../src/model/results.ts';
import { at, box, broadband, footprints, layout, type Mast, ring, village } from '../support/footprint-scenes.ts';
import { runs } from '../support/runs.ts';

/** What must hold of coverage whatever the masts and the villages are. */

/** Shares of one area in different rows differ by the rows alone; this is what they may. */
const ROWS_MAY_DIFFER = 0.004;
/**
 * A row at the tip of a disc is measured by several cuts, one further in by one. A tip that moves on
 * shifts rows from one way to the other: in 12,000 random changes once, by less than a millionth.
 */
const TIPS_MAY_DIFFER = 1e-5;
const COVERED = { coveredShare: 0.5 };

const metres = (most: number) => fc.integer({ min: -most, max: most });
const mast: fc.Arbitrary<Mast> = fc
  .record({
    east: metres(2_500),
    north: metres(2_500),
    radiusM: fc.integer({ min: 100, max: 2_500 }),
    operator: fc.nat(3),
    technology: fc.nat(3),
    position: fc.nat(4),
    sector: fc.option(
      fc.record({ azimuthDeg: fc.integer({ min: 0, max: 359 }), beamwidthDeg: fc.constantFrom(65, 120, 180, 240) }),
    ),
  })
  .map(({ east, north, sector, ...rest }) => ({ at: at(east, north), ...rest, ...sector }));
const masts = fc.array(mast, { maxLength: 9 });
/** Four villages around the middle, one with a hole, one askew. */
const villages = [
  village([box(-1_000, -1_000, 0, 0)]),
  village([box(0, -1_000, 1_000, 0), box(300, -700, 700, -300)]),
  village([ring([-1_000, 0], [0, 0], [-200, 900], [-700, 400])]),
  village([box(0, 0, 500, 900)], [box(600, 0, 1_000, 400)]),
];
const shapes = villageShapes(villages);
const cover = (list: readonly Mast[], of = shapes): Coverage =>
  computeCoverage(of, footprints(list), layout, broadband, COVERED);
const sets: readonly CoverageSet[] = [
  { kind: 'any' },
  { kind: 'broadband' },
  ...([2, 3, 4] as const).map((atLeast): CoverageSet => ({ kind: 'operators', atLeast })),
  ...layout.operators.map((operator): CoverageSet => ({ kind: 'operator', operator })),
  ...layout.technologies.map((technology): CoverageSet => ({ kind: 'technology', technology })),
];

describe('coverage', () => {
  it('is a share: from 0 to 1, never anything else', () => {
    fc.assert(
      fc.property(masts, (list) => {
        for (const share of cover(list).shares) expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  it('of all is no less than of each, and of more operators no more than of fewer', () => {
    fc.assert(
      fc.property(masts, (list) => {
        const coverage = cover(list);
        villages.forEach((_, v) => {
          const of = (set: CoverageSet) => shareOf(coverage, v, set);
          const noLess = (a: CoverageSet, b: CoverageSet) => expect(of(a)).toBeGreaterThanOrEqual(of(b) - 1e-12);
          noLess({ kind: 'any' }, { kind: 'broadband' });
          noLess({ kind: 'broadband' }, { kind: 'operators', atLeast: 2 });
          noLess({ kind: 'operators', atLeast: 2 }, { kind: 'operators', atLeast: 3 });
          noLess({ kind: 'operators', atLeast: 3 }, { kind: 'operators', atLeast: 4 });
          for (const operator of layout.operators) {
            noLess({ kind: 'any' }, { kind: 'operator', operator });
            for (const technology of layout.technologies) {
              noLess({ kind: 'operator', operator }, { kind: 'cell', operator, technology });
              noLess({ kind: 'technology', technology }, { kind: 'cell', operator, technology });
            }
          }
        });
      }),
    );
  });

  it('does not shrink with a longer radius or one more station', () => {
    fc.assert(
      fc.property(masts, mast, fc.integer({ min: 1, max: 900 }), (list, more, longer) => {
        const before = cover(list);
        for (const after of [
          cover(list.map((one) => ({ ...one, radiusM: one.radiusM + longer }))),
          cover([...list, more]),
        ]) {
          // Where a disc comes to hold a whole village its share becomes exactly 1: never below what it was.
          after.shares.forEach((share, i) => {
            expect(share).toBeGreaterThanOrEqual((before.shares[i] ?? 0) - TIPS_MAY_DIFFER);
          });
        }
      }),
    );
  });

  it('does not see the order of the stations', () => {
    fc.assert(
      fc.property(masts, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(cover(shuffled).shares).toEqual(cover(list).shares);
      }),
    );
  });

  it('of two halves, weighed by area, is that of the whole', () => {
    const whole = villageShapes([village([box(-1_000, -800, 1_000, 800)])]);
    fc.assert(
      fc.property(masts, fc.integer({ min: -900, max: 900 }), fc.boolean(), (list, at, upright) => {
        const cut = upright ? at : at * 0.8;
        const halves = upright
          ? [box(-1_000, -800, cut, 800), box(cut, -800, 1_000, 800)]
          : [box(-1_000, -800, 1_000, cut), box(-1_000, cut, 1_000, 800)];
        const part = upright ? (cut + 1_000) / 2_000 : (cut + 800) / 1_600;
        const two = cover(list, villageShapes(halves.map((half) => village([half]))));
        const one = cover(list, whole);
        for (const set of sets) {
          const joined = part * shareOf(two, 0, set) + (1 - part) * shareOf(two, 1, set);
          expect(Math.abs(joined - shareOf(one, 0, set))).toBeLessThan(ROWS_MAY_DIFFER);
        }
      }),
    );
  });

  it('in bands is the same to the bit', () => {
    fc.assert(
      fc.property(masts, fc.integer({ min: 0, max: villages.length }), (list, cut) => {
        const all = footprints(list);
        const part = (from: number, to: number) =>
          computeCoverage(shapes, all, layout, broadband, { ...COVERED, band: { from, to } });
        expect(joinCoverage([part(0, cut), part(cut, villages.length)])).toEqual(cover(list));
      }),
    );
  });

  it('that follows a change is the same to the bit as one computed anew', () => {
    fc.assert(
      fc.property(masts, masts, fc.nat(8), mast, (list, other, which, changed) => {
        const session = createCoverageSession(shapes, layout, broadband, COVERED);
        session.update(footprints(list));
        for (const next of [
          list.map((one, i) => (i === which ? changed : one)),
          list.filter((_, i) => i !== which),
          other,
        ]) {
          expect(session.update(footprints(next))).toEqual(cover(next));
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('resilience', () => {
  it('is what taking away each position, and each pair, would show', () => {
    const column = columnOf(layout, { kind: 'broadband' });
    fc.assert(
      fc.property(masts, (list) => {
        const all = footprints(list);
        const without = (gone: readonly number[]) => {
          const kept = [...all.position.keys()].filter((f) => !gone.includes(all.position[f] ?? -1));
          return computeCoverage(shapes, selectFootprints(all, kept), layout, broadband, COVERED);
        };
        const share = (coverage: Coverage, v: number) => coverage.shares[v * layout.columns + column] ?? 0;
        const coverage = cover(list);
        const positions = [...new Set(all.position)];
        villages.forEach((_, v) => {
          const falls = (gone: readonly number[]) => share(without(gone), v) < COVERED.coveredShare - 1e-9;
          const critical = positions.filter((p) => falls([p])).sort((a, b) => a - b);
          const pair = positions.some((p) => positions.some((q) => q > p && falls([p, q])));
          const expected = share(coverage, v) < COVERED.coveredShare ? 0 : critical.length > 0 ? 1 : pair ? 2 : 3;
          expect(coverage.resilience[v]).toBe(expected);
          if (expected > 0) expect(criticalPositionsOf(coverage, v)).toEqual(critical);
        });
      }),
      { numRuns: runs(60) },
    );
  });
});
