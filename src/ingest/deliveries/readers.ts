import type { Result } from '../../model/issue.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation, FibreNetwork, Measurement, RowDates, Structure, Village } from '../../model/province.ts';
import type { Area } from '../area.ts';
import { readFibre, streamFibre } from '../fibre.ts';
import type { Chunks, Content, RowFeed } from '../read-rows.ts';
import { streamStations } from '../stations.ts';
import { readStructures, streamStructures } from '../structures.ts';
import { readVillages, streamVillages } from '../villages.ts';

/** How the files of each kind are read, and what is counted of what they hold. */
export interface ReaderOf<T> {
  read(content: Content | Chunks | RowFeed, file: string): Promise<Result<T>>;
  /** Rows that became something of the model. */
  count(value: T): number;
  /** Rows among them that are crowd-sourced estimates. */
  estimates?(value: T): number;
  /** Ids of the operators in it, in the profile's order; absent: the kind has none. */
  operators?(value: T): readonly string[];
  /** The dates that its rows state; null: one states none. */
  dates?(value: T): readonly (string | null)[];
}

export function villageReader(profile: Profile): ReaderOf<readonly Village[]> {
  return {
    read: async (content, file) =>
      isWhole(content) ? readVillages(content, file, profile) : streamVillages(content, file, profile),
    count: ({ length }) => length,
  };
}

/** Of a table of villages, which can only be read with the borders it belongs to. */
export function tableReader(): ReaderOf<RowFeed> {
  return {
    async read(content) {
      if (isWhole(content) || !('feed' in content)) throw new Error('a table of villages comes as rows');
      return { ok: true, value: content, issues: [] };
    },
    count: () => 0,
  };
}

export function stationReader(profile: Profile, area: Area | null): ReaderOf<readonly BaseStation[]> {
  return {
    read: (content, file) => streamStations(isWhole(content) ? chunksOf(content) : content, file, profile, area),
    count: ({ length }) => length,
    estimates: (stations) => stations.filter(({ status }) => status === 'estimate').length,
    operators: (stations) => inOrder(profile, new Set(stations.map(({ operator }) => operator))),
    dates: (stations) => stations.map(({ sourceDate }) => sourceDate),
  };
}

export function fibreReader(profile: Profile, area: Area | null): ReaderOf<FibreNetwork> {
  return {
    read: async (content, file) =>
      isWhole(content) ? readFibre(content, file, profile, area) : streamFibre(content, file, profile, area),
    count: ({ nodes, cables }) => nodes.length + cables.length,
    operators: ({ nodes, cables }) => inOrder(profile, new Set([...nodes, ...cables].map(({ operator }) => operator))),
  };
}

/** @param taken Ids that positions have; see `readStructures`. */
export function structureReader(
  profile: Profile,
  taken: ReadonlySet<string>,
  area: Area | null,
): ReaderOf<readonly Structure[]> {
  return {
    read: async (content, file) =>
      isWhole(content)
        ? readStructures(content, file, profile, taken, area)
        : streamStructures(content, file, profile, taken, { area }),
    count: ({ length }) => length,
  };
}

export function measurementReader(profile: Profile): ReaderOf<readonly Measurement[]> {
  return {
    // Few provinces have measurements: their reader comes with the first.
    read: async (content, file) =>
      (await import('../measurements.ts')).streamMeasurements(
        isWhole(content) ? chunksOf(content) : content,
        file,
        profile,
      ),
    count: ({ length }) => length,
    operators: (measurements) => inOrder(profile, new Set(measurements.map(({ operator }) => operator))),
    dates: (measurements) => measurements.map(({ time }) => time),
  };
}

/** Oldest and newest of the dates that rows state; null where none does. */
export function rowDatesOf(dates: readonly (string | null)[]): RowDates | null {
  let [oldest, newest] = ['', ''];
  let undated = 0;
  for (const date of dates) {
    if (date === null) undated += 1;
    else {
      if (oldest === '' || date < oldest) oldest = date;
      if (date > newest) newest = date;
    }
  }
  return newest === '' ? null : { oldest, newest, undated };
}

function inOrder({ operators }: Profile, found: ReadonlySet<string | null>): readonly string[] {
  return operators.map(({ id }) => id).filter((id) => found.has(id));
}

function isWhole(content: Content | Chunks | RowFeed): content is Content {
  return typeof content === 'string' || content instanceof Uint8Array;
}

async function* chunksOf(content: Content): Chunks {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
