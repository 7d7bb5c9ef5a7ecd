import { METRES_PER_DEGREE_LAT, METRES_PER_DEGREE_LON, ORIGIN, type Point } from './plane.ts';

interface Frame {
  readonly westDeg: number;
  readonly northDeg: number;
  readonly stepDeg: number;
  readonly columns: number;
  readonly rows: number;
}

/** Cells of a raster that lie in any of many discs. */
export class Stamps {
  readonly #frame: Frame;
  readonly #cells: Uint8Array;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#cells = new Uint8Array(frame.columns * frame.rows);
  }

  has(cell: number): boolean {
    return this.#cells[cell] === 1;
  }

  /** Stamps a disc; see `cellsIn`. */
  disc(centre: Point, radiusM: (point: Point) => number, mostM: number): void {
    for (const cell of this.cellsIn(centre, radiusM, mostM)) this.#cells[cell] = 1;
  }

  /**
   * Cells of a disc.
   *
   * @param radiusM Of the disc as seen from a place in it: its edge may be uneven.
   * @param mostM No radius is longer.
   */
  *cellsIn(centre: Point, radiusM: (point: Point) => number, mostM: number): Generator<number> {
    const { westDeg, northDeg, stepDeg, columns, rows } = this.#frame;
    const west = (ORIGIN[0] - westDeg) / stepDeg;
    const north = (northDeg - ORIGIN[1]) / stepDeg;
    const stepX = stepDeg * METRES_PER_DEGREE_LON;
    const stepY = stepDeg * METRES_PER_DEGREE_LAT;
    const firstColumn = Math.max(0, Math.ceil(west + (centre[0] - mostM) / stepX));
    const lastColumn = Math.min(columns - 1, Math.floor(west + (centre[0] + mostM) / stepX));
    const firstRow = Math.max(0, Math.ceil(north - (centre[1] + mostM) / stepY));
    const lastRow = Math.min(rows - 1, Math.floor(north - (centre[1] - mostM) / stepY));
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const point: Point = [(column - west) * stepX, (north - row) * stepY];
        const dx = point[0] - centre[0];
        const dy = point[1] - centre[1];
        const radius = radiusM(point);
        if (dx * dx + dy * dy <= radius * radius) yield row * columns + column;
      }
    }
  }
}
