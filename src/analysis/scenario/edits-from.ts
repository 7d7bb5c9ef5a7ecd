import type { GapOrder, GapSite, Pair } from '../../model/planner.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import type { Edit } from '../../model/scenario.ts';

/** What an optimiser has found, as edits of a scenario: to look at, to change by hand, to compare. */

/** @param hosts Positions and structures, as `hostsOf` has them. */
export function editsOfMoves(
  moves: readonly (Pick<Candidate, 'station' | 'host'> & Partial<Pick<Candidate, 'hostKind'>>)[],
  stations: readonly BaseStation[],
  hosts: readonly Position[],
): Edit[] {
  return moves.flatMap((move): Edit[] => {
    const station = stations[move.station]?.id;
    const host = hosts[move.host];
    if (station === undefined || host === undefined) return [];
    // Nothing is there yet: those who go there stand together by their place.
    if (move.hostKind === 'new-site') return [{ kind: 'move', station, location: host.location }];
    return [{ kind: 'share', station, host: host.id }];
  });
}

/** Every station of the position that is given up, onto the other. */
export function editsOfPair(
  { mover, host }: Pick<Pair, 'mover' | 'host'>,
  stations: readonly BaseStation[],
  positions: readonly Position[],
): Edit[] {
  const moves = (positions[mover]?.stations ?? []).map((station) => ({ station, host }));
  return editsOfMoves(moves, stations, positions);
}

/** What new stations stand beside. */
interface GapHosts {
  readonly stations: readonly BaseStation[];
  /** Positions and after them structures, as `hostsOf` has them. */
  readonly hosts: readonly Position[];
  /** How many of the hosts are positions. */
  readonly positionCount: number;
}

/**
 * New planned stations on the sites chosen; on masts and structures they are shared there.
 *
 * @param operatorAt Who builds there, where the order names nobody.
 */
export function editsOfGaps(
  chosen: readonly GapSite[],
  order: GapOrder,
  operatorAt: (site: GapSite) => string,
  { stations, hosts, positionCount }: GapHosts,
): Edit[] {
  const ids = newStationIds(stations);
  return chosen.flatMap((site): Edit[] => {
    const { kind, index, location, areaClass } = site;
    const id = ids.next().value;
    const station = {
      id,
      operator: order.operator ?? operatorAt(site),
      technologies: [order.technology],
      status: 'planned',
      location,
      // Its radius is then the one that the site was judged by.
      areaClass,
    } as const;
    const host = kind === 'free' ? undefined : hosts[kind === 'structure' ? positionCount + index : index]?.id;
    const add: Edit = { kind: 'add', station };
    return host === undefined ? [add] : [add, { kind: 'share', station: id, host }];
  });
}

/** Ids for stations that a scenario adds: none of them taken. */
export function* newStationIds(stations: readonly BaseStation[]): Generator<string, never> {
  const taken = new Set(stations.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = `KB-${String(n).padStart(3, '0')}`;
    if (!taken.has(id)) yield id;
  }
}
