import { createElement } from 'react';
import { dismissImport, showReport } from '../commands/view.ts';
import { late } from './late-part.tsx';
import { PanelSkeleton } from './panel/panel-skeleton.tsx';

/** Parts of the screen that no one sees before the first map: they arrive after it. */

export const Panel = late(async () => (await import('./panel/panel.tsx')).Panel, {
  waiting: createElement(PanelSkeleton),
});
export const Legend = late(async () => (await import('./panel/legend.tsx')).Legend, { unasked: true });
export const IncompleteBadge = late(async () => (await import('./shell/incomplete-badge.tsx')).IncompleteBadge, {
  unasked: true,
});
export const Inspector = late(async () => (await import('./inspector/inspector.tsx')).Inspector);
export const HoverCard = late(async () => (await import('./map/hover-card.tsx')).HoverCard, { unasked: true });
export const Report = late(async () => (await import('./print/report.tsx')).Report, {
  leave: () => showReport(false),
});
export const OfflineNote = late(async () => (await import('./offline/offline-note.tsx')).OfflineNote, {
  unasked: true,
});
export const KeepNote = late(async () => (await import('./shell/keep-note.tsx')).KeepNote);
export const Share = late(async () => (await import('./share/share.tsx')).Share, { leave: ({ onClose }) => onClose() });
export const ProvinceSwitch = late(async () => (await import('./shell/province-switch.tsx')).ProvinceSwitch, {
  unasked: true,
});
export const EmbedBar = late(async () => (await import('./share/embed-bar.tsx')).EmbedBar, {
  // A row of the page's grid, also while it is empty.
  waiting: createElement('div'),
});
export const MissingNotice = late(async () => (await import('./public/missing-notice.tsx')).MissingNotice);
export const IssueList = late(async () => (await import('./panel/issue-list.tsx')).IssueList);
export const Dock = late(async () => (await import('./shell/dock.tsx')).Dock);
export const VillageTable = late(async () => (await import('./district/village-table.tsx')).VillageTable);
export const Workbench = late(async () => (await import('./planner/load-workbench.ts')).loadWorkbench());
export const ScenarioBadge = late(async () => (await import('./planner/scenario-badge.tsx')).ScenarioBadge);
export const SwipeMap = late(async () => (await import('./planner/swipe-map.tsx')).SwipeMap);
export const ImportDialog = late(async () => (await import('./import/import-dialog.tsx')).ImportDialog, {
  leave: () => dismissImport(),
});
