import { readScenarioFile } from '../../ingest/scenario-file.ts';
import { useApp } from '../../state/store.ts';
import { dataFingerprint } from './data-fingerprint.ts';
import { planner, setPlanner, show } from './planner-store.ts';
import { newScenarioId } from './start-scenario.ts';

/**
 * Opens a scenario file. What is refused leaves everything as it is; the reasons are in
 * `fileIssues`. A scenario that the page already has in another state is not written over.
 */
export async function importScenario(file: Pick<Blob, 'text'>): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  let content: string;
  try {
    content = await file.text();
  } catch {
    setPlanner({ fileIssues: [{ code: 'unreadable' }] });
    return;
  }
  const data = await dataFingerprint(province);
  if (useApp.getState().province !== province) return;
  const read = readScenarioFile(content, data);
  setPlanner({ fileIssues: read.issues });
  if (!read.ok) return;
  const { scenario } = read;
  const twin = planner().scenarios.find(({ id }) => id === scenario.id);
  const same = twin && JSON.stringify(twin) === JSON.stringify(scenario);
  const id = twin && !same ? newScenarioId() : scenario.id;
  show({ scenario: { ...scenario, id }, past: [], future: [] });
}
