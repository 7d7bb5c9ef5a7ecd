import type { Delivery } from '../model/delivery.ts';
import type { Profile } from '../model/profile.ts';

/** Whether single paths over the ground can be asked about: there is a ground, and the profile has link budgets. */
export function hasGroundNamed({
  province,
  profileUrl,
  given,
}: {
  readonly province: { readonly profile: Pick<Profile, 'ground' | 'linkBudgets'> } | null;
  readonly profileUrl: string;
  readonly given: readonly Pick<Delivery, 'kind' | 'on'>[];
}): boolean {
  const profile = province?.profile;
  if (profile?.ground === undefined || profile.linkBudgets === undefined) return false;
  // Nothing lies beside a profile that was made here, but what a person brought.
  return !profileUrl.startsWith('blob:') || given.some(({ kind, on }) => kind === 'ground' && on);
}
