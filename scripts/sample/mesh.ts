import { Delaunay } from 'd3-delaunay';
import { isInsideRings } from '../../src/model/geometry.ts';
import { type Point, signedArea } from './plane.ts';
import { at, hash01 } from './rng.ts';

/**
 * The province in about 100,000 small Voronoi cells. Villages are unions of cells, so
 * that all borders are edges of one mesh: neighbours share their vertices exactly, and
 * there is neither gap nor overlap by construction.
 */
export interface Mesh {
  /** Cells inside the province are 0 … insideCount − 1; those after lie outside. */
  readonly sites: readonly Point[];
  readonly insideCount: number;
  /** m² of each inside cell. */
  readonly areas: Float64Array;
  /** Neighbours of cell c: `neighbours[start[c] … start[c + 1])`. */
  readonly start: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Cells on the left and right of each mesh edge, and its end vertices. */
  readonly edges: readonly { left: number; right: number; from: number; to: number }[];
  readonly vertices: readonly Point[];
}

const MARGIN_CELLS = 3;

/**
 * @param cellM Width of a cell.
 * @param isDense Whether a place is a town, where cells are half as wide.
 */
export function buildMesh(outline: readonly Point[], cellM: number, isDense: (point: Point) => boolean): Mesh {
  const { sites, insideCount } = scatter(outline, cellM, isDense);
  const delaunay = new Delaunay(Float64Array.from(sites.flat()));
  const { triangles, halfedges } = delaunay;
  const voronoi = delaunay.voronoi([-1e6, -1e6, 1e6, 1e6]);
  const vertices: Point[] = [];
  for (let t = 0; t < triangles.length / 3; t++) {
    vertices.push([at(voronoi.circumcenters, 2 * t), at(voronoi.circumcenters, 2 * t + 1)]);
  }

  const edges: { left: number; right: number; from: number; to: number }[] = [];
  const around: number[][] = sites.map(() => []);
  for (let e = 0; e < halfedges.length; e++) {
    const opposite = at(halfedges, e);
    if (opposite < e) continue;
    const a = at(triangles, e);
    const b = at(triangles, e % 3 === 2 ? e - 2 : e + 1);
    edges.push({ left: a, right: b, from: Math.floor(opposite / 3), to: Math.floor(e / 3) });
    at(around, a).push(b);
    at(around, b).push(a);
  }

  const start = new Uint32Array(sites.length + 1);
  around.forEach((list, cell) => {
    start[cell + 1] = at(start, cell) + list.length;
  });
  const areas = new Float64Array(insideCount);
  for (let cell = 0; cell < insideCount; cell++) {
    areas[cell] = Math.abs(signedArea(voronoi.cellPolygon(cell).map(([x, y]): Point => [x, y])));
  }
  return { sites, insideCount, areas, start, neighbours: Uint32Array.from(around.flat()), edges, vertices };
}

function scatter(outline: readonly Point[], cellM: number, isDense: (point: Point) => boolean) {
  const xs = outline.map((point) => point[0]);
  const ys = outline.map((point) => point[1]);
  const left = Math.min(...xs) - (MARGIN_CELLS + 2) * cellM;
  const bottom = Math.min(...ys) - (MARGIN_CELLS + 2) * cellM;
  const columns = Math.ceil((Math.max(...xs) - left) / cellM) + MARGIN_CELLS + 2;
  const rows = Math.ceil((Math.max(...ys) - bottom) / cellM) + MARGIN_CELLS + 2;

  const near = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isInsideRings([left + (column + 0.5) * cellM, bottom + (row + 0.5) * cellM], [outline])) continue;
      for (let r = Math.max(0, row - MARGIN_CELLS); r <= Math.min(rows - 1, row + MARGIN_CELLS); r++) {
        near.fill(1, r * columns + Math.max(0, column - MARGIN_CELLS), r * columns + column + MARGIN_CELLS + 1);
      }
    }
  }

  const inside: Point[] = [];
  const outside: Point[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (near[row * columns + column] !== 1) continue;
      const parts = isDense([left + (column + 0.5) * cellM, bottom + (row + 0.5) * cellM]) ? 2 : 1;
      for (let k = 0; k < parts * parts; k++) {
        // Not quite the whole cell, so that no two sites come very near.
        const jx = 0.1 + 0.8 * hash01(column * 4 + k, row, 31);
        const jy = 0.1 + 0.8 * hash01(column * 4 + k, row, 32);
        const point: Point = [
          left + (column + ((k % parts) + jx) / parts) * cellM,
          bottom + (row + (Math.floor(k / parts) + jy) / parts) * cellM,
        ];
        (isInsideRings(point, [outline]) ? inside : outside).push(point);
      }
    }
  }
  return { sites: [...inside, ...outside], insideCount: inside.length };
}
