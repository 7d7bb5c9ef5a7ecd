import { useMemo } from 'react';
import { useApp } from '../../state/store.ts';
import { passing, villagesOfUnit } from '../../state/village-filter.ts';

const NONE: readonly number[] = [];

/** Villages of the chosen unit, those of them that pass the filter, and the unit's name (null: the province). */
export function useUnit(): {
  readonly members: readonly number[];
  readonly shown: readonly number[];
  readonly name: string | null;
} {
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const unit = useApp((state) => state.unit);
  const filter = useApp((state) => state.villageFilter);
  const members = useMemo(() => (villages ? villagesOfUnit(villages, unit) : NONE), [villages, unit]);
  const shown = useMemo(() => (analysis ? passing(members, analysis, filter) : NONE), [members, analysis, filter]);
  const [member] = members;
  const first = member === undefined ? undefined : villages?.[member];
  const name = unit.commune !== null ? first?.commune : unit.district !== null ? first?.district : null;
  return { members, shown, name: name ?? null };
}
