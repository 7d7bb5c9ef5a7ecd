import { changeEntry, entryOf } from '../../state/import-store.ts';
import { Stopped } from '../../worker/messages.ts';

/** Says of a file that its reading was given up, or that it failed for a reason of ours. */
export function stopped(id: number, reason: unknown): void {
  if (!(reason instanceof Stopped)) console.error('import failed:', reason);
  changeEntry(id, {
    stage:
      reason instanceof Stopped
        ? { kind: 'stopped' }
        : { kind: 'refused', issues: [{ severity: 'error', code: 'file-unreadable', file: entryOf(id)?.name ?? '' }] },
  });
}
