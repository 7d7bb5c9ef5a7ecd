import type { Feature } from 'geojson';
import { cellOutlines } from '../../analysis/publish/cell-outlines.ts';
import { gridMasks } from '../../analysis/publish/point-grid.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PublishedGrid } from '../../model/published.ts';
import { decimals } from '../csv.ts';
import type { Dataset } from './dataset.ts';
import { collection } from './geojson.ts';
import { inBoth } from './in-both.ts';
import { openCsv } from './open-csv.ts';
import type { PublicData } from './public-data.ts';

/** Coverage of one operator in one technology, as cells of the published net. */
interface CellSet {
  readonly operator: string;
  readonly technology: string;
  readonly cells: number;
  readonly isIn: (column: number, row: number) => boolean;
}

/**
 * Coverage as polygons, at the coarseness of the published net: drawn from `grid` alone, so that it tells
 * nothing that the net does not.
 */
export function coverageDataset({ answers, incomplete }: PublicData, grid: PublishedGrid): Dataset {
  const { layout } = answers;
  const side = grid.cellM;
  const masks = gridMasks(grid.outdoors, grid);
  const sets = layout.operators.flatMap((operator, o) =>
    layout.technologies.flatMap((technology, t): readonly CellSet[] => {
      const bit = o * layout.technologies.length + t;
      const has = (mask: number): boolean => ((mask >>> bit) & 1) === 1;
      const cells = masks.reduce((sum, mask) => sum + (has(mask) ? 1 : 0), 0);
      const isIn = (column: number, row: number): boolean => has(masks[row * grid.columns + column] ?? outOfRange());
      return cells === 0 ? [] : [{ operator, technology, cells, isIn }];
    }),
  );
  const areaKm2 = (cells: number): number => (cells * side * side) / 1e6;
  return {
    id: 'coverage',
    title: inBoth('openData.coverage.title'),
    description: inBoth('openData.coverage.description', () => ({ metres: side })),
    fields: [
      ['operator, technology', inBoth('openData.field.ofWhom')],
      ['cell_m', inBoth('openData.field.cellSide')],
      ['area_km2', inBoth('openData.field.cellArea')],
    ],
    csv: () =>
      openCsv(
        ['operator', 'technology', 'cell_m', 'area_km2'],
        sets.map(({ operator, technology, cells }) => [
          operator,
          technology,
          String(side),
          decimals(areaKm2(cells), 2),
        ]),
        incomplete,
      ),
    geojson: () => collection('coverage', features(), incomplete),
  };

  function* features(): Generator<Feature> {
    const place = ([column, row]: readonly [number, number]): number[] => [
      Number((grid.west + column * grid.stepLon).toFixed(6)),
      Number((grid.south + row * grid.stepLat).toFixed(6)),
    ];
    for (const { operator, technology, cells, isIn } of sets)
      yield {
        type: 'Feature',
        geometry: {
          type: 'MultiPolygon',
          coordinates: cellOutlines(grid.columns, grid.rows, isIn).map((rings) => rings.map((ring) => ring.map(place))),
        },
        properties: { operator, technology, cell_m: side, area_km2: Number(areaKm2(cells).toFixed(2)) },
      };
  }
}
