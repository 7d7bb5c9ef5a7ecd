import { scenarioFile } from '../../export/scenario-file.ts';
import { useApp } from '../../state/store.ts';
import { fileName } from '../file-name.ts';
import { saveFile } from '../save-file.ts';
import { planner } from './planner-store.ts';

/** The scenario as one JSON file. */
export function exportScenario(id: string): void {
  const { province } = useApp.getState();
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (!province || !scenario) return;
  saveFile(`${fileName(scenario.name)}.json`, scenarioFile(scenario, province, province.sources), 'application/json');
}
