import { lazy } from 'react';

/** Parts of the screen that no one sees before the first map: they arrive after it. */

export const Inspector = lazy(async () => ({ default: (await import('./inspector/inspector.tsx')).Inspector }));
export const Assumptions = lazy(async () => ({ default: (await import('./panel/assumptions.tsx')).Assumptions }));
export const PlanTable = lazy(async () => ({ default: (await import('./panel/plan-table.tsx')).PlanTable }));
export const Dock = lazy(async () => ({ default: (await import('./shell/dock.tsx')).Dock }));
export const VillageTable = lazy(async () => ({ default: (await import('./tables/village-table.tsx')).VillageTable }));
export const Workbench = lazy(async () => ({ default: (await import('./planner/workbench.tsx')).Workbench }));
export const ScenarioBadge = lazy(async () => ({
  default: (await import('./planner/scenario-badge.tsx')).ScenarioBadge,
}));
export const SwipeMap = lazy(async () => ({ default: (await import('./planner/swipe-map.tsx')).SwipeMap }));
export const Goal = lazy(async () => ({ default: (await import('./planner/goal.tsx')).Goal }));
