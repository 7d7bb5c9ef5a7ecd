import type { Issue } from '../model/issue.ts';
import { type DataFile, filesOf, type Profile } from '../model/profile.ts';

/** The inputs of an analysis, in the order they are read: what comes later is checked against the villages. */
export const INPUT_ROLES = ['villages', 'villageTable', 'stations', 'fibre', 'structures', 'measurements'] as const;
export type InputRole = (typeof INPUT_ROLES)[number];

/** A file that a person named; any number of each role. */
export interface GivenInput {
  readonly role: InputRole;
  readonly name: string;
  /** What the profile says of this very file, where it is the profile's own. */
  readonly known?: DataFile;
  readonly delivery?: DeliverySource;
}

/** Whose file it is and of what date, as the person who brought it says. */
export interface DeliverySource {
  readonly origin: string | null;
  /** ISO date. */
  readonly date: string | null;
}

export interface ChosenInput {
  readonly role: InputRole;
  /** As the reader knows it; of a profile's file its path relative to the profile. */
  readonly file: string;
  /** Its place in the list of given inputs; null for a file of the profile. */
  readonly given: number | null;
  /** What is known of the file; null for a file of the user's own. */
  readonly data: DataFile | null;
  readonly delivery: DeliverySource | null;
}

export interface FilesInUse {
  readonly inputs: readonly ChosenInput[];
  /** A warning for each sample file that is not used. */
  readonly issues: readonly Issue[];
}

/**
 * Which files are used. A role of which nothing is given means the profile's file; but once
 * villages or stations are given, a sample file is never used for the rest: real villages under
 * invented masts would look like a finding. A table of villages brings no village: where it
 * comes alone it is joined to what is there, and a sample stays a sample.
 * Of a published profile (`answers`) stations and fibre are not there to be read.
 */
export function chooseInputs(profile: Pick<Profile, 'data'>, given: readonly GivenInput[]): FilesInUse {
  const ownData = given.some(({ role }) => role === 'villages' || role === 'stations');
  const published = profile.data.answers !== undefined;
  const inputs: ChosenInput[] = [];
  const issues: Issue[] = [];
  for (const role of INPUT_ROLES) {
    const own = given.flatMap((input, index): ChosenInput[] =>
      input.role === role
        ? [{ role, file: input.name, given: index, data: input.known ?? null, delivery: input.delivery ?? null }]
        : [],
    );
    if (own.length > 0) inputs.push(...own);
    else if (role === 'villageTable' || (published && role !== 'villages')) continue;
    else
      for (const data of filesOf(profile.data, role)) {
        if (ownData && data.sample)
          issues.push({ severity: 'warning', code: 'sample-not-used', file: data.file, field: role });
        else inputs.push({ role, file: data.file, given: null, data, delivery: null });
      }
  }
  const { settlements } = profile.data;
  // Shares over inhabited land alone are not computed; that must not go unsaid.
  if (settlements !== undefined)
    issues.push({
      severity: 'warning',
      code: 'settlements-not-used',
      file: settlements.file,
      field: 'data.settlements',
    });
  return { inputs, issues };
}
