import { openAsBlob } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { groundAdvice, groundIssueLine } from '../src/i18n/ground-issue.ts';
import { type Say, sayIn } from '../src/i18n/translate.ts';
import { GROUND_WORDS } from '../src/i18n/words/ground.ts';
import { coverClasses } from '../src/ingest/ground/clutter.ts';
import { makePack, type PackInputs } from '../src/ingest/ground/make-pack.ts';
import type { NamedBlob } from '../src/ingest/ground/raster.ts';
import { readProfile } from '../src/ingest/profile.ts';
import type { ClutterHeight } from '../src/model/clutter.ts';
import { type Ground, USUAL_REACH_M, USUAL_STEP_SEC } from '../src/model/ground.ts';
import { type CommandArgs, readArgs } from './lib/args.ts';
import { readText } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';

/** `npm run ground`: a ground pack of a province from files of heights and land cover. */

const LISTS = ['elevation', 'landcover', 'clutter', 'clutter-heights', 'population'] as const;

/** `--elevation A B` as `--elevation A --elevation B`: a shell makes that of `--elevation tiles/*.tif`. */
function severalFiles(argv: readonly string[]): readonly string[] {
  let list: string | null = null;
  return argv.flatMap((text, i): readonly string[] => {
    if (text.startsWith('--')) {
      list = LISTS.find((name) => text === `--${name}`) ?? null;
      return [text];
    }
    return list === null || argv[i - 1] === `--${list}` ? [text] : [`--${list}`, text];
  });
}

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(severalFiles(argv), ['heights', 'step'], LISTS);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(GROUND_WORDS, 'vi')('ground.usage')}`);
  const { args } = parsed;
  const { language, out, lists = {} } = args;
  const words = sayIn(GROUND_WORDS, language);
  const elevation = lists.elevation ?? [];
  if (out === undefined || elevation.length === 0) return refuse(words('ground.usage'));
  const options = optionsOf(args);
  if (!options.ok) return refuse(words('ground.option', options.wrong));

  const text = await readText(args.profile);
  const read = text.ok ? readProfile(text.value, basename(args.profile)) : text;
  reportIssues(read.issues, language);
  if (!text.ok || !read.ok) return 1;
  const files = await blobsOf([
    elevation,
    lists.landcover ?? [],
    lists['clutter-heights'] ?? [],
    lists.population ?? [],
  ]);
  if (!files.ok) return refuse(words('ground.unreadable', { file: files.file }));
  const [heights = [], landCover = [], clutterHeights = [], population = []] = files.blobs;
  const { bounds, linkBudgets, clutter = [] } = read.value;
  const reachM = linkBudgets?.mostM ?? USUAL_REACH_M;
  // What the command states counts before what the profile does.
  const classes = coverClasses([...clutter, ...options.clutter]);
  const rasters = { elevation: heights, landCover, clutterHeights, population };
  const made = await makePack({ ...options.value, ...rasters, classes, bounds, reachM });
  for (const issue of made.issues) {
    const advice = groundAdvice(issue);
    console.error(groundIssueLine(issue, language), advice === null ? '' : words(`ground.advice.${advice}`));
  }
  if (!made.ok) return 1;
  await writeWhole(out, made.pack);
  sayMade(words, { file: out, bytes: made.pack.length, step: options.value.stepSec, ground: made.ground });
  return 0;
}

interface Made {
  readonly file: string;
  readonly bytes: number;
  readonly step: number;
  readonly ground: Omit<Ground, 'sha256'>;
}

function sayMade(words: Say<keyof typeof GROUND_WORDS.vi>, { file, bytes, step, ground }: Made): void {
  const { columns, rows } = ground.raster;
  const heights = words(`ground.heights.${ground.heights ?? 'terrain'}`);
  console.log(words('ground.made', { file, columns, rows, step, size: Math.ceil(bytes / 1e4) / 100, heights }));
  if (ground.people === undefined) return;
  const { people: each, ...cells } = ground.people;
  const count = Math.round(each.reduce((sum, one) => sum + one, 0));
  console.log(words('ground.people', { columns: cells.columns, rows: cells.rows, people: count }));
}

type Options =
  | {
      readonly ok: true;
      readonly value: Pick<PackInputs, 'heights' | 'stepSec'>;
      readonly clutter: readonly ClutterHeight[];
    }
  | { readonly ok: false; readonly wrong: Wrong };
type Wrong = { readonly option: string; readonly found: string; readonly expected: string };

function optionsOf({ own, lists = {} }: CommandArgs): Options {
  const { heights, step = String(USUAL_STEP_SEC) } = own;
  if (heights !== undefined && heights !== 'terrain' && heights !== 'surface') {
    return { ok: false, wrong: { option: 'heights', found: heights, expected: 'terrain | surface' } };
  }
  const stepSec = Number(step);
  if (!(stepSec >= 0.3 && stepSec <= 30))
    return { ok: false, wrong: { option: 'step', found: step, expected: '0.3–30' } };
  const clutter: ClutterHeight[] = [];
  for (const found of lists.clutter ?? []) {
    const [, code = '', metres = ''] = /^(\d{1,3})=(\d+(?:\.\d+)?)$/.exec(found) ?? [];
    const stated = { code: Number(code), heightM: Number(metres) };
    if (code === '' || stated.code < 1 || stated.code > 255 || stated.heightM > 300) {
      return { ok: false, wrong: { option: 'clutter', found, expected: '1–255=0–300' } };
    }
    clutter.push(stated);
  }
  return { ok: true, value: { heights: heights ?? null, stepSec }, clutter };
}

type Blobs =
  | { readonly ok: true; readonly blobs: readonly (readonly NamedBlob[])[] }
  | { readonly ok: false; readonly file: string };

async function blobsOf(lists: readonly (readonly string[])[]): Promise<Blobs> {
  const blobs: NamedBlob[][] = [];
  for (const paths of lists) {
    const opened: NamedBlob[] = [];
    for (const path of paths) {
      try {
        opened.push({ name: basename(path), blob: await openAsBlob(path) });
      } catch {
        return { ok: false, file: path };
      }
    }
    blobs.push(opened);
  }
  return { ok: true, blobs };
}

/** The old file or the new one, never a part. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const made = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(made, bytes);
    await rename(made, path);
  } finally {
    await rm(made, { force: true });
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
