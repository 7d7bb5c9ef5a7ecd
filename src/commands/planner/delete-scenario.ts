import { planner, setPlanner, show } from './planner-store.ts';
import { forget } from './scenario-keeper.ts';

/** Deletes a scenario for good; one that is open gives way to the data as they are. */
export function deleteScenario(id: string): void {
  const { open, scenarios } = planner();
  setPlanner({ scenarios: scenarios.filter((one) => one.id !== id) });
  if (open?.scenario.id === id) show(null);
  forget(id);
}
