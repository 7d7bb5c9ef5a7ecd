import { readProfile } from '../../ingest/profile.ts';
import type { Bounds } from '../../model/geometry.ts';
import type { Issue } from '../../model/issue.ts';
import type { Profile } from '../../model/profile.ts';
import { type GivenFiles, useApp } from '../../state/store.ts';
import type { GivenFile } from '../../worker/protocol.ts';
import { closeImport } from '../import/close-import.ts';
import { importClient } from '../import/import-client.ts';
import { loadProvince } from '../load-province.ts';
import { saveFile } from '../save-file.ts';
import { givenOf } from './given-of.ts';
import { keepProject } from './keep-project.ts';
import { profileAddress } from './profile-address.ts';
import { projectFiles } from './save-project.ts';

/** Any place in the country: a new province's villages are read before it has bounds of its own. */
const COUNTRY: Bounds = [102, 8, 118, 24];
const MARGIN_DEG = 0.02;

/** A new province's villages, and the frame of the map that they need. */
export interface ProfileVillages {
  readonly file: GivenFile;
  readonly bounds: Bounds;
  readonly count: number;
}

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
    mends: [],
    profile,
    land: null,
    before: null,
  });
  if (!checked.ok) return checked.issues;
  const { kept, preview, issues } = checked.value;
  if (kept === 0) return issues.map(({ issue }) => issue);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of preview.lines.flatMap(({ path }) => path)) {
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  const bounds: Bounds = [west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG];
  return { file: { ...content, mapping }, bounds, count: kept };
}

/** What is wrong with a profile, as its reader says it. */
export function profileIssues(profile: Profile): readonly Issue[] {
  const read = readProfile(JSON.stringify(profile), 'profile.json');
  return read.ok ? [] : read.issues;
}

/** Goes on with a profile made here: with its new villages, or with the data on the screen. */
export async function takeProfile(profile: Profile, villages: ProfileVillages | null): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  const { files, data } = projectFiles(province);
  const given: GivenFiles = villages ? { villages: villages.file } : givenOf({ data }, files);
  const url = profileAddress(JSON.stringify({ ...profile, data: {} }));
  closeImport();
  await loadProvince(url, given);
  const now = useApp.getState();
  if (now.profileUrl !== url || now.province === null) return;
  useApp.setState({ focus: { bounds: now.province.bounds } });
  await keepProject();
}

/** The profile as `profile.json`, for a folder next to the app. */
export function saveProfile(profile: Profile): void {
  saveFile('profile.json', `${JSON.stringify({ ...profile, data: {} }, null, 2)}\n`, 'application/json');
}
