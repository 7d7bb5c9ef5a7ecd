import type { Edit } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import { dataFingerprint } from './data-fingerprint.ts';
import { show } from './planner-store.ts';

/** A new scenario on the screen, with some edits in it or none. */
export async function startScenario(name: string, edits: readonly Edit[] = []): Promise<void> {
  const { province } = useApp.getState();
  if (!province) return;
  const data = await dataFingerprint(province);
  if (useApp.getState().province !== province) return;
  const now = new Date().toISOString();
  show({ scenario: { id: newScenarioId(), name, created: now, changed: now, data, edits }, past: [], future: [] });
}

/** Not `randomUUID`: pages that came by plain http have none. */
export function newScenarioId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
