import type { BaseStation } from '../model/province.ts';
import { type Candidate, GATES, type Position } from '../model/results.ts';
import { type Cell, csvChunks, decimals, plain, share } from './csv.ts';
import { basisColumns, CIRCLES_AND_AREA, type FigureBasis } from './figure-basis.ts';

/**
 * `candidates.csv`: by planned station, nearest host first. Distances in metres, losses in people (km² where unknown).
 *
 * @param basis What the losses rest on, where it is not circles and area: each row says so.
 */
export function candidatesCsv(
  candidates: Iterable<Candidate>,
  stations: readonly BaseStation[],
  positions: readonly Position[],
  basis: FigureBasis = CIRCLES_AND_AREA,
): Generator<string> {
  const header = [
    'station',
    'station_operator',
    'host',
    'host_kind',
    'host_operators',
    'area_class',
    'distance_m',
    'rule',
    'mandatory',
    'loss',
    'coverage_kept',
    'free_slots',
    'passes',
    'failed_gates',
    ...basisColumns(basis).header,
  ];
  return csvChunks(header, rows());

  function* rows(): Generator<Cell[]> {
    for (const candidate of candidates) {
      const host = positions[candidate.host];
      yield [
        stations[candidate.station]?.id ?? null,
        stations[candidate.station]?.operator ?? null,
        host?.id ?? null,
        candidate.hostKind,
        host?.operators ?? [],
        candidate.areaClass,
        decimals(candidate.distanceM, 2),
        candidate.rule,
        candidate.mandatory,
        decimals(candidate.loss, 6),
        share(candidate.coverageKept),
        plain(candidate.freeSlots),
        candidate.passes,
        GATES.filter((gate) => candidate.gates[gate] === 'fail'),
        ...basisColumns(basis).cells,
      ];
    }
  }
}
