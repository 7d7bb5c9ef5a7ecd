import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentBounds, segmentRegion } from '../../src/analysis/coverage/regions.ts';
import { latitudesAlong, MOST_INTERVALS, rowIntervals } from '../../src/analysis/coverage/row-intervals.ts';
import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { fibreShares } from '../../src/analysis/fibre.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import type { FibreNetwork } from '../../src/model/province.ts';
import { at, box, village } from '../support/footprint-scenes.ts';
import { runs } from '../support/runs.ts';

/** What must hold of fibre reach whatever the cables are. */

type Land = readonly [land: Box, hole?: Box];
type Box = readonly [west: number, south: number, east: number, north: number];
/** Metres; the second is a hole in the village of the first, where there is one. */
const VILLAGES: readonly Land[] = [
  [[-1_000, -1_000, 0, 0]],
  [
    [0, -1_000, 1_000, 0],
    [300, -700, 700, -300],
  ],
];
const SHAPES = villageShapes(VILLAGES.map(([land, hole]) => village([box(...land), ...(hole ? [box(...hole)] : [])])));
const REACH = { nodeReachM: 400, cableReachM: 150 };

const place = fc.tuple(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -2_000, max: 2_000 }));
const network = fc.record({
  nodes: fc.array(place, { maxLength: 3 }),
  lines: fc.array(fc.array(place, { minLength: 2, maxLength: 4 }), { maxLength: 3 }),
});
type Drawn = typeof network extends fc.Arbitrary<infer T> ? T : never;
type Point = readonly [east: number, north: number];

function fibre({ nodes, lines }: Drawn): FibreNetwork {
  return {
    nodes: nodes.map(([east, north]) => ({
      id: 'N',
      kind: 'olt',
      operator: null,
      reachM: null,
      location: at(east, north),
      extra: {},
    })),
    cables: lines.map((line) => ({
      id: 'C',
      operator: null,
      reachM: null,
      lines: [line.map(([e, n]) => at(e, n))],
      extra: {},
    })),
  };
}

const GRID_M = 4;
/** Two level edges of a band may each take or leave half a row of points of a village 1 km high, and a little more. */
const POINTS_MAY_DIFFER = 0.007;

/** The same by counting points of a grid: no rows, no intervals, no sphere. */
function countedShare([land, hole]: Land, { nodes, lines }: Drawn): number {
  let [inside, reached] = [0, 0];
  for (let east = land[0] + GRID_M / 2; east < land[2]; east += GRID_M) {
    for (let north = land[1] + GRID_M / 2; north < land[3]; north += GRID_M) {
      if (hole && east > hole[0] && east < hole[2] && north > hole[1] && north < hole[3]) continue;
      inside++;
      const isNear =
        nodes.some(([x, y]) => Math.hypot(x - east, y - north) <= REACH.nodeReachM) ||
        lines.some((line) =>
          line.some((to, i) => distanceTo([east, north], line[i - 1] ?? to, to) <= REACH.cableReachM),
        );
      if (isNear) reached++;
    }
  }
  return reached / inside;
}

/** From a point to the nearest one of a stretch. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = square > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) : 0;
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

describe('fibre reach', () => {
  it('is the share of points that lie within reach', () => {
    fc.assert(
      fc.property(network, (drawn) => {
        const shares = fibreShares(SHAPES, fibre(drawn), REACH);
        VILLAGES.forEach((land, v) => {
          expect(Math.abs((shares[v] ?? Number.NaN) - countedShare(land, drawn))).toBeLessThan(POINTS_MAY_DIFFER);
        });
      }),
      { numRuns: runs(30) },
    );
  });

  it('only grows with what is added to the network', () => {
    fc.assert(
      fc.property(network, network, (one, other) => {
        const both = { nodes: [...one.nodes, ...other.nodes], lines: [...one.lines, ...other.lines] };
        const less = fibreShares(SHAPES, fibre(one), REACH);
        const more = fibreShares(SHAPES, fibre(both), REACH);
        more.forEach((share, v) => {
          expect(share).toBeGreaterThanOrEqual((less[v] ?? 0) - 1e-9);
          expect(share).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('of a segment lies within the segment’s box', () => {
    const anywhere = fc.record({ lat: fc.double({ min: -60, max: 60, noNaN: true }), from: place, to: place });
    const out = new Float64Array(MOST_INTERVALS * 2);
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 20, max: 2_000 }), ({ lat, from, to }, reachM) => {
        const move = ([east, north]: readonly number[]): LonLat => [
          105 + (east ?? 0) / 9e4,
          lat + (north ?? 0) / 1.1e5,
        ];
        const [a, b] = [move(from), move(to)];
        const region = segmentRegion(a, b, reachM);
        if (region === null) return;
        const [west, south, east, north] = segmentBounds(a, b, reachM);
        const around: LonLat[] = [
          [104.5, lat - 0.2],
          [105.5, lat - 0.2],
          [105.5, lat + 0.2],
          [104.5, lat + 0.2],
        ];
        const rows = villageRows(villageShapes([{ geometry: [[[...around, around[0] ?? a]]] }]), 0);
        const along = latitudesAlong(region, rows.height, 104.5, 105.5);
        for (let row = 0; row < rows.rows; row++) {
          const count = rowIntervals(region, along, rows, row, out);
          if (count === 0) continue;
          const middle = ((rows.lat[row] ?? 0) * 180) / Math.PI;
          const half = ((rows.heights[row] ?? 0) * 90) / Math.PI;
          expect(middle + half).toBeGreaterThanOrEqual(south);
          expect(middle - half).toBeLessThanOrEqual(north);
          expect(out[0]).toBeGreaterThanOrEqual(west - 1e-9);
          expect(out[count * 2 - 1]).toBeLessThanOrEqual(east + 1e-9);
        }
      }),
    );
  });
});
