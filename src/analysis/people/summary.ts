import type { PeopleGrid, PeopleWeight, WeightSummary } from '../../model/people.ts';
import type { Source } from '../../model/province.ts';
import type { WeighedProvince } from './weigh.ts';

/** Where people live, and the file that says so. */
export interface PeopleSource {
  readonly grid: PeopleGrid;
  readonly source: Source & { readonly role: 'population' | 'settlements'; readonly sha256: string };
}

/** What is said of weighted figures. */
export function weightSummary(
  { source }: PeopleSource,
  by: PeopleWeight,
  { byArea, apart }: Pick<WeighedProvince, 'byArea' | 'apart'>,
): WeightSummary {
  const { file, sha256, sample } = source;
  return { by, file, sha256, sample, villagesByArea: byArea.length, villagesApart: apart.length };
}
