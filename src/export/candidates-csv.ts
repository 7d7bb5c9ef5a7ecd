import type { PeopleWeight } from '../model/people.ts';
import type { BaseStation } from '../model/province.ts';
import { type Candidate, GATES, type Position } from '../model/results.ts';
import { type Cell, csvChunks, decimals, plain, share } from './csv.ts';

/** `candidates.csv`: by planned station, nearest host first. Distances in metres, losses in people (km² where unknown). @param weight What shares are of; absent: of area. */
export function candidatesCsv(
  candidates: Iterable<Candidate>,
  stations: readonly BaseStation[],
  positions: readonly Position[],
  weight?: PeopleWeight,
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
    ...(weight ? ['share_of'] : []),
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
        ...(weight ? [weight] : []),
      ];
    }
  }
}
