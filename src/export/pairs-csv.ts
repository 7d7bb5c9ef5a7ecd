import type { PeopleWeight } from '../model/people.ts';
import type { Pair } from '../model/planner.ts';
import type { Village } from '../model/province.ts';
import { GATES, type Position } from '../model/results.ts';
import { type Cell, csvChunks, decimals, plain, share } from './csv.ts';

/** Existing pairs: which position would be given up, which would take its stations. Distances in metres, losses in people (km² where unknown). @param weight What shares are of; absent: of area. */
export function pairsCsv(
  pairs: Iterable<Pair>,
  positions: readonly Position[],
  villages: readonly Pick<Village, 'code'>[],
  weight?: PeopleWeight,
): Generator<string> {
  const header = [
    'position',
    'position_operators',
    'host',
    'host_operators',
    'distance_m',
    'loss',
    'coverage_kept',
    'free_slots',
    'passes',
    'failed_gates',
    'survey_gates',
    'falling_villages',
    ...(weight ? ['share_of'] : []),
  ];
  return csvChunks(header, rows());

  function* rows(): Generator<Cell[]> {
    for (const pair of pairs) {
      const [mover, host] = [positions[pair.mover], positions[pair.host]];
      yield [
        mover?.id ?? null,
        mover?.operators ?? [],
        host?.id ?? null,
        host?.operators ?? [],
        decimals(pair.distanceM, 2),
        decimals(pair.loss, 6),
        share(pair.coverageKept),
        plain(pair.freeSlots),
        pair.passes,
        GATES.filter((gate) => pair.gates[gate] === 'fail'),
        GATES.filter((gate) => pair.gates[gate] === 'survey'),
        pair.fallingVillages.map((village) => villages[village]?.code ?? ''),
        ...(weight ? [weight] : []),
      ];
    }
  }
}
