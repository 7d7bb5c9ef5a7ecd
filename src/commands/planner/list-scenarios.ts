import { useApp } from '../../state/store.ts';
import { planner, setPlanner } from './planner-store.ts';
import { keptScenarios } from './scenario-keeper.ts';

/** Brings back what this browser has kept for the province on the screen. */
export async function listScenarios(): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  const kept = await keptScenarios(province.profile.id);
  if (useApp.getState().province !== province) return;
  if (kept === null) {
    setPlanner({ keeping: 'not-kept' });
    return;
  }
  const here = planner().scenarios;
  const others = kept.filter(({ id }) => !here.some((one) => one.id === id));
  setPlanner({ keeping: 'kept', scenarios: [...here, ...others] });
}
