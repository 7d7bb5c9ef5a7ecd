import { villagesInTier } from '../analysis/commune-tiers.ts';
import type { Issue } from '../model/issue.ts';
import type { CommunesAsFiled } from '../model/loaded-province.ts';
import type { CommuneTier, Profile } from '../model/profile.ts';
import type { Province } from '../model/province.ts';

export interface ReadProvince {
  readonly profile: Profile;
  readonly province: Province;
  readonly issues: readonly Issue[];
}

export interface TieredProvince extends Omit<ReadProvince, 'profile'> {
  /** Null: the villages have the communes that their files name. */
  readonly asFiled: CommunesAsFiled | null;
}

/** The province with its villages in the communes of a tier; null: as their files name them. */
export function inTier({ profile, province, issues }: ReadProvince, tier: CommuneTier | null): TieredProvince {
  if (tier === null || profile.communes === undefined) return { province, issues, asFiled: null };
  const { villages, undecided } = villagesInTier(province.villages, profile.communes, tier);
  const file = province.sources.find(({ role }) => role === 'villages')?.file ?? '';
  const found = String(undecided);
  const warning: Issue = { severity: 'warning', code: 'commune-undecided', file, field: 'commune', found };
  return {
    province: { ...province, villages },
    issues: undecided === 0 ? issues : [...issues, warning],
    asFiled: province.villages.map(({ commune, communeCode }) => ({ commune, communeCode })),
  };
}
