import { planner, show } from './planner-store.ts';
import { newScenarioId } from './start-scenario.ts';

/** Opens a copy under another name; the one copied stays as it is. */
export function duplicateScenario(id: string, name: string): void {
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (!scenario) return;
  const now = new Date().toISOString();
  show({ scenario: { ...scenario, id: newScenarioId(), name, created: now, changed: now }, past: [], future: [] });
}
