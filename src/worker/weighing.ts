import type { PreparedProvince } from '../analysis/analyse.ts';
import { type VillageRows, villageRows } from '../analysis/coverage/village-rows.ts';
import { settlementGrid } from '../analysis/people/settlement-grid.ts';
import { type PeopleSource, weightSummary } from '../analysis/people/summary.ts';
import { weighProvince } from '../analysis/people/weigh.ts';
import { hashOf } from '../ingest/file-hash.ts';
import { readGroundPack } from '../ingest/ground-pack.ts';
import { readSettlements } from '../ingest/settlements.ts';
import type { GivenDelivery } from '../model/delivery.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { PeopleGrid, PeopleWeight, WeighedVillages, WeightSummary } from '../model/people.ts';
import type { DataFile, Profile } from '../model/profile.ts';
import type { Source, Village } from '../model/province.ts';
import type { Fetch } from './read-files.ts';

/** Shares of people or of inhabited land, loaded when the first such figures are asked for. */

/** Null: no file says where people live. */
async function findPeople(
  { profile, profileUrl, ground: delivered }: Pick<Loaded, 'profile' | 'profileUrl' | 'ground'>,
  fetchUrl: Fetch,
): Promise<PeopleSource | null> {
  const { ground, data } = profile;
  const pack = delivered
    ? new Uint8Array(await new Blob([delivered.content]).arrayBuffer())
    : ground && (await bytesOf(ground, profileUrl, fetchUrl));
  const read = pack && readGroundPack(pack);
  if (ground && pack && read?.ok && read.ground.people) {
    const { people } = read.ground;
    const cells = people.people.reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
    return { grid: people, source: sourceOf('population', ground, pack, cells) };
  }
  const { settlements } = data;
  const text = settlements && (await bytesOf(settlements, profileUrl, fetchUrl));
  if (!settlements || !text) return null;
  const listed = readSettlements(text, settlements.file, profile);
  const grid: PeopleGrid | null = listed.ok ? settlementGrid(listed.value) : null;
  return listed.ok && grid ? { grid, source: sourceOf('settlements', settlements, text, listed.value.length) } : null;
}

/** What shares are counted in. */
export interface WeightInUse {
  readonly prepared: PreparedProvince;
  readonly rowsOf: (village: number) => VillageRows;
  /** Absent: area. */
  readonly weighed?: {
    readonly by: PeopleWeight;
    readonly summary: WeightSummary;
    readonly source: Source;
    readonly computed: { readonly weighed?: WeighedVillages };
  };
}

/** What is counted by area and was last counted by, and where people live, once it was asked for. */
interface Loaded {
  readonly profile: Profile;
  readonly profileUrl: string;
  /** A ground pack that a person brought, in the place of the profile's; undefined: none. */
  readonly ground: GivenDelivery | undefined;
  readonly province: { readonly villages: readonly Village[] };
  readonly land: WeightInUse;
  readonly counted: WeightInUse;
  people: Promise<PeopleSource | null> | null;
}

/** What is counted by the chosen weight, by area where no file says where people live; the parameters say which. */
export async function countedBy(
  parameters: AnalysisParameters,
  now: Loaded,
  fetchUrl: Fetch,
): Promise<{ readonly counted: WeightInUse; readonly parameters: AnalysisParameters }> {
  const { weight, weighing: _, ...byArea } = parameters;
  if (weight === undefined) return { counted: now.land, parameters: byArea };
  now.people ??= findPeople(now, fetchUrl);
  const people = await now.people;
  const known = now.counted.weighed?.by === weight ? now.counted : null;
  const counted = known ?? (people && weighedBy(weight, people, now.land.prepared, now.province.villages)) ?? now.land;
  const { weighed } = counted;
  return { counted, parameters: weighed ? { ...byArea, weight, weighing: weighed.summary } : byArea };
}

/** Null: the file has no numbers of people. */
function weighedBy(
  by: PeopleWeight,
  people: PeopleSource,
  land: PreparedProvince,
  villages: readonly Village[],
): WeightInUse | null {
  if (by === 'people' && !people.grid.people.some((one) => one > 0)) return null;
  const weighing = weighProvince(land, villages, people.grid, by);
  const { prepared } = weighing;
  const kept: (VillageRows | undefined)[] = new Array(villages.length);
  const rowsOf = (village: number): VillageRows => {
    const rows = kept[village] ?? villageRows(prepared.shapes, village);
    kept[village] = rows;
    return rows;
  };
  const computed = prepared.weighed ? { weighed: prepared.weighed } : {};
  return {
    prepared,
    rowsOf,
    weighed: { by, summary: weightSummary(people, by, weighing), source: people.source, computed },
  };
}

async function bytesOf({ file }: DataFile, profileUrl: string, fetchUrl: Fetch): Promise<Uint8Array | null> {
  try {
    const response = await fetchUrl(new URL(file, profileUrl).href);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function sourceOf<Role extends 'population' | 'settlements'>(
  role: Role,
  data: DataFile,
  bytes: Uint8Array,
  rows: number,
) {
  return {
    role,
    file: data.file,
    date: data.date ?? null,
    licence: data.licence ?? null,
    origin: data.source,
    sample: data.sample,
    rows,
    sha256: hashOf(bytes),
  };
}
