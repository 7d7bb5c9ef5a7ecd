import { planner, show } from './planner-store.ts';

/** Opens one of the page's scenarios; null: back to the data as they are. */
export function openScenario(id: string | null): void {
  const scenario = planner().scenarios.find((one) => one.id === id);
  if (id === null) show(null);
  else if (scenario) show({ scenario, past: [], future: [] });
}
