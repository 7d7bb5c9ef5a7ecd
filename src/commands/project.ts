import {
  fibreGeojson,
  measurementsGeojson,
  stationsGeojson,
  structuresGeojson,
  villagesGeojson,
} from '../export/model-geojson.ts';
import { projectZip } from '../export/project-zip.ts';
import { scenarioFile } from '../export/scenario-file.ts';
import { readProfile } from '../ingest/profile.ts';
import { boundsOfBoxes, boundsOfPoints } from '../model/bounds.ts';
import { addDelivery, deliveriesInUse, type GivenDelivery, newDelivery } from '../model/delivery.ts';
import { pairsOf } from '../model/flat-points.ts';
import type { Bounds, MultiPolygonRings } from '../model/geometry.ts';
import type { Issue, Result } from '../model/issue.ts';
import type { LoadedProvince } from '../model/loaded-province.ts';
import type { Mapping } from '../model/mapping.ts';
import { DATA_ROLES, type DataFile, type DataRole, type Profile } from '../model/profile.ts';
import type { Project, ProjectDelivery } from '../model/project.ts';
import type { Source } from '../model/province.ts';
import { changedParameters } from '../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { closeImport } from './import-files.ts';
import { importClient } from './import-mapping.ts';
import { loadAndKeep, profileAddress } from './kept-project.ts';
import { planner } from './planner-state.ts';
import { saveFile } from './save-file.ts';
import { siteProvinces } from './site-provinces.ts';

/** Everything that is on the screen as one zip, to go on elsewhere. */
export async function saveProject(): Promise<void> {
  const { province } = useApp.getState();
  const project = await projectOnScreen();
  if (province === null || project === null) return;
  saveFile(`${province.profile.id}-song-chung.zip`, projectZip(project), 'application/zip');
}

/** Null before a province is there. */
export async function projectOnScreen(): Promise<Project | null> {
  const { province, parameters, given, asOf, communeTier, records } = useApp.getState();
  if (!province || !parameters) return null;
  const { scenarios } = planner();
  const { profile, files } = projectFiles(province);
  return {
    profile,
    files,
    deliveries: await withBytes(given),
    asOf,
    communeTier,
    changes: changedParameters(parameters, province.profile).map((change) => ({ ...change })),
    scenarios: scenarios.map((scenario) => scenarioFile(scenario, province, province.sources)),
    records,
  };
}

/** The profile with its data, in the form that the app reads without being asked anything. */
export function projectFiles(province: LoadedProvince): Pick<Project, 'profile' | 'files'> & Pick<Profile, 'data'> {
  const files = new Map<string, Uint8Array>();
  // The villages' figures may come from a table; they are saved in one file with the borders.
  const tables = province.sources.filter(({ role }) => role === 'villageTable');
  const data: Partial<Record<DataRole, DataFile>> = {};
  for (const role of DATA_ROLES) {
    const sources = province.sources.filter((one) => one.role === role);
    if (sources.length === 0) continue;
    const date = sources
      .flatMap((one) => one.date ?? [])
      .sort()
      .at(-1);
    const licence = sources.find((one) => one.licence !== null)?.licence;
    const file = `${role}.geojson`;
    files.set(file, new TextEncoder().encode(contentOf(role, province)));
    data[role] = {
      file,
      sample: sources.some(({ sample }) => sample),
      source: named(role === 'villages' ? [...sources, ...tables] : sources),
      ...(date === undefined ? {} : { date }),
      ...(licence ? { licence } : {}),
    };
  }
  const profile: Profile = { ...province.profile, data };
  return { profile: `${JSON.stringify(profile, null, 2)}\n`, files, data };
}

function named(sources: readonly Source[]): string {
  return sources.map(({ origin, file }) => (origin === null ? file : `${origin}: ${file}`)).join('; ');
}

function contentOf(role: DataRole, province: LoadedProvince): string {
  const { villages, communesAsFiled, stations, fibre, structures, measurements = [], mapVillages } = province;
  switch (role) {
    case 'villages': {
      const boundaries = boundariesIn(mapVillages);
      const asFiled = villages.map((village, index) => ({ ...village, ...communesAsFiled?.[index] }));
      return villagesGeojson(asFiled, (index) => boundaries[index] ?? []);
    }
    case 'stations':
      return stationsGeojson(stations);
    case 'fibre':
      return fibreGeojson(fibre ?? { nodes: [], cables: [] });
    case 'structures':
      return structuresGeojson(structures);
    case 'measurements':
      return measurementsGeojson(measurements);
  }
}

/** Of the text that the map reads, in the order of the villages. */
function boundariesIn(mapVillages: string): readonly MultiPolygonRings[] {
  const read: { readonly features: readonly { readonly geometry: { readonly coordinates: MultiPolygonRings } }[] } =
    JSON.parse(mapVillages);
  return read.features.map(({ geometry }) => geometry.coordinates);
}

