import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { prepareProvince } from '../../src/analysis/analyse.ts';
import { settlementGrid } from '../../src/analysis/people/settlement-grid.ts';
import { type PeopleSource, weightSummary } from '../../src/analysis/people/summary.ts';
import { weighProvince } from '../../src/analysis/people/weigh.ts';
import { weighIssues } from '../../src/analysis/people/weigh-issues.ts';
import { groundIssueLine } from '../../src/i18n/ground-issue.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { WEIGHT_WORDS } from '../../src/i18n/words/weight.ts';
import { readPeople } from '../../src/ingest/ground/people-raster.ts';
import { readGroundPack } from '../../src/ingest/ground-pack.ts';
import { readSettlements } from '../../src/ingest/settlements.ts';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import { type PeopleGrid, WEIGHTS } from '../../src/model/people.ts';
import type { DataFile, Profile } from '../../src/model/profile.ts';
import type { CommandArgs } from './args.ts';
import type { Inputs } from './read-inputs.ts';
import { reportIssues } from './report-issues.ts';

/** Option `--weight area|people|inhabited [--population F…]` of the commands that analyse. */
export const WEIGHT_OPTIONS = ['weight'] as const;
export const WEIGHT_LISTS = ['population'] as const;

type Weighted =
  | { readonly ok: true; readonly inputs: Inputs; readonly parameters: AnalysisParameters }
  | { readonly ok: false; readonly reason: string };

type FoundPeople =
  | { readonly ok: true; readonly people: PeopleSource }
  | { readonly ok: false; readonly reason: string };

/** The inputs and parameters with shares by the weight that was asked for, else by the profile's. */
export async function withWeight(args: CommandArgs, inputs: Inputs, parameters: AnalysisParameters): Promise<Weighted> {
  const { own, language } = args;
  const words = sayIn(WEIGHT_WORDS, language);
  const asked = own.weight ?? parameters.weight ?? 'area';
  const by = WEIGHTS.find((one) => one === asked);
  if (by === undefined) return { ok: false, reason: words('weight.option', { found: asked }) };
  const { weight: _, ...byArea } = parameters;
  if (by === 'area') return { ok: true, inputs, parameters: byArea };
  const found = await peopleOf(args, inputs.profile, by);
  if (!found.ok) return found;
  const { people } = found;
  const { file } = people.source;
  if (by === 'people' && !people.grid.people.some((one) => one > 0))
    return { ok: false, reason: words('weight.noPeople', { file }) };
  const { province, profile } = inputs;
  const weighed = weighProvince(prepareProvince(profile, province.villages), province.villages, people.grid, by);
  reportIssues(weighIssues(weighed, province.villages, file), language);
  return {
    ok: true,
    inputs: {
      ...inputs,
      province: { ...province, sources: [...province.sources, people.source] },
      prepared: weighed.prepared,
    },
    parameters: { ...byArea, weight: by, weighing: weightSummary(people, by, weighed) },
  };
}

/** The files that were given, else the profile's ground pack where it has people, else its settlements. */
async function peopleOf(args: CommandArgs, profile: Profile, found: string): Promise<FoundPeople> {
  const given = args.lists?.population ?? [];
  if (given.length > 0) return peopleIn(given, args, profile, null);
  const { ground, data } = profile;
  const folder = dirname(args.profile);
  for (const known of [ground, data.settlements]) {
    if (known === undefined) continue;
    const path = resolve(folder, known.file);
    if (known === ground && !(await hasPeople(path))) continue;
    return peopleIn([path], args, profile, known);
  }
  return { ok: false, reason: sayIn(WEIGHT_WORDS, args.language)('weight.noFile', { found }) };
}

async function hasPeople(path: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  const read = bytes && readGroundPack(bytes);
  return read?.ok === true && read.ground.people !== undefined;
}

async function peopleIn(
  paths: readonly string[],
  { language }: CommandArgs,
  profile: Profile,
  known: DataFile | null,
): Promise<FoundPeople> {
  const words = sayIn(WEIGHT_WORDS, language);
  const refused = (file: string): FoundPeople => ({ ok: false, reason: words('weight.unreadable', { file }) });
  const bytes: Uint8Array[] = [];
  for (const path of paths) {
    try {
      bytes.push(await readFile(path));
    } catch {
      return refused(path);
    }
  }
  const [first = new Uint8Array()] = bytes;
  const name = paths.map((path) => basename(path)).join(' + ');
  const hash = createHash('sha256');
  for (const one of bytes) hash.update(one);
  const source = {
    file: name,
    date: known?.date ?? null,
    licence: known?.licence ?? null,
    origin: known?.source ?? null,
    sample: known?.sample ?? false,
    sha256: hash.digest('hex'),
  };
  const answer = (role: 'population' | 'settlements', grid: PeopleGrid, rows: number): FoundPeople => ({
    ok: true,
    people: { grid, source: { ...source, role, rows } },
  });
  const cellsOf = ({ people }: PeopleGrid): number => people.reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
  const pack = readGroundPack(first);
  const isText = /\.(geo)?json$/i.test(paths[0] ?? '');
  if (paths.length > 1 && (pack.ok || isText)) return { ok: false, reason: words('weight.mixed') };
  if (pack.ok) {
    const { people } = pack.ground;
    return people ? answer('population', people, cellsOf(people)) : refused(name);
  }
  if (isText) {
    const read = readSettlements(first, name, profile);
    reportIssues(read.issues, language);
    const grid = read.ok ? settlementGrid(read.value) : null;
    return read.ok && grid ? answer('settlements', grid, read.value.length) : refused(name);
  }
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), blob: await openAsBlob(path) })));
  const read = await readPeople(files, profile.bounds);
  for (const issue of read.issues) console.error(groundIssueLine(issue, language));
  return read.ok ? answer('population', read.grid, cellsOf(read.grid)) : refused(name);
}
