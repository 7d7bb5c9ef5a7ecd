import type { LonLat } from '../../model/geometry.ts';
import type { Pair } from '../../model/planner.ts';
import type { Position } from '../../model/results.ts';
import { ANYWHERE, isWithinPlace, type PlaceFilter, type UnitsOfPlace } from './candidate-filter.ts';
import { ANY_MOVE, isWantedMove, type MoveFilter } from './move-filter.ts';

/** Which pairs a planner wants to see. */
export interface PairFilter extends PlaceFilter, MoveFilter {
  readonly onlyPassing: boolean;
  /** Of those that the potential joins. */
  readonly onlyJoined: boolean;
}

export const NO_PAIR_FILTER: PairFilter = { onlyPassing: true, onlyJoined: false, ...ANYWHERE, ...ANY_MOVE };

/** Pairs of which at least one mast stands in the units that are looked at. */
export function filterPairs(
  pairs: readonly Pair[],
  filter: PairFilter,
  {
    joined,
    positions,
    unitsAt,
  }: {
    readonly joined: ReadonlySet<Pair>;
    readonly positions: readonly Position[];
    readonly unitsAt: (place: LonLat) => UnitsOfPlace;
  },
): readonly Pair[] {
  const isThere = (index: number): boolean => {
    const position = positions[index];
    return position !== undefined && isWithinPlace(unitsAt(position.location), filter);
  };
  const isWanted = (pair: Pair): boolean => {
    const [mover, host] = [positions[pair.mover], positions[pair.host]];
    const names = [mover?.id, host?.id, ...(mover?.operators ?? []), ...(host?.operators ?? [])];
    return isWantedMove(pair, host, names, filter);
  };
  const anywhere = filter.district === '' && filter.commune === '';
  return pairs.filter(
    (pair) =>
      (pair.passes || !filter.onlyPassing) &&
      (joined.has(pair) || !filter.onlyJoined) &&
      isWanted(pair) &&
      (anywhere || isThere(pair.mover) || isThere(pair.host)),
  );
}
