import { scenarioFile } from '../../export/scenario-file.ts';
import { useApp } from '../../state/store.ts';
import { saveFile } from '../save-file.ts';
import { planner } from './planner-store.ts';

/** The scenario as one JSON file. */
export function exportScenario(id: string): void {
  const { province } = useApp.getState();
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (!province || !scenario) return;
  saveFile(`${fileName(scenario.name)}.json`, scenarioFile(scenario, province, province.sources), 'application/json');
}

/** A name that every file system takes; letters keep their marks. */
export function fileName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^\.+/, '');
  return plain.slice(0, 80) || 'song-chung';
}