/** The deliveries with the bytes of their files. */
export async function withBytes(given: GivenFiles): Promise<readonly ProjectDelivery[]> {
  return Promise.all(
    given.map(async ({ content, ...delivery }) => ({
      ...delivery,
      bytes:
        typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(await content.arrayBuffer()),
    })),
  );
}

export function givenFrom(deliveries: readonly ProjectDelivery[]): GivenFiles {
  return deliveries.map(({ bytes, ...delivery }) => ({ ...delivery, content: new Blob([new Uint8Array(bytes)]) }));
}

/**
 * The project's deliveries, and the profile's files for the kinds that none of them is in use of: so
 * is all of a project of before there were deliveries.
 */
export function projectGiven(
  profile: Profile,
  files: ReadonlyMap<string, Uint8Array>,
  brought: GivenFiles,
): GivenFiles {
  const kinds = new Set(deliveriesInUse(brought).map(({ kind }) => kind));
  const others = givenOf(profile, files).filter(({ kind }) => !kinds.has(kind));
  return [...brought, ...others.map((one, index) => ({ ...one, id: `profile-${index + 1}` }))];
}

/** A project's files in the roles that its profile names; what the profile says of them stays with them. */
export function givenOf({ data }: Pick<Profile, 'data'>, files: ReadonlyMap<string, Uint8Array>): GivenFiles {
  let given: GivenFiles = [];
  for (const kind of DATA_ROLES) {
    const known = data[kind];
    const bytes = known && files.get(known.file);
    if (!known || !bytes) continue;
    const made = newDelivery(given, { kind, file: known.file, content: new Blob([new Uint8Array(bytes)]) });
    given = addDelivery(given, { ...made, known });
  }
  return given;
}

/** Any place in the country: a new province's villages are read before it has bounds of its own. */
const COUNTRY: Bounds = [102, 8, 118, 24];
const MARGIN_DEG = 0.02;

/** A new province's villages, and the frame of the map that they need. */
export interface ProfileVillages {
  readonly file: GivenDelivery;
  readonly bounds: Bounds;
  readonly tiers: Profile['tiers'];
  readonly count: number;
}

/** Reads the villages of a new province; the reasons where none can be used. */
export async function readProfileVillages(file: File): Promise<ProfileVillages | readonly Issue[]> {
  const { province } = useApp.getState();
  if (!province) return [];
  const profile: Profile = { ...province.profile, bounds: COUNTRY };
  const content = { name: file.name, content: file };
  const examined = await importClient().ask('examine', { file: content, role: 'villages', profile, how: {} });
  if (!examined.ok) return examined.issues;
  const { mapping } = examined.value;
  const checked = await importClient().ask('check', {
    file: content,
    mapping,
    fixes: [],
    profile,
    land: null,
    before: null,
  });
  if (!checked.ok) return checked.issues;
  const { kept, preview, issues } = checked.value;
  if (kept === 0) return issues.map(({ issue }) => issue);
  const [west, south, east, north] = boundsOfBoxes(preview.lines.map(({ path }) => boundsOfPoints(pairsOf(path))));
  const bounds: Bounds = [west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG];
  const made = newDelivery([], { kind: 'villages', file: file.name, content: file });
  return { file: { ...made, mapping }, bounds, tiers: tiersIn(mapping), count: kept };
}

/** A province has districts where its file of villages names them. */
function tiersIn({ fields }: Mapping): Profile['tiers'] {
  return 'district' in fields || 'district_code' in fields ? ['district', 'commune'] : ['commune'];
}

/** Ids of the provinces that are known here: a new one takes none of them. */
export async function takenIds(): Promise<ReadonlySet<string>> {
  const { province } = useApp.getState();
  const listed = (await siteProvinces()).map(({ id }) => id);
  return new Set(province === null ? listed : [province.profile.id, ...listed]);
}

/** Goes on with a profile made here: with its new villages, or with the data on the screen. */
export async function takeProfile(profile: Profile, villages: ProfileVillages | null): Promise<void> {
  const { province, given: before, asOf, communeTier } = useApp.getState();
  if (!province) return;
  const { files, data } = projectFiles(province);
  const given: GivenFiles = villages ? [villages.file] : projectGiven({ ...profile, data }, files, before);
  const url = profileAddress(JSON.stringify({ ...profile, data: {} }));
  closeImport();
  // A day that one province was looked at is no day of another.
  const used = await loadAndKeep({ profileUrl: url, given, asOf: villages ? null : asOf, communeTier });
  const now = useApp.getState();
  if (used && now.province !== null) useApp.setState({ focus: { bounds: now.province.bounds } });
}

/** A profile as it is written in the form, as its reader takes it; its files are none of its business. */
export function readDraft(draft: object): Result<Profile> {
  return readProfile(JSON.stringify({ ...draft, data: {} }), 'profile.json');
}

/** The profile as `profile.json`, for a folder next to the app. */
export function saveProfile(profile: Profile): void {
  saveFile('profile.json', `${JSON.stringify({ ...profile, data: {} }, null, 2)}\n`, 'application/json');
}
