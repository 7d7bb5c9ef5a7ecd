import { fibreGeojson, stationsGeojson, structuresGeojson, villagesGeojson } from '../../export/model-geojson.ts';
import { projectZip } from '../../export/project-zip.ts';
import { scenarioFile } from '../../export/scenario-file.ts';
import type { MultiPolygonRings } from '../../model/geometry.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { IMPORT_ROLES } from '../../model/mapping.ts';
import { DATA_ROLES, type DataFile, type DataRole, type Profile } from '../../model/profile.ts';
import type { Project } from '../../model/project.ts';
import type { Source } from '../../model/province.ts';
import { changesOf } from '../../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../../state/store.ts';
import { planner } from '../planner/planner-store.ts';
import { saveFile } from '../save-file.ts';

/** Everything that is on the screen as one zip: to go on elsewhere, or to be unpacked next to the app. */
export async function saveProject(): Promise<void> {
  const { province, parameters, given } = useApp.getState();
  if (!province || !parameters) return;
  const { scenarios } = planner();
  const { profile, files } = projectFiles(province);
  const project: Project = {
    profile,
    files: new Map([...files, ...(await originals(given))]),
    changes: changesOf(parameters, province.profile).map((change) => ({ ...change })),
    scenarios: scenarios.map((scenario) => scenarioFile(scenario, province, province.sources)),
  };
  saveFile(`${province.profile.id}-song-chung.zip`, projectZip(project), 'application/zip');
}

/** The profile with its data, in the form that the app reads without being asked anything. */
export function projectFiles(province: LoadedProvince): Pick<Project, 'profile' | 'files'> & Pick<Profile, 'data'> {
  const files = new Map<string, Uint8Array>();
  // The villages' figures may come from a table; they are saved in one file with the borders.
  const tables = province.sources.filter(({ role }) => role === 'villageTable');
  const data: Partial<Record<DataRole, DataFile>> = {};
  for (const role of DATA_ROLES) {
    const source = province.sources.find((one) => one.role === role);
    if (source === undefined) continue;
    const file = `${role}.geojson`;
    files.set(file, new TextEncoder().encode(contentOf(role, province)));
    data[role] = {
      file,
      sample: source.sample,
      source: named(role === 'villages' ? [source, ...tables] : [source]),
      ...(source.date === null ? {} : { date: source.date }),
      ...(source.licence === null ? {} : { licence: source.licence }),
    };
  }
  const profile: Profile = { ...province.profile, data };
  return { profile: `${JSON.stringify(profile, null, 2)}\n`, files, data };
}

function named(sources: readonly Source[]): string {
  return sources.map(({ origin, file }) => (origin === null ? file : `${origin}: ${file}`)).join('; ');
}

function contentOf(role: DataRole, { villages, stations, fibre, structures, mapVillages }: LoadedProvince): string {
  switch (role) {
    case 'villages': {
      const boundaries = boundariesIn(mapVillages);
      return villagesGeojson(villages, (index) => boundaries[index] ?? []);
    }
    case 'stations':
      return stationsGeojson(stations);
    case 'fibre':
      return fibreGeojson(fibre ?? { nodes: [], cables: [] });
    case 'structures':
      return structuresGeojson(structures);
  }
}

/** Of the text that the map reads, in the order of the villages. */
function boundariesIn(mapVillages: string): readonly MultiPolygonRings[] {
  const read: { readonly features: readonly { readonly geometry: { readonly coordinates: MultiPolygonRings } }[] } =
    JSON.parse(mapVillages);
  return read.features.map(({ geometry }) => geometry.coordinates);
}

/** The files as they were delivered, for the record. */
async function originals(given: GivenFiles): Promise<readonly (readonly [string, Uint8Array])[]> {
  const own = IMPORT_ROLES.flatMap((role) => (given[role]?.mapping ? [[role, given[role]] as const] : []));
  return Promise.all(
    own.map(async ([role, { name, content }]) => {
      const bytes =
        typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(await content.arrayBuffer());
      return [`originals/${role}-${name.replace(/[\\/]/g, '-')}`, bytes] as const;
    }),
  );
}
