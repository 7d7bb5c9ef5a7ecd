import { scenarioFile } from '../export/scenario-file.ts';
import { readScenarioFile } from '../ingest/scenario-file.ts';
import { distinctName } from '../state/scenario-names.ts';
import { useApp } from '../state/store.ts';
import { newScenarioId, planner, setPlanner, show } from './planner-state.ts';
import { fileName, saveFile } from './save-file.ts';
import { dataFingerprint } from './scenarios.ts';

/** The scenario as one JSON file. */
export function exportScenario(id: string): void {
  const { province } = useApp.getState();
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (!province || !scenario) return;
  saveFile(`${fileName(scenario.name)}.json`, scenarioFile(scenario, province, province.sources), 'application/json');
}

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
  const others = planner().scenarios.filter((one) => one.id !== id);
  show({ scenario: { ...scenario, id, name: distinctName(scenario.name, others) }, past: [], future: [] });
}
