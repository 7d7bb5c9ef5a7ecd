import * as v from 'valibot';
import type { Delivery } from '../model/delivery.ts';
import { COMMUNE_TIERS, type DataFile } from '../model/profile.ts';
import type { ProjectThing } from '../model/project-thing.ts';
import { readProfile } from './profile.ts';
import { keptDelivery } from './project-zip.ts';
import { eventSchema, figureSchema, pinSchema } from './records.ts';
import { scenarioSchema } from './scenario-file.ts';

/** A delivery of a project's folder: its file lies in `originals/`, under its hash. */
export type FolderDelivery = Delivery & { readonly known?: DataFile; readonly sha256: string };

/** One file of a project's folder, as it was read. */
export type FolderPart = ProjectThing<FolderDelivery>;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const part = v.variant('kind', [
  v.object({ kind: v.literal('profile'), value: v.looseObject({}) }),
  v.object({ kind: v.literal('delivery'), value: v.object({ ...keptDelivery.entries, sha256 }) }),
  v.object({
    kind: v.literal('assumption'),
    value: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  }),
  v.object({ kind: v.literal('asOf'), value: v.string() }),
  v.object({ kind: v.literal('communeTier'), value: v.picklist(COMMUNE_TIERS) }),
  v.object({ kind: v.literal('scenario'), value: scenarioSchema }),
  v.object({ kind: v.literal('pin'), value: pinSchema }),
  v.object({ kind: v.literal('move'), value: eventSchema }),
  v.object({ kind: v.literal('figure'), value: figureSchema }),
]);

/** Reads one file of a project's folder; null where it is damaged: nothing of it is used then. */
export function readFolderPart(text: string): FolderPart | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(part, given);
  if (!read.success) return null;
  if (read.output.kind !== 'profile') return read.output;
  const profile = readProfile(JSON.stringify(read.output.value), 'profile.json');
  return profile.ok ? { kind: 'profile', value: profile.value } : null;
}

/** The same as text. Members that only this page knows are left out. */
export function folderPartText(part: FolderPart): string {
  const value = part.kind === 'profile' ? { ...part.value, data: {} } : part.value;
  return `${JSON.stringify({ kind: part.kind, value }, null, 2)}\n`;
}
