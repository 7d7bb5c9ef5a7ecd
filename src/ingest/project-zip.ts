import * as v from 'valibot';
import type { Issue, Result } from '../model/issue.ts';
import type { Project } from '../model/project.ts';
import { Refusal } from './formats/refusal.ts';
import { unzipped } from './formats/unzip.ts';
import { shown } from './issue-log.ts';

/** A project's zip back into its parts. The profile and the files in it are read by their own readers. */

const manifestSchema = v.object({
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
    const files = [...entries].filter(([path]) => !['project.json', 'profile.json', ...scenarios].includes(path));
    const value = {
      profile,
      files: new Map(files),
      changes: parsed.output.changes,
      scenarios: scenarios.flatMap((path) => text(path) ?? []),
    };
    return { ok: true, value, issues: [] };
  } catch (error) {
    if (error instanceof Refusal) return failed(error.code, error.details);
    return failed('file-unreadable', { found: shown(error instanceof Error ? error.message : error) });
  }
}
