import { describe, expect, it } from 'vitest';
import { villageAreaKm2 } from '../../src/analysis/analyse.ts';
import { computeCoverage, criticalPositionsOf } from '../../src/analysis/coverage/coverage.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { EARTH_RADIUS_M, type MultiPolygonRings } from '../../src/model/geometry.ts';
import type { CoverageSet } from '../../src/model/results.ts';
import { at, box, broadband, footprints, layout, type Mast, ring, village } from '../support/footprint-scenes.ts';

const ANY = { kind: 'any' } as const;
const BROADBAND = { kind: 'broadband' } as const;

function cover(geometry: MultiPolygonRings, masts: readonly Mast[], coveredShare = 0.5) {
  const shapes = villageShapes([{ geometry }]);
  return computeCoverage(shapes, footprints(masts), layout, broadband, { coveredShare });
}

function share(geometry: MultiPolygonRings, masts: readonly Mast[], set: CoverageSet = ANY): number {
  return shareOf(cover(geometry, masts), 0, set);
}

const square = [[box(-1000, -1000, 1000, 1000)]];

describe('areas on the sphere', () => {
  it('counts a disc inside a village as a spherical cap', () => {
    const areaM2 = villageAreaKm2(village(...square)) * 1e6;
    const capM2 = 2 * Math.PI * EARTH_RADIUS_M ** 2 * (1 - Math.cos(600 / EARTH_RADIUS_M));
    expect(share(square, [{ at: at(0, 0), radiusM: 600 }]) * areaM2).toBeCloseTo(capM2, -3);
  });

  it('gives a sector its part of the disc, also beyond 180°', () => {
    const disc = share(square, [{ at: at(0, 0), radiusM: 900 }]);
    for (const [azimuthDeg, beamwidthDeg] of [
      [0, 65],
      [77, 120],
      [200, 180],
      [315, 270],
      [10, 350],
    ] as const) {
      const sector = share(square, [{ at: at(0, 0), radiusM: 900, azimuthDeg, beamwidthDeg }]);
      expect(sector / disc, `${beamwidthDeg}° towards ${azimuthDeg}°`).toBeCloseTo(beamwidthDeg / 360, 3);
    }
  });

  it('cuts a village in halves where a half-disc ends at its middle', () => {
    for (const azimuthDeg of [0, 45, 90, 180, 270]) {
      const half = share(square, [{ at: at(0, 0), radiusM: 5000, azimuthDeg, beamwidthDeg: 180 }]);
      expect(half, `towards ${azimuthDeg}°`).toBeCloseTo(0.5, 3);
    }
  });

  it('points a sector where its azimuth says', () => {
    const east = { at: at(0, 0), radiusM: 700, azimuthDeg: 90, beamwidthDeg: 60 };
    expect(share([[box(100, -50, 300, 50)]], [east])).toBe(1);
    expect(share([[box(-300, -50, -100, 50)]], [east])).toBe(0);
  });

  it('covers a village around the mast with three sectors that look all around', () => {
    const three = [30, 150, 270].map((azimuthDeg) => ({
      at: at(0, 0),
      radiusM: 3000,
      azimuthDeg,
      beamwidthDeg: 120,
    }));
    const ofOneStation = { ...footprints(three), station: Uint32Array.of(0, 0, 0) };
    const coverage = computeCoverage(villageShapes([village(...square)]), ofOneStation, layout, broadband, {
      coveredShare: 0.5,
    });
    expect(shareOf(coverage, 0, ANY)).toBe(1);
    expect(coverage.resilience[0]).toBe(1);
    // Of three stations on one mast, each a sector: the seam that runs east must not open.
    expect(share(square, three)).toBeCloseTo(1, 5);
    expect(share(square, three.slice(0, 1)) + share(square, three.slice(1))).toBeCloseTo(1, 5);
  });
});

describe('every shape of village', () => {
  const mast = [{ at: at(0, 0), radiusM: 5000 }];

  it('is exactly 1 where everything is covered and exactly 0 where nothing is', () => {
    expect(share(square, mast)).toBe(1);
    expect(share(square, [{ at: at(9000, 0), radiusM: 5000 }])).toBe(0);
    expect(share(square, [])).toBe(0);
    expect(share(square, [{ at: at(0, 0), radiusM: 0 }])).toBe(0);
  });

  it('does not count a hole, whatever the direction of the rings', () => {
    const hole = box(-500, -500, 500, 500);
    const inHole = [{ at: at(0, 0), radiusM: 400 }];
    for (const inner of [hole, [...hole].reverse()]) {
      expect(share([[box(-1000, -1000, 1000, 1000), inner]], inHole)).toBe(0);
      expect(share([[[...box(-1000, -1000, 1000, 1000)].reverse(), inner]], mast)).toBe(1);
    }
  });

  it('counts an island in a hole, and parts that overlap once', () => {
    const lake = [box(-1000, -1000, 1000, 1000), box(-800, -800, 800, 800)];
    const island = [box(-100, -100, 100, 100)];
    expect(share([lake, island], [{ at: at(0, 0), radiusM: 150 }])).toBeCloseTo(4 / (4 + 144), 2);

    const halves = [[box(-1000, -1000, 500, 1000)], [box(-500, -1000, 1000, 1000)]];
    const some = [{ at: at(300, 200), radiusM: 700 }];
    expect(share(halves, some)).toBeCloseTo(share(square, some), 12);
  });

  it('measures a sliver and a village of one metre as well as any other', () => {
    expect(share([[box(-0.5, -0.5, 0.5, 0.5)]], mast)).toBe(1);
    expect(share([[box(-0.5, -0.5, 0.5, 0.5)]], [{ at: at(0, 1000), radiusM: 1000 }])).toBeCloseTo(0.5, 2);
    expect(share([[box(-1000, 0, 1000, 1)]], [{ at: at(-1000, 0), radiusM: 1000 }])).toBeCloseTo(0.5, 3);
    expect(share([[box(0, -1000, 1, 1000)]], [{ at: at(0, -1000), radiusM: 1000 }])).toBeCloseTo(0.5, 2);
  });

  it('takes both lobes of a ring that crosses itself', () => {
    const bowtie = [[ring([-1000, -1000], [1000, 1000], [1000, -1000], [-1000, 1000])]];
    expect(share(bowtie, [{ at: at(3000, 0), radiusM: 3000 }])).toBeGreaterThan(0.4);
    expect(share(bowtie, [{ at: at(-3000, 0), radiusM: 3000 }])).toBeGreaterThan(0.4);
  });

  it('ends with a village that is lower than any number of rows', () => {
    const low: MultiPolygonRings = [
      [
        [
          [106, 0],
          [106.01, 0],
          [106.01, 5e-324],
          [106, 0],
        ],
      ],
    ];
    expect(share(low, [{ at: [106, 0], radiusM: 5_000 }])).toBe(0);
  });

  it('gives 0, never NaN, to a village without area', () => {
    for (const flat of [[], [[]], [[[]]], [[ring([0, 0], [1000, 0])]], [[ring([0, 0], [0, 1000])]], [[ring([5, 5])]]]) {
      const coverage = cover(flat, mast);
      expect([...coverage.shares].every((value) => value === 0)).toBe(true);
      expect(coverage.resilience[0]).toBe(0);
    }
  });
});

