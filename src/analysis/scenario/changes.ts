import { outOfRange } from '../../model/out-of-range.ts';
import type { CoverageChanges, VillageChange } from '../../model/planner.ts';
import type { Thresholds } from '../../model/profile.ts';
import type { CoverageSet, VillageShares } from '../../model/results.ts';
import { columnOf } from '../layout.ts';
import { verdictFalls, verdictOf } from '../verdicts.ts';

/** What two coverages of the same villages differ in, for one set of footprints. */
export function coverageChanges(
  before: VillageShares,
  after: VillageShares,
  set: CoverageSet,
  thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>,
): CoverageChanges {
  const column = columnOf(before.layout, set);
  const { columns } = before.layout;
  const gained: VillageChange[] = [];
  const lost: VillageChange[] = [];
  const shifted: VillageChange[] = [];
  for (let village = 0; village < before.villageCount; village++) {
    const shareBefore = before.shares[village * columns + column] ?? outOfRange();
    const shareAfter = after.shares[village * columns + column] ?? outOfRange();
    if (shareBefore === shareAfter) continue;
    const [was, is] = [verdictOf(shareBefore, thresholds), verdictOf(shareAfter, thresholds)];
    const list = verdictFalls(was, is) ? lost : verdictFalls(is, was) ? gained : shifted;
    list.push({ village, before: was, after: is, shareBefore, shareAfter });
  }
  const most = (a: VillageChange, b: VillageChange): number => difference(b) - difference(a) || a.village - b.village;
  return { gained: gained.sort(most), lost: lost.sort(most), shifted: shifted.sort(most) };
}

function difference({ shareBefore, shareAfter }: VillageChange): number {
  return Math.abs(shareAfter - shareBefore);
}
