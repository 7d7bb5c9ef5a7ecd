import type { Issue } from '../../model/issue.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Village } from '../../model/province.ts';
import type { WeighedProvince } from './weigh.ts';

/** So many villages of a kind are named; of the rest it is said how many they are. */
const MOST_NAMED = 100;

/** Where people and the villages' own numbers do not go together. @param file That says where people live. */
export function weighIssues(
  { people, byArea, apart }: Pick<WeighedProvince, 'people' | 'byArea' | 'apart'>,
  villages: readonly Pick<Village, 'code' | 'name' | 'population'>[],
  file: string,
): readonly Issue[] {
  const name = (v: number): string => `${villages[v]?.name} (${villages[v]?.code})`;
  return [
    ...listed('people-nobody', byArea, file, (v) => ({ found: name(v) })),
    ...listed('people-apart', apart, file, (v) => ({
      found: name(v),
      expected: `${villages[v]?.population} ↔ ${Math.round(people[v] ?? outOfRange())}`,
    })),
  ];
}

function listed(
  code: 'people-nobody' | 'people-apart',
  members: readonly number[],
  file: string,
  details: (village: number) => Pick<Issue, 'found' | 'expected'>,
): Issue[] {
  const issues = members
    .slice(0, MOST_NAMED)
    .map((v): Issue => ({ severity: 'warning', code, file, field: 'population', ...details(v) }));
  const more = members.length - issues.length;
  return more === 0
    ? issues
    : [...issues, { severity: 'warning', code: 'more-issues', file, found: String(more), expected: code }];
}
