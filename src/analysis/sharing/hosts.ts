import type { Structure } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';

/**
 * Everything that could host, by the index that a candidate's `host` is: the positions, after
 * them the structures, as positions where nothing stands yet, and at last the new sites of a plan.
 */
export function hostsOf(
  positions: readonly Position[],
  structures: readonly Structure[],
  sites: readonly Position[] = [],
): readonly Position[] {
  if (structures.length + sites.length === 0) return positions;
  return [...positions, ...structures.map(emptyPosition), ...sites];
}

/** A place where nothing stands yet, as a position. */
export function emptyPosition({
  id,
  location,
  tenantSlots,
  heightM,
}: Pick<Structure, 'id' | 'location' | 'tenantSlots' | 'heightM'>): Position {
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
