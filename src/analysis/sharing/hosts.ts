import type { Structure } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';

/**
 * Everything that could host, by the index that a candidate's `host` is: the positions, and
 * after them the structures, as positions where nothing stands yet.
 */
export function hostsOf(positions: readonly Position[], structures: readonly Structure[]): readonly Position[] {
  if (structures.length === 0) return positions;
  return [...positions, ...structures.map(emptyPosition)];
}

function emptyPosition({ id, location, tenantSlots, heightM }: Structure): Position {
  return {
    id,
    location,
    stations: [],
    operators: [],
    existingOperators: [],
    status: 'planned',
    shared: false,
    freeSlots: tenantSlots,
    heightM,
  };
}
