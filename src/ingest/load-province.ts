import type { Issue, Result } from '../model/issue.ts';
import type { DataFile, Profile } from '../model/profile.ts';
import type { BaseStation, FibreNetwork, Province, Source, Structure, Village } from '../model/province.ts';
import { type Area, areaOf } from './area.ts';
import { readFibre, streamFibre } from './fibre.ts';
import type { Chunks, Content, RowFeed } from './read-rows.ts';
import { readStations, streamStations } from './stations.ts';
import { positionIdsOf, readStructures, streamStructures } from './structures.ts';
import type { Borders, Joined } from './village-table.ts';
import { readVillages, streamVillages } from './villages.ts';

/** The inputs of an analysis, in the order they are read: what comes later is checked against the villages. */
export const INPUT_ROLES = ['villages', 'villageTable', 'stations', 'fibre', 'structures'] as const;
export type InputRole = (typeof INPUT_ROLES)[number];

/** A file that a person named. */
export interface GivenInput {
  readonly name: string;
  /** What the profile says of this very file, where it is the profile's own. */
  readonly known?: DataFile;
  readonly delivery?: Delivery;
}

/** Whose file it is and of what date, as the person who brought it says. */
export interface Delivery {
  readonly origin: string | null;
  /** ISO date. */
  readonly date: string | null;
}

export interface ChosenInput {
  readonly role: InputRole;
  /** As the reader knows it; of a profile's file its path relative to the profile. */
  readonly file: string;
  readonly given: boolean;
  /** What is known of the file; null for a file of the user's own. */
  readonly data: DataFile | null;
  readonly delivery: Delivery | null;
}

export interface Choice {
  readonly inputs: readonly ChosenInput[];
  /** A warning for each sample file that is not used. */
  readonly issues: readonly Issue[];
}

/**
 * Which files are used. An input not given means the profile's file; but once villages
 * or stations are given, a sample file is never used for the rest: real villages under
 * invented masts would look like a finding. A table of villages brings no village: where it
 * comes alone it is joined to what is there, and a sample stays a sample.
 * Of a published profile (`answers`) stations and fibre are not there to be read.
 */
export function chooseInputs(profile: Pick<Profile, 'data'>, given: Partial<Record<InputRole, GivenInput>>): Choice {
  const ownData = given.villages !== undefined || given.stations !== undefined;
  const published = profile.data.answers !== undefined;
  const inputs: ChosenInput[] = [];
  const issues: Issue[] = [];
  for (const role of INPUT_ROLES) {
    const own = given[role];
    const data = role === 'villageTable' ? undefined : profile.data[role];
    if (own !== undefined)
      inputs.push({ role, file: own.name, given: true, data: own.known ?? null, delivery: own.delivery ?? null });
    else if (data === undefined || (published && role !== 'villages')) continue;
    else if (ownData && data.sample) {
      issues.push({ severity: 'warning', code: 'sample-not-used', file: data.file, field: role });
    } else inputs.push({ role, file: data.file, given: false, data, delivery: null });
  }
  return { inputs, issues };
}

/** The bytes or rows of one input, or why there are none. */
export type Opened =
  | { readonly ok: true; readonly content: Content | Chunks | RowFeed }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Loaded {
  readonly province: Province;
  readonly issues: readonly Issue[];
  /** Inputs of which nothing could be used; the issues say why. */
  readonly unusable: readonly ChosenInput[];
}

/**
 * Reads the chosen inputs one after another. One that cannot be used is named, and the
 * rest is still read.
 *
 * @param open Called once for each input; it never throws.
 */
export async function loadProvince(
  profile: Profile,
  choice: Choice,
  open: (input: ChosenInput) => Promise<Opened>,
): Promise<Loaded> {
  const issues: Issue[] = [...choice.issues];
  const sources: Source[] = [];
  const unusable: ChosenInput[] = [];
  let villages: readonly Village[] = [];
  let stations: readonly BaseStation[] = [];
  let fibre: FibreNetwork | null = null;
  let structures: readonly Structure[] = [];
  let area: Area | null = null;

  /** Notes what came of an input; answers its value, or null. */
  const settle = <T>(input: ChosenInput, result: Result<T>, rowsOf: (value: T) => number): T | null => {
    issues.push(...result.issues);
    if (!result.ok) {
      unusable.push(input);
      return null;
    }
    sources.push(sourceOf(input, rowsOf(result.value)));
    return result.value;
  };

  for (const input of choice.inputs) {
    const { file, role } = input;
    const opened = await open(input);
    if (!opened.ok) {
      settle(input, opened, () => 0);
      continue;
    }
    const { content } = opened;
    const whole = typeof content === 'string' || content instanceof Uint8Array;
    switch (role) {
      case 'villages': {
        const read = whole ? readVillages(content, file, profile) : await streamVillages(content, file, profile);
        villages = settle(input, read, (value) => value.length) ?? [];
        area = areaOf(villages);
        break;
      }
      case 'villageTable': {
        const sample = sources.some((source) => source.role === 'villages' && source.sample);
        const joined = await joinTable(content, file, profile, { villages, sample });
        villages = settle(input, joined, ({ said }) => said.size)?.villages ?? villages;
        break;
      }
      case 'stations': {
        const read = whole
          ? readStations(content, file, profile, area)
          : await streamStations(content, file, profile, area);
        stations = settle(input, read, (value) => value.length) ?? [];
        break;
      }
      case 'fibre': {
        const read = whole ? readFibre(content, file, profile, area) : await streamFibre(content, file, profile, area);
        fibre = settle(input, read, ({ nodes, cables }) => nodes.length + cables.length);
        break;
      }
      case 'structures': {
        const taken = positionIdsOf(stations);
        const read = whole
          ? readStructures(content, file, profile, taken, area)
          : await streamStructures(content, file, profile, taken, area);
        structures = settle(input, read, (value) => value.length) ?? [];
        break;
      }
    }
  }
  return { province: { villages, stations, fibre, structures, sources }, issues, unusable };
}

/** The reader of tables comes when there is one; most provinces have none. */
async function joinTable(
  content: Content | Chunks | RowFeed,
  file: string,
  profile: Profile,
  borders: Borders<Village>,
): Promise<Result<Joined<Village>>> {
  if (typeof content === 'string' || !('feed' in content)) throw new Error('a table of villages comes as rows');
  const { joinVillageTable } = await import('./village-table.ts');
  return joinVillageTable(content, file, profile, borders);
}

function sourceOf({ role, file, data, delivery }: ChosenInput, rows: number): Source {
  return {
    role,
    file,
    date: data?.date ?? delivery?.date ?? null,
    licence: data?.licence ?? null,
    origin: data?.source ?? delivery?.origin ?? null,
    sample: data?.sample ?? false,
    rows,
  };
}
