import { keepOnShelf, planner, setPlanner } from './planner-store.ts';

/** A name of blanks alone changes nothing. */
export function renameScenario(id: string, name: string): void {
  const { open, scenarios } = planner();
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario || name.trim() === '') return;
  const renamed = { ...scenario, name: name.trim(), changed: new Date().toISOString() };
  if (open?.scenario.id === id) setPlanner({ open: { ...open, scenario: renamed } });
  keepOnShelf(renamed);
}
