import type { WeighedVillages } from '../../model/people.ts';
import type { Village } from '../../model/province.ts';

/** A village whose own number of people and that of the file do not go together. */
export interface VillageApart {
  readonly village: number;
  readonly own: number;
  readonly ofFile: number;
}

/** Those of them that disagree most come first. */
export function villagesApart(
  { people, apart }: Pick<WeighedVillages, 'people' | 'apart'>,
  villages: readonly Pick<Village, 'population'>[],
): readonly VillageApart[] {
  const factor = ({ own, ofFile }: VillageApart): number =>
    Math.max((own + 1) / (ofFile + 1), (ofFile + 1) / (own + 1));
  return villages
    .flatMap(({ population }, village): readonly VillageApart[] => {
      const ofFile = people[village];
      return apart[village] === 1 && population !== null && ofFile !== undefined
        ? [{ village, own: population, ofFile: Math.round(ofFile) }]
        : [];
    })
    .sort((a, b) => factor(b) - factor(a) || a.village - b.village);
}
