import type { Department, Profile, Technology } from './profile.ts';

/** What of a profile depends on the day it is read on, as ISO dates. */

/** The day on the clock of the device, or of the command. */
export function isoToday(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whom to ask on a day: the department, or who has its tasks since, then with the day and who says so. */
export function departmentOn(
  department: Department,
  day: string,
): Omit<Department, 'successor'> & { readonly from?: string; readonly source?: string } {
  const { successor, ...former } = department;
  return successor && successor.from <= day ? { signatory: former.signatory, ...successor } : former;
}

/** Whether the administrative units of a profile no longer hold. */
export function isPast({ validTo }: Pick<Profile, 'validTo'>, day: string): boolean {
  return validTo !== undefined && validTo < day;
}

/** Technologies with a last day on air, which may be past. */
export function endingTechnologies(technologies: readonly Technology[]): readonly (Technology & { endDate: string })[] {
  return technologies.flatMap(({ endDate, ...technology }) =>
    endDate === undefined ? [] : [{ ...technology, endDate }],
  );
}
