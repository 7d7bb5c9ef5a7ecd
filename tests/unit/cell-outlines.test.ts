import { booleanPointInPolygon, point, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOutlines } from '../../src/analysis/publish/cell-outlines.ts';

/** Rows from the north to the south, as a person draws them; `#` is in the set. */
function outlines(...drawn: readonly string[]) {
  const rows = [...drawn].reverse();
  return cellOutlines(rows[0]?.length ?? 0, rows.length, (column, row) => rows[row]?.[column] === '#');
}

describe('the outlines of cells', () => {
  it('are one ring around cells that lie together, with corners alone', () => {
    expect(outlines('##', '#.')).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [2, 1],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    ]);
  });

  it('leave holes out, and know an island in a hole from the hole', () => {
    expect(outlines('#####', '#...#', '#.#.#', '#...#', '#####').map((rings) => rings.length)).toEqual([2, 1]);
  });

  it('keep cells apart that touch at a corner, and a hole that touches the outside in its own ring', () => {
    expect(outlines('#.', '.#').map((rings) => rings.length)).toEqual([1, 1]);
    expect(outlines('.##', '#.#', '###').map((rings) => rings.length)).toEqual([2]);
  });

  it('hold exactly the cells of the set, in rings that never meet themselves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 6, maxLength: 6 }),
        (set) => {
          const found = cellOutlines(6, 6, (column, row) => set[row]?.[column] === true);
          const shapes = found.map((rings) => polygon(rings.map((ring) => ring.map(([x, y]) => [x, y]))));
          for (const [row, cells] of set.entries())
            for (const [column, isIn] of cells.entries()) {
              const middle = point([column + 0.5, row + 0.5]);
              expect(shapes.filter((shape) => booleanPointInPolygon(middle, shape))).toHaveLength(isIn ? 1 : 0);
            }
          for (const ring of found.flat()) expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
        },
      ),
    );
  });
});
