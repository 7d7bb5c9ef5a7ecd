import { outOfRange } from '../../model/out-of-range.ts';

/**
 * The outlines of a set of cells of a net, as GeoJSON has polygons: each an outer ring, counter-clockwise,
 * and the rings of its holes, clockwise. Corners are whole steps of the net from its south-west corner;
 * cells that touch at a corner alone are two polygons.
 *
 * @param isIn Whether the cell of a column and row belongs to the set.
 */
export function cellOutlines(
  columns: number,
  rows: number,
  isIn: (column: number, row: number) => boolean,
): readonly (readonly (readonly Corner[])[])[] {
  const inside = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && isIn(column, row);
  const rings = ringsOf(edgesOf(columns, rows, inside), columns);
  const outer = rings.filter((ring) => areaOf(ring) > 0).map((ring) => ({ ring, holes: [] as Ring[] }));
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    // The smallest ring around a hole is its own.
    const around = outer.filter(({ ring }) => holds(ring, hole)).sort((a, b) => areaOf(a.ring) - areaOf(b.ring))[0];
    around?.holes.push(hole);
  }
  return outer.map(({ ring, holes }) => [ring, ...holes]);
}

/** Column and row of a corner, in whole steps of the net. */
export type Corner = readonly [column: number, row: number];
type Ring = readonly Corner[];

/** East, north, west, south. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Directions in which edges leave each corner, the cell on their left; a bit each. */
function edgesOf(columns: number, rows: number, inside: (column: number, row: number) => boolean): Uint8Array {
  const leaving = new Uint8Array((columns + 1) * (rows + 1));
  const add = (column: number, row: number, direction: number): void => {
    const at = row * (columns + 1) + column;
    leaving[at] = (leaving[at] ?? outOfRange()) | (1 << direction);
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (!inside(column, row)) continue;
      if (!inside(column, row - 1)) add(column, row, 0);
      if (!inside(column + 1, row)) add(column + 1, row, 1);
      if (!inside(column, row + 1)) add(column + 1, row + 1, 2);
      if (!inside(column - 1, row)) add(column, row + 1, 3);
    }
  return leaving;
}

/** Joins edges to closed rings; the first corner is repeated at the end. */
function ringsOf(leaving: Uint8Array, columns: number): readonly Ring[] {
  const rings: Ring[] = [];
  for (let start = 0; start < leaving.length; start++)
    while (leaving[start] !== 0) {
      const ring: Corner[] = [];
      let at = start;
      let direction = -1;
      do {
        const ways = leaving[at] ?? outOfRange();
        // Left, ahead, right: at a corner of two cells the nearer cell is kept to.
        const next =
          direction < 0
            ? STEPS.findIndex((_, way) => (ways >> way) & 1)
            : ([1, 0, 3].map((turn) => (direction + turn) % 4).find((way) => (ways >> way) & 1) ?? outOfRange());
        leaving[at] = ways & ~(1 << next);
        if (next !== direction) ring.push([at % (columns + 1), Math.floor(at / (columns + 1))]);
        direction = next;
        const [east, north] = STEPS[next] ?? outOfRange();
        at += north * (columns + 1) + east;
      } while (at !== start);
      rings.push(...simpleRings(ring));
    }
  return rings;
}

/** A ring that meets itself at a corner is several rings, each closed: an outline and holes that touch it. */
function simpleRings(corners: Ring): readonly Ring[] {
  const rings: Ring[] = [];
  let open: Corner[] = [];
  for (const corner of [...corners, corners[0] ?? outOfRange()]) {
    const before = open.findIndex(([x, y]) => x === corner[0] && y === corner[1]);
    if (before >= 0) {
      rings.push([...open.slice(before), corner]);
      open = open.slice(0, before);
    }
    open.push(corner);
  }
  return rings;
}

/** Twice the area, positive counter-clockwise. */
function areaOf(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [fromX, fromY] = ring[i] ?? outOfRange();
    return sum + fromX * y - x * fromY;
  }, 0);
}

/** Whether a ring is around a hole: by the edges that a line from the hole's lowest cell to the west meets. */
function holds(ring: Ring, hole: Ring): boolean {
  const [x, y] = [...hole].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0] ?? outOfRange();
  const crossed = ring.slice(1).filter(([toX, toY], i) => {
    const [, fromY] = ring[i] ?? outOfRange();
    return toX <= x && y + 0.5 > Math.min(fromY, toY) && y + 0.5 < Math.max(fromY, toY);
  });
  return crossed.length % 2 === 1;
}
