import { outOfRange } from '../model/out-of-range.ts';
import type { BaseStation, Village } from '../model/province.ts';
import type { Analysis, Coverage } from '../model/results.ts';
import { type Cell, csvChunks, degrees, plain } from './csv.ts';
import { basisColumns, basisOfFigures } from './figure-basis.ts';

/**
 * `positions.csv`, in the order of the positions. Lists are of ids: operators
 * and stations that stand or are planned, villages by code. `villages_served` is a number. By a radio
 * model each row names it (`coverage_model`), and by weighted shares what they are of (`share_of`).
 *
 * @param served Villages that each position serves, by `villagesServed`.
 */
export function positionsCsv(
  { positions, coverage, parameters }: Pick<Analysis, 'positions' | 'coverage' | 'parameters'>,
  stations: readonly BaseStation[],
  villages: readonly Pick<Village, 'code'>[],
  served: ArrayLike<number>,
): Generator<string> {
  const hanging = villagesByCriticalPosition(positions.length, villages, coverage);
  const basis = basisColumns(basisOfFigures(parameters));
  const header = [
    'position_id',
    'lon',
    'lat',
    'operators',
    'technologies',
    'stations',
    'status',
    'shared',
    'villages_served',
    'critical_villages',
    ...basis.header,
  ];
  return csvChunks(header, rows());

  function* rows(): Generator<Cell[]> {
    for (const [p, position] of positions.entries()) {
      const members = position.stations.map((s) => stations[s]).filter((station) => station !== undefined);
      yield [
        position.id,
        degrees(position.location[0]),
        degrees(position.location[1]),
        position.operators,
        coverage.layout.technologies.filter((id) => members.some((station) => station.technologies.includes(id))),
        members.map((station) => station.id),
        position.status,
        position.shared,
        plain(served[p] ?? outOfRange()),
        hanging.get(p) ?? [],
        ...basis.cells,
      ];
    }
  }
}

function villagesByCriticalPosition(
  positionCount: number,
  villages: readonly Pick<Village, 'code'>[],
  coverage: Pick<Coverage, 'villageCount' | 'criticalStart' | 'criticalPositions'>,
): ReadonlyMap<number, string[]> {
  const hanging = new Map<number, string[]>();
  for (let v = 0; v < coverage.villageCount; v++) {
    for (let i = coverage.criticalStart[v] ?? outOfRange(); i < (coverage.criticalStart[v + 1] ?? outOfRange()); i++) {
      const position = coverage.criticalPositions[i] ?? positionCount;
      const codes = hanging.get(position);
      if (codes) codes.push(villages[v]?.code ?? '');
      else hanging.set(position, [villages[v]?.code ?? '']);
    }
  }
  return hanging;
}
