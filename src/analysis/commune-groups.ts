import type { Placed } from './commune-id.ts';
import { unitsOf } from './units.ts';

/** What a report shows together: a commune's villages, as many of them as belong to the unit. */
export interface CommuneVillages {
  /** Unique among the groups. */
  readonly code: string;
  /** Null: the villages name no commune. */
  readonly name: string | null;
  /** Indexes of villages, in the order of the unit's list. */
  readonly villages: readonly number[];
}

/** The villages of a unit by communes, each in exactly one group; those without a commune come last. */
export function communeGroups(villages: readonly Placed[], members: readonly number[]): readonly CommuneVillages[] {
  const own = new Set(members);
  const groups = unitsOf(villages, 'commune').flatMap(({ code, name, villages: inside }): CommuneVillages[] => {
    const found = inside.filter((v) => own.has(v));
    return found.length > 0 ? [{ code, name, villages: found }] : [];
  });
  const grouped = new Set(groups.flatMap((group) => group.villages));
  const others = members.filter((v) => !grouped.has(v));
  return others.length > 0 ? [...groups, { code: '', name: null, villages: others }] : groups;
}
