import { useApp } from '../state/store.ts';
import type { WorkbenchTab } from '../state/workbench.ts';

/** Turns to another part of the planner's workbench; what is selected stays. */
export function openTab(tab: WorkbenchTab): void {
  const { workbench } = useApp.getState();
  useApp.setState({ workbench: { ...workbench, tab } });
}
