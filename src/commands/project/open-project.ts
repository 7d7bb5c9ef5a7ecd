import { readProfile } from '../../ingest/profile.ts';
import { readProjectZip } from '../../ingest/project-zip.ts';
import { readScenarioFile } from '../../ingest/scenario-file.ts';
import type { Issue } from '../../model/issue.ts';
import { defaultParameters } from '../../model/parameters.ts';
import { useImport } from '../../state/import-store.ts';
import { type Change, withChange } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { compute } from '../compute.ts';
import { closeImport } from '../import/close-import.ts';
import { loadProvince } from '../load-province.ts';
import { dataFingerprint } from '../planner/data-fingerprint.ts';
import { keepOnShelf } from '../planner/planner-store.ts';
import { givenOf } from './given-of.ts';
import { keepProject } from './keep-project.ts';
import { profileAddress } from './profile-address.ts';

/** Opens a zip that `saveProject` made. What is wrong with it is said, and nothing is lost. */
export async function openProject(file: File): Promise<void> {
  const read = readProjectZip(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!read.ok) return refuse(read.issues);
  const { profile: text, files, changes, scenarios } = read.value;
  const profile = readProfile(text, 'profile.json');
  if (!profile.ok) return refuse(profile.issues);
  const given = givenOf(profile.value, files);
  const url = profileAddress(JSON.stringify({ ...profile.value, data: {} }));
  closeImport();
  await loadProvince(url, given);
  const { province, profileUrl } = useApp.getState();
  if (province === null || profileUrl !== url) return;
  // The project's own assumptions, also where the page had others for the same province.
  let parameters = defaultParameters(province.profile);
  for (const change of changes.flatMap(changeOf)) parameters = withChange(parameters, change, province.profile);
  useApp.setState({ parameters, focus: { bounds: province.bounds } });
  compute();
  const data = await dataFingerprint(province);
  for (const scenario of scenarios) {
    const opened = readScenarioFile(scenario, data);
    if (opened.ok) keepOnShelf(opened.scenario);
  }
  await keepProject();
}

/** What does not fit the profile is ignored where it is used; here only its shape is looked at. */
function changeOf(change: Readonly<Record<string, unknown>>): Change[] {
  return isChange(change) ? [change] : [];
}

function isChange(change: object): change is Change {
  return 'key' in change && typeof change.key === 'string' && 'value' in change;
}

function refuse(issues: readonly Issue[]): void {
  useImport.setState({ problem: issues });
}
