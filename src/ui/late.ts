import { lazy } from 'react';

/** Parts of the screen that no one sees before the first map: they arrive after it. */

export const Inspector = lazy(async () => ({ default: (await import('./inspector/inspector.tsx')).Inspector }));
export const Dock = lazy(async () => ({ default: (await import('./shell/dock.tsx')).Dock }));
export const VillageTable = lazy(async () => ({ default: (await import('./tables/village-table.tsx')).VillageTable }));
export const CandidateTable = lazy(async () => ({
  default: (await import('./tables/candidate-table.tsx')).CandidateTable,
}));
export const ImportDialog = lazy(async () => ({ default: (await import('./import/import-dialog.tsx')).ImportDialog }));
