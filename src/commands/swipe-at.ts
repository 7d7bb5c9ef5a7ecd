import type { Analysis } from '../model/results.ts';
import { useApp } from '../state/store.ts';

/** Divides the map between the two scenarios compared, at a part of its width; null: one map again. */
export function swipeAt(part: number | null): void {
  const { workbench } = useApp.getState();
  if (workbench.swipe !== part) useApp.setState({ workbench: { ...workbench, swipe: part } });
}

/** Shows an analysis on the map in place of the one on the screen; null: that of the screen again. */
export function showInstead(analysis: Analysis | null): void {
  useApp.setState({ mapInstead: analysis });
}
