import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIntervalTable } from '../../src/analysis/coverage/interval-table.ts';
import { type Region, sectorRegion, segmentRegion } from '../../src/analysis/coverage/regions.ts';
import { latitudesAlong, MOST_INTERVALS, rowIntervals } from '../../src/analysis/coverage/row-intervals.ts';
import { type VillageRows, villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { at, box, ring, village } from '../support/footprint-scenes.ts';

/** The table of intervals takes a way of its own for edges that cross a row once; the cut by sorted breaks is the judge. */

const shapes = villageShapes([
  village([box(-1_000, -1_000, 1_000, 1_000)]),
  village([ring([-1_000, 0], [0, 0], [-200, 900], [-700, 400])], [box(100, -900, 150, 900)]),
]);
/** A thousandth of a millimetre. */
const SAME_DEG = 1e-11;

const metres = fc.integer({ min: -2_500, max: 2_500 });
const place = fc.tuple(metres, metres).map(([east, north]) => at(east, north));
const sector = fc
  .record({
    mast: place,
    radiusM: fc.constantFrom(300, 900, 2_500, 30_000),
    azimuthDeg: fc.integer({ min: 0, max: 359 }),
    beamwidthDeg: fc.constantFrom(30, 65, 90, 120, 180, 240, 330),
  })
  .map(({ mast: [lon, lat], radiusM, azimuthDeg, beamwidthDeg }) =>
    sectorRegion(lon, lat, radiusM, azimuthDeg, beamwidthDeg),
  );
const cable = fc
  .record({ from: place, to: place, reachM: fc.constantFrom(100, 500) })
  .map(({ from, to, reachM }) => segmentRegion(from, to, reachM))
  .filter((region) => region !== null);

it('gives each row of a village what the general cut gives, whatever other regions share its edges', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(sector, cable), { minLength: 1, maxLength: 6 }),
      fc.nat(shapes.count - 1),
      (list, v) => {
        // The same regions once more: their edges are known by then.
        expect(differingRows([...list, ...list], v)).toEqual([]);
      },
    ),
  );
});

it('does so where an edge bends back: a mast 240 km to the west, seen a little south of east', () => {
  const [lon, lat] = at(-240_000, -200);
  const wide = Array.from({ length: 21 }, (_, i) => sectorRegion(lon, lat, 250_000, 119 + i * 0.05, 60));
  expect(differingRows(wide, 0)).toEqual([]);
});

/** Rows that the table cuts otherwise than `rowIntervals`. */
function differingRows(regions: readonly Region[], v: number): number[] {
  const rows = villageRows(shapes, v);
  const [west = 0, , east = 0] = shapes.bounds.subarray(v * 4, v * 4 + 4);
  const table = createIntervalTable();
  table.start(rows);
  const along = (region: Region) => latitudesAlong(region, rows.height, west, east);
  regions.forEach((region, owner) => {
    table.add(region, along(region), { owner, cell: 0, skip: 0 });
  });
  table.finish();
  const found = regions.map(() => new Map<number, number[]>());
  for (let i = 0; i < table.count; i++) {
    const ends = found[table.owner[i] ?? -1];
    const row = table.row[i] ?? -1;
    ends?.set(row, [...(ends.get(row) ?? []), table.from[i] ?? Number.NaN, table.to[i] ?? Number.NaN]);
  }
  return regions.flatMap((region, owner) =>
    Array.from({ length: rows.rows }, (_, row) => row).filter(
      (row) => !isSame(found[owner]?.get(row) ?? [], cutsOf(region, along(region), rows, row)),
    ),
  );
}

function cutsOf(region: Region, along: Float64Array, rows: VillageRows, row: number): number[] {
  if (rows.spanStart[row] === rows.spanStart[row + 1]) return [];
  const out = new Float64Array(MOST_INTERVALS * 2);
  return [...out.subarray(0, rowIntervals(region, along, rows, row, out) * 2)];
}

/** Up to slivers that rounding makes or leaves out. */
function isSame(ends: readonly number[], judged: readonly number[]): boolean {
  const [a, b] = [withoutSlivers(ends), withoutSlivers(judged)];
  return a.length === b.length && a.every((end, i) => Math.abs(end - (b[i] ?? Number.NaN)) < SAME_DEG);
}

function withoutSlivers(ends: readonly number[]): number[] {
  return ends.filter((end, i) => Math.abs(end - (ends[i % 2 === 0 ? i + 1 : i - 1] ?? end)) > 10 * SAME_DEG);
}
