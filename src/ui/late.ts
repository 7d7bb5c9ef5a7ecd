import { lazy } from 'react';

/** Parts of the screen that no one sees before the first map: they arrive after it. */

export const Inspector = lazy(async () => ({ default: (await import('./inspector/inspector.tsx')).Inspector }));
export const FindMe = lazy(async () => ({ default: (await import('./public/find-me.tsx')).FindMe }));
export const Report = lazy(async () => ({ default: (await import('./print/report.tsx')).Report }));
export const OfflineNote = lazy(async () => ({
  default: (await import('./offline/offline-note.tsx')).OfflineNote,
}));
export const Share = lazy(async () => ({ default: (await import('./share/share.tsx')).Share }));
export const EmbedBar = lazy(async () => ({ default: (await import('./share/embed-bar.tsx')).EmbedBar }));
export const Folds = lazy(async () => ({ default: (await import('./panel/folds.tsx')).Folds }));
export const IssueList = lazy(async () => ({ default: (await import('./panel/issue-list.tsx')).IssueList }));
export const Dock = lazy(async () => ({ default: (await import('./shell/dock.tsx')).Dock }));
export const VillageTable = lazy(async () => ({
  default: (await import('./district/village-table.tsx')).VillageTable,
}));
export const UnitPanel = lazy(async () => ({ default: (await import('./district/unit-panel.tsx')).UnitPanel }));
export const Workbench = lazy(async () => ({ default: (await import('./planner/workbench.tsx')).Workbench }));
export const ScenarioBadge = lazy(async () => ({
  default: (await import('./planner/scenario-badge.tsx')).ScenarioBadge,
}));
export const SwipeMap = lazy(async () => ({ default: (await import('./planner/swipe-map.tsx')).SwipeMap }));
export const Goal = lazy(async () => ({ default: (await import('./planner/goal.tsx')).Goal }));
export const ImportDialog = lazy(async () => ({ default: (await import('./import/import-dialog.tsx')).ImportDialog }));