describe('the sets', () => {
  const viettel4G = { at: at(-1000, 0), radiusM: 1000, operator: 0, technology: 2 };
  const vina4G = { at: at(1000, 0), radiusM: 1000, operator: 1, technology: 2 };
  const viettel2G = { at: at(0, 0), radiusM: 5000, operator: 0, technology: 0 };
  const masts = [viettel4G, vina4G, viettel2G];
  const of = (set: CoverageSet) => share(square, masts, set);

  it('tells operators, technologies and their pairs apart', () => {
    expect(of(ANY)).toBe(1);
    expect(of({ kind: 'operator', operator: 'Viettel' })).toBe(1);
    expect(of({ kind: 'technology', technology: '2G' })).toBe(1);
    expect(of({ kind: 'cell', operator: 'Viettel', technology: '4G' })).toBeCloseTo(Math.PI / 8, 2);
    expect(of({ kind: 'operator', operator: 'VinaPhone' })).toBeCloseTo(Math.PI / 8, 2);
    expect(of({ kind: 'cell', operator: 'MobiFone', technology: '4G' })).toBe(0);
  });

  it('leaves 2G out of broadband', () => {
    expect(of(BROADBAND)).toBeCloseTo(of({ kind: 'technology', technology: '4G' }), 12);
    expect(of(BROADBAND)).toBeCloseTo(Math.PI / 4, 2);
  });

  it('counts places with at least k operators in broadband', () => {
    const everywhere = (operator: number, technology = 1) => ({ at: at(0, 0), radiusM: 5000, operator, technology });
    const three = [everywhere(0), everywhere(0, 3), everywhere(1), everywhere(2, 0), { ...vina4G, operator: 3 }];
    expect(share(square, three, { kind: 'operators', atLeast: 2 })).toBe(1);
    expect(share(square, three, { kind: 'operators', atLeast: 3 })).toBeCloseTo(Math.PI / 8, 2);
    expect(share(square, three, { kind: 'operators', atLeast: 4 })).toBe(0);
  });
});

describe('resilience', () => {
  const over = (position: number) => ({ at: at(position * 10, 0), radiusM: 5000, position });

  it('is 0 below the threshold and counts the positions above it', () => {
    expect(cover(square, []).resilience[0]).toBe(0);
    expect(cover(square, [over(0)]).resilience[0]).toBe(1);
    expect(cover(square, [over(0), over(1)]).resilience[0]).toBe(2);
    expect(cover(square, [over(0), over(1), over(2)]).resilience[0]).toBe(3);
  });

  it('counts a position once, however many stations it carries, and 2G not at all', () => {
    const one = [over(0), { ...over(0), operator: 1 }, { ...over(1), technology: 0 }];
    const coverage = cover(square, one);
    expect(coverage.resilience[0]).toBe(1);
    expect(criticalPositionsOf(coverage, 0)).toEqual([0]);
  });

  it('names the critical position where others cover too little to stand in', () => {
    const coverage = cover(square, [{ at: at(-1000, 0), radiusM: 900, position: 3 }, { ...over(7) }]);
    expect(criticalPositionsOf(coverage, 0)).toEqual([7]);
  });

  it('needs two losses where each half alone is enough', () => {
    const west = { at: at(-3000, 0), radiusM: 3050, position: 0 };
    const east = { at: at(3000, 0), radiusM: 3050, position: 1 };
    expect(cover(square, [west, east], 0.3).resilience[0]).toBe(2);
    expect(cover(square, [west, east], 0.8).resilience[0]).toBe(1);
    expect(criticalPositionsOf(cover(square, [west, east], 0.8), 0)).toEqual([0, 1]);
  });

  it('stays whole at a threshold of exactly 1 while another position covers everything', () => {
    expect(cover(square, [over(0), over(1)], 1).resilience[0]).toBe(2);
    expect(cover(square, [over(0), over(1), { at: at(0, 0), radiusM: 300 }], 1).resilience[0]).toBe(2);
  });

  it('never falls below a threshold of 0', () => {
    expect(cover(square, [], 0).resilience[0]).toBe(3);
  });
});
