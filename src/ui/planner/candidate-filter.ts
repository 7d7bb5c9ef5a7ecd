import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { ANY_MOVE, isWantedMove, type MoveFilter } from './move-filter.ts';

/** Codes of the units that are looked at; empty text: any. */
export interface PlaceFilter {
  readonly district: string;
  readonly commune: string;
}

/** Codes of the units that a place lies in; null where there is no such tier, or it is outside. */
export interface UnitsOfPlace {
  readonly district: string | null;
  readonly commune: string | null;
}

export const ANYWHERE: PlaceFilter = { district: '', commune: '' };

export function isWithinPlace({ district, commune }: UnitsOfPlace, wanted: PlaceFilter): boolean {
  return (
    (wanted.district === '' || district === wanted.district) && (wanted.commune === '' || commune === wanted.commune)
  );
}

/** Which candidates a planner wants to see. Empty text and null: any. */
export interface CandidateFilter extends PlaceFilter, MoveFilter {
  readonly onlyPassing: boolean;
  readonly operator: string;
  readonly rule: '' | 'mandatory' | 'voluntary';
  readonly mostM: number | null;
  readonly leastKept: number | null;
  readonly slots: '' | 'free' | 'unknown' | 'none';
  readonly structure: string;
}

export const NO_CANDIDATE_FILTER: CandidateFilter = {
  ...ANY_MOVE,
  onlyPassing: true,
  operator: '',
  district: '',
  commune: '',
  rule: '',
  mostM: null,
  leastKept: null,
  slots: '',
  structure: '',
};

/** What a candidate is filtered by, beside its own figures. */
export interface CandidatePlaces {
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  /** Units that a planned station stands in. */
  readonly unitsOf: (station: number) => UnitsOfPlace;
}

export function filterCandidates(
  candidates: readonly Candidate[],
  filter: CandidateFilter,
  places: CandidatePlaces,
): readonly Candidate[] {
  const { stations, positions, unitsOf } = places;
  return candidates.filter((candidate) => {
    const station = stations[candidate.station];
    const host = positions[candidate.host];
    const names = [station?.id, station?.operator, host?.id, ...(host?.operators ?? [])];
    if (!isWantedMove(candidate, host, names, filter)) return false;
    if (filter.onlyPassing && !candidate.passes) return false;
    if (filter.operator !== '' && station?.operator !== filter.operator) return false;
    if ((filter.district !== '' || filter.commune !== '') && !isWithinPlace(unitsOf(candidate.station), filter))
      return false;
    if (filter.rule !== '' && candidate.mandatory !== (filter.rule === 'mandatory')) return false;
    if (filter.mostM !== null && candidate.distanceM > filter.mostM) return false;
    if (filter.leastKept !== null && candidate.coverageKept < filter.leastKept) return false;
    if (filter.slots !== '' && slotsOf(candidate) !== filter.slots) return false;
    return filter.structure === '' || structureOf(candidate, positions, stations) === filter.structure;
  });
}

function slotsOf({ freeSlots }: Candidate): CandidateFilter['slots'] {
  if (freeSlots === null) return 'unknown';
  return freeSlots > 0 ? 'free' : 'none';
}

/** Structure of the host, by the first of its stations that states one; empty where none does. */
export function structureOf(
  { host }: Pick<Candidate, 'host'>,
  positions: readonly Position[],
  stations: readonly BaseStation[],
): string {
  for (const station of positions[host]?.stations ?? []) {
    const structure = stations[station]?.structure;
    if (structure) return structure;
  }
  return '';
}
