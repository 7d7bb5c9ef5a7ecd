import { NO_IMPORT, useImport } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { importClient } from './import-client.ts';

/** Leaves the import; what was not accepted is forgotten. */
export function closeImport(): void {
  importClient().stop();
  useImport.setState(NO_IMPORT);
  useApp.setState({ importing: null });
}

/** Gives up what is being read; the files stay. */
export function stopImport(): void {
  importClient().stop();
}
