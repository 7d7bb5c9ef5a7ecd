import { useApp } from '../../state/store.ts';

/** Opens the import with files that were dropped, or with none yet. */
export function openImport(files: readonly File[] = []): void {
  if (!useApp.getState().embedded) useApp.setState({ importing: files });
}
