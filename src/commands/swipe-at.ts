import { useApp } from '../state/store.ts';

/** Divides the map between the two scenarios compared, at a part of its width; null: one map again. */
export function swipeAt(part: number | null): void {
  const { workbench } = useApp.getState();
  if (workbench.swipe !== part) useApp.setState({ workbench: { ...workbench, swipe: part } });
}
