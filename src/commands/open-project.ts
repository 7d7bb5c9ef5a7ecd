import { differencesOf } from '../analysis/project/merge-parts.ts';
import {
  bothOf,
  type HashedDelivery,
  type ProjectPart,
  partsOf,
  setsMineAside,
  type Work,
} from '../analysis/project/project-parts.ts';
import { say } from '../i18n/translate.ts';
import { PROJECT_WORDS } from '../i18n/words/project.ts';
import { hashOf } from '../ingest/file-hash.ts';
import { readProfile } from '../ingest/profile.ts';
import { readProjectZip } from '../ingest/project-zip.ts';
import { readScenarioFile } from '../ingest/scenario-file.ts';
import type { Issue } from '../model/issue.ts';
import { joinedRecords } from '../model/joined-records.ts';
import { defaultParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { Project } from '../model/project.ts';
import { useImport } from '../state/import-store.ts';
import { type Change, changedParameters, withChange } from '../state/parameter-specs.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { compute } from './analysis.ts';
import { closeImport } from './import-files.ts';
import { loadAndKeep, profileAddress } from './kept-project.ts';
import { keepScenario, newScenarioId, planner } from './planner-state.ts';
import { givenFrom, projectFiles, projectGiven, withBytes } from './project.ts';
import { setRecords } from './records.ts';
import { listScenarios } from './scenarios.ts';

/**
 * Opens a zip that `saveProject` made. What is wrong with it is said, and nothing is lost. Where it would
 * put aside work of this page, the differences are shown first (`useImport`'s `offer`).
 */
export async function openProject(file: File): Promise<void> {
  const read = readProjectZip(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!read.ok) return refuse(read.issues);
  const profile = readProfile(read.value.profile, 'profile.json');
  if (!profile.ok) return refuse(profile.issues);
  const theirs = await workOfZip(read.value, profile.value);
  const mine = await workHere('own');
  if (mine === null) return takeWork(theirs);
  const otherProvince = mine.profile.id !== theirs.profile.id;
  const isOwnProfile = useApp.getState().profileUrl.startsWith('blob:');
  const differences = differencesOf(partsOf(mine), partsOf(theirs)).filter(
    ({ mine: here, theirs: there }) =>
      // A profile of the site is no one's work here, and what is kept by province stays with it.
      ((here ?? there)?.kind !== 'profile' || isOwnProfile) && !(otherProvince && isKeptByProvince(here ?? there)),
  );
  if (!setsMineAside(differences)) return takeWork(theirs);
  offered = { mine, theirs };
  useImport.setState({ offer: { from: 'zip', file: file.name, differences, otherProvince } });
}

function isKeptByProvince(part: ProjectPart | null): boolean {
  return part !== null && ['scenario', 'pin', 'move', 'figure'].includes(part.kind);
}

let offered: { readonly mine: Work; readonly theirs: Work } | null = null;

/** What a person decided for a project that was opened beside other work. */
export async function decideProject(which: 'theirs' | 'mine' | 'both'): Promise<void> {
  const both = offered;
  offered = null;
  useImport.setState({ offer: null });
  if (both === null || which === 'mine') return;
  const { mine, theirs } = both;
  if (which === 'theirs') return takeWork(theirs);
  const { language } = useApp.getState();
  const scenarioName = (name: string): string => say(PROJECT_WORDS, language, 'project.copyName', { name });
  return takeWork(bothOf(mine, theirs, { scenarioId: newScenarioId, scenarioName }));
}

/** Shows a project in the place of what is on the screen; scenarios and events that only this page has stay beside. */
export async function takeWork({
  profile,
  deliveries,
  asOf,
  communeTier,
  changes,
  scenarios,
  records,
}: Work): Promise<void> {
  const url = profileAddress(JSON.stringify({ ...profile, data: {} }));
  closeImport();
  const given = deliveries.map((one) => one.given);
  const used = await loadAndKeep({ profileUrl: url, given, asOf, communeTier });
  const { province } = useApp.getState();
  if (!used || province === null) return;
  // The project's own assumptions, also where the page had others for the same province.
  let parameters = defaultParameters(province.profile);
  for (const change of changes.flatMap(changeOf)) parameters = withChange(parameters, change, province.profile);
  useApp.setState({ parameters, focus: { bounds: province.bounds } });
  compute();
  const here = new Map(planner().scenarios.map((one) => [one.id, JSON.stringify(one)]));
  for (const one of scenarios) if (here.get(one.id) !== JSON.stringify(one)) keepScenario(one);
  setRecords(joinedRecords(useApp.getState().records, records));
}

/** What a zip holds; a scenario that cannot be read is left out. */
async function workOfZip(project: Project, profile: Profile): Promise<Work> {
  const given = projectGiven(profile, project.files, givenFrom(project.deliveries));
  const data = { provinceId: profile.id, sha256: '' };
  const scenarios = project.scenarios.flatMap((text) => {
    const opened = readScenarioFile(text, data);
    return opened.ok ? [opened.scenario] : [];
  });
  const { asOf, communeTier, changes, records } = project;
  return { profile, deliveries: await hashed(given), asOf, communeTier, changes, scenarios, records };
}

/**
 * All that this page has of its province, kept scenarios too; null before there is one.
 *
 * @param which `all`: with the site's own files as deliveries, for those who have no such site.
 */
export async function workHere(which: 'own' | 'all'): Promise<Work | null> {
  await listScenarios();
  const { province, given: own } = useApp.getState();
  if (!province) return null;
  const { files, data } = projectFiles(province);
  const given = which === 'own' ? own : projectGiven({ ...province.profile, data }, files, own);
  return workWith(await hashed(given));
}

/** Keys of the parts of a person's own work; no file is read for them. */
export async function keysHere(): Promise<ReadonlySet<string>> {
  await listScenarios();
  const work = workWith(useApp.getState().given.map((given) => ({ given, sha256: '' })));
  return new Set(work && partsOf(work).keys());
}

function workWith(deliveries: Work['deliveries']): Work | null {
  const { province, parameters, asOf, communeTier, records, planner: tools } = useApp.getState();
  if (!province || !parameters) return null;
  const { profile } = province;
  const changes = changedParameters(parameters, profile).map((change) => ({ ...change }));
  return { profile, deliveries, asOf, communeTier, changes, scenarios: tools.scenarios, records };
}

async function hashed(given: GivenFiles): Promise<readonly HashedDelivery[]> {
  const all = await withBytes(given);
  return given.map((one, index) => ({ given: one, sha256: hashOf(all[index]?.bytes ?? new Uint8Array()) }));
}

/** What does not fit the profile is ignored where it is used; here only its shape is looked at. */
export function changeOf(change: Readonly<Record<string, unknown>>): Change[] {
  return isChange(change) ? [change] : [];
}

function isChange(change: object): change is Change {
  return 'key' in change && typeof change.key === 'string' && 'value' in change;
}

function refuse(issues: readonly Issue[]): void {
  useImport.setState({ problem: issues });
}
