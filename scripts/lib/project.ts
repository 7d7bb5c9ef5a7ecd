import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { surveyEdits } from '../../src/analysis/agreement/from-log.ts';
import { positionsAndFootprints } from '../../src/analysis/analyse.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import { readScenarioFile } from '../../src/ingest/scenario-file.ts';
import { projectSettings } from '../../src/ingest/settings.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import type { Pin } from '../../src/model/plan.ts';
import type { Project } from '../../src/model/project.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { Inputs } from './read-inputs.ts';

/** Options of the commands that take a project as the app saved it. */
export const PROJECT_OPTIONS = ['project', 'scenario'] as const;

/** A project's zip, laid out so that the commands read it as any province. */
export interface OpenedProject {
  /** Path of its `profile.json`, whose files lie beside it. */
  readonly profile: string;
  /** Its assumptions, as `--set` takes them. */
  readonly settings: readonly (readonly [key: string, value: string])[];
  readonly project: Project;
  /** The one that was asked for; null: the data as they are. */
  readonly scenario: Scenario | null;
  /** Of that scenario, or of the data as they are. */
  readonly pins: readonly Pin[];
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>;
}

export type ProjectOpened =
  | { readonly ok: true; readonly opened: OpenedProject }
  /** `scenarios`: names of those that it has, where the one asked for is none of them. */
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly scenarios?: readonly string[] };

/**
 * Unpacks a project beside the system's other temporary files; `close` when done.
 *
 * @param wanted Name or id of one of its scenarios; absent: the data as they are.
 */
export async function openProject(path: string, wanted?: string): Promise<ProjectOpened> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { ok: false, issues: [{ severity: 'error', code: 'file-missing', file: path }] };
  const read = readProjectZip(new Uint8Array(bytes), basename(path));
  if (!read.ok) return { ok: false, issues: read.issues };
  const project = read.value;
  const scenarios = project.scenarios.flatMap((text) => scenarioIn(text, path));
  const scenario = scenarios.find(({ name, id }) => name === wanted || id === wanted) ?? null;
  if (wanted !== undefined && scenario === null)
    return { ok: false, issues: [], scenarios: scenarios.map(({ name }) => name) };
  const folder = await mkdtemp(join(tmpdir(), 'song-chung-project-'));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const target = resolve(folder, name);
    if (!target.startsWith(folder + sep)) return;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  };
  await write('profile.json', project.profile);
  for (const [name, content] of project.files) await write(name, content);
  return {
    ok: true,
    opened: {
      profile: join(folder, 'profile.json'),
      settings: projectSettings(project.changes),
      project,
      scenario,
      pins: scenario === null ? project.records.pins : (scenario.pins ?? []),
      close: () => rm(folder, { recursive: true, force: true }),
    },
  };
}

/** A scenario of the project; its data are those of the zip, whatever they were hashed as. */
function scenarioIn(text: string, file: string): Scenario[] {
  const given: unknown = JSON.parse(text);
  const provinceId = provinceOf(given);
  const read = readScenarioFile(text, { provinceId, sha256: '' });
  if (!read.ok)
    throw new Error(`${file}: ${read.issues.map(({ code, field }) => `${code} ${field ?? ''}`).join('; ')}`);
  return [read.scenario];
}

function provinceOf(given: unknown): string {
  const inner = memberOf(memberOf(given, 'scenario'), 'data');
  const id = memberOf(inner, 'provinceId');
  return typeof id === 'string' ? id : '';
}

function memberOf(given: unknown, key: string): unknown {
  return typeof given === 'object' && given !== null ? Reflect.get(given, key) : undefined;
}

/** The province with the project's surveys and the scenario's edits made, as the screen has it; edits that do not fit are named. */
export function withScenario(
  inputs: Inputs,
  parameters: AnalysisParameters,
  project: OpenedProject | null,
): { readonly inputs: Inputs; readonly left: readonly string[] } {
  const surveys = surveyEdits(project?.project.records.moveLog ?? []);
  const edits = [...surveys, ...(project?.scenario?.edits ?? [])];
  if (edits.length === 0) return { inputs, left: [] };
  const { profile, province } = inputs;
  const { positions } = positionsAndFootprints(profile, province.stations, parameters);
  const edited = applyEdits({ ...province, profile, positions }, edits);
  const left = edited.issues.map(({ code, edit, found }) => `${edit + 1}: ${code} ${found}`);
  return { inputs: { ...inputs, province: { ...province, stations: edited.stations } }, left };
}
