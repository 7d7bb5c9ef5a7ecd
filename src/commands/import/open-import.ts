import { useApp } from '../../state/store.ts';

/** Opens the import with files that were dropped, or with none yet. */
export function openImport(files: readonly File[] = []): void {
  if (!useApp.getState().embedded) useApp.setState({ importing: files });
}

/** The files that were dropped and not yet looked at; each is given once. */
export function takeDroppedFiles(): readonly File[] {
  const files = useApp.getState().importing ?? [];
  if (files.length > 0) useApp.setState({ importing: [] });
  return files;
}

/** Closes an import whose screen did not come. */
export function dismissImport(): void {
  useApp.setState({ importing: null });
}
