import * as v from 'valibot';
import { DELIVERY_KINDS } from '../model/delivery.ts';
import type { Issue, Result } from '../model/issue.ts';
import { type Fix, IMPORT_ROLES, type Mapping } from '../model/mapping.ts';
import { COMMUNE_TIERS } from '../model/profile.ts';
import { PRIVATE_NOTE_FILE, type Project } from '../model/project.ts';
import { NO_RECORDS } from '../model/records.ts';
import { Refusal } from './formats/refusal.ts';
import { unzipped } from './formats/unzip.ts';
import { shown } from './issue-log.ts';
import { dataFile } from './profile-schema.ts';
import { readRecords } from './records.ts';

/** A project's zip back into its parts. The profile and the files in it are read by their own readers. */

const texts = v.record(v.string(), v.string());
const rows = v.array(v.number());
/** What is read of a mapping without a look at what it holds; the rest is as its reader takes it. */
const mappingShape = v.looseObject({
  role: v.picklist(IMPORT_ROLES),
  fields: texts,
  technologyColumns: texts,
  coordinates: v.looseObject({ kind: v.string() }),
  crs: v.looseObject({ kind: v.string() }),
  rowMeaning: v.looseObject({ kind: v.string() }),
});
const fixShape = v.union([
  v.looseObject({ kind: v.literal('set'), row: v.number(), field: v.string(), value: v.string() }),
  v.looseObject({ kind: v.string(), rows }),
]);
/** A delivery as it is kept, without its file. */
export const keptDelivery = v.object({
  id: v.string(),
  kind: v.picklist(DELIVERY_KINDS),
  file: v.string(),
  from: v.nullable(v.string()),
  date: v.nullable(v.string()),
  on: v.boolean(),
  mapping: v.nullable(v.custom<Mapping>((value) => v.is(mappingShape, value))),
  fixes: v.array(v.custom<Fix>((value) => v.is(fixShape, value))),
  values: texts,
  replaces: v.array(v.string()),
  known: v.exactOptional(dataFile),
});
/** `path`: of its file within the zip. */
const deliverySchema = v.object({ ...keptDelivery.entries, path: v.string() });

const manifestSchema = v.object({
  /** Absent in projects of before there were deliveries. */
  deliveries: v.optional(v.array(deliverySchema), []),
  asOf: v.optional(v.nullable(v.string()), null),
  communeTier: v.optional(v.nullable(v.picklist(COMMUNE_TIERS)), null),
  kind: v.literal('song-chung-project', 'song-chung-project'),
  version: v.literal(1, '1'),
  changes: v.array(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
});

export function readProjectZip(bytes: Uint8Array, file: string): Result<Project> {
  const failed = (code: Issue['code'], details: Partial<Issue> = {}): Result<Project> => ({
    ok: false,
    issues: [{ ...details, severity: 'error', code, file }],
  });
  try {
    const entries = unzipped(bytes, () => true);
    const text = (path: string): string | null => {
      const entry = entries.get(path);
      return entry === undefined ? null : new TextDecoder().decode(entry);
    };
    const [manifest, profile] = [text('project.json'), text('profile.json')];
    if (manifest === null || profile === null)
      return failed('file-unreadable', { expected: 'project.json, profile.json' });
    const parsed = v.safeParse(manifestSchema, JSON.parse(manifest));
    if (!parsed.success) return failed('file-unreadable', { expected: parsed.issues[0].message });
    const scenarios = [...entries.keys()].filter((path) => /^scenarios\/[^/]+\.json$/.test(path)).sort();
    const files = [...entries].filter(
      ([path]) => ![PRIVATE_NOTE_FILE, 'project.json', 'profile.json', 'records.json', ...scenarios].includes(path),
    );
    const { deliveries: listed, asOf, communeTier } = parsed.output;
    const lost = listed.find(({ path }) => !entries.has(path));
    if (lost !== undefined) return failed('file-unreadable', { expected: shown(lost.path) });
    // None in projects of before there were records.
    const recorded = text('records.json');
    const records = recorded === null ? null : readRecords(recorded, 'records.json');
    if (records?.ok === false) return { ok: false, issues: records.issues };
    const paths = new Set(listed.map(({ path }) => path));
    const value = {
      profile,
      files: new Map(files.filter(([path]) => !paths.has(path))),
      deliveries: listed.flatMap(({ path, ...delivery }) => {
        const bytes = entries.get(path);
        return bytes === undefined ? [] : [{ ...delivery, bytes }];
      }),
      asOf,
      communeTier,
      changes: parsed.output.changes,
      scenarios: scenarios.flatMap((path) => text(path) ?? []),
      records: records?.value ?? NO_RECORDS,
    };
    return { ok: true, value, issues: [] };
  } catch (error) {
    if (error instanceof Refusal) return failed(error.code, error.details);
    return failed('file-unreadable', { found: shown(error instanceof Error ? error.message : error) });
  }
}
