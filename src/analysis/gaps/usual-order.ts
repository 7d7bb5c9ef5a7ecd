import type { GapOrder } from '../../model/planner.ts';
import type { Profile } from '../../model/profile.ts';

/** What is asked of gap filling where a person states nothing else, on the screen and by command alike. */
export function usualGapOrder({ technologies }: Pick<Profile, 'technologies'>): GapOrder {
  const broadband = technologies.filter((one) => one.broadband).map(({ id }) => id);
  return {
    operator: null,
    technology: broadband.includes('4G') ? '4G' : (broadband[0] ?? ''),
    radiusM: null,
    count: 10,
    leastPeople: 50,
    newMastPeople: 200,
    siteSpacingM: 500,
    sampleSpacingM: 100,
  };
}
