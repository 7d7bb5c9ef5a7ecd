import { compareProvinces, type ProvinceState } from '../src/analysis/compare-provinces.ts';
import {
  changedPositionsCsv,
  changedRowsCsv,
  changedVillagesCsv,
  comparisonJson,
} from '../src/export/comparison-files.ts';
import { isSample } from '../src/export/summary-json.ts';
import type { Language } from '../src/i18n/language.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { applySettings } from '../src/ingest/settings.ts';
import { MODEL_NAMES } from '../src/model/radio.ts';
import { analyseInputs } from './lib/analyse-inputs.ts';
import { type CommandArgs, readArgs } from './lib/args.ts';
import { readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { WEIGHT_LISTS, WEIGHT_OPTIONS, withWeight } from './lib/weight.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';

/**
 * `npm run compare -- --before … --after … --out DIR`: what changed between two sets of files or two
 * dates. The inputs of each side are the options that follow its marker; what stands before both
 * holds for both: `--profile P --before --stations old.csv --after --stations new.csv`.
 */

interface Sides {
  readonly both: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

async function main(argv: readonly string[]): Promise<number> {
  const sides = sidesOf(argv);
  if (sides === null) return refuse(sayIn(CLI_WORDS, 'vi')('cli.usage.compare'));
  const [before, after] = [sides.before, sides.after].map((own) =>
    readArgs([...sides.both, ...own], WEIGHT_OPTIONS, WEIGHT_LISTS),
  );
  if (!before?.ok || !after?.ok) {
    const reason = [before, after].flatMap((one) => (one && !one.ok ? [one.reason] : []))[0] ?? '';
    return refuse(`${reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.compare')}`);
  }
  const { language } = after.args;
  const words = sayIn(CLI_WORDS, language);
  // The folder and the language are of the whole run, on whichever side they stand.
  const out = after.args.out ?? before.args.out;
  if (out === undefined || before.args.files.length + after.args.files.length > 0)
    return refuse(words('cli.usage.compare'));

  const earlier = await stateOf(before.args, language);
  const later = typeof earlier === 'string' ? earlier : await stateOf(after.args, language);
  if (typeof earlier === 'string' || typeof later === 'string') return refuse(String(later));
  const comparison = compareProvinces(earlier, later);
  const incomplete = [...new Set([...earlier.incomplete, ...later.incomplete])];
  const failure = await writeOutputs(out, [
    ['summary.json', [comparisonJson(comparison, earlier, later, incomplete)]],
    ['rows.csv', changedRowsCsv(comparison)],
    ['villages.csv', changedVillagesCsv(comparison)],
    ['positions.csv', changedPositionsCsv(comparison)],
  ]);
  if (failure !== null) return refuse(failureSentence(failure, language));
  if ([earlier, later].some(({ province }) => isSample(province.sources))) console.error(words('cli.illustration'));
  console.log(words('cli.written', { folder: out }));
  return 0;
}

/** Null where a marker is missing or there twice. */
function sidesOf(argv: readonly string[]): Sides | null {
  const [before, after] = [argv.indexOf('--before'), argv.indexOf('--after')];
  const once = argv.filter((one) => one === '--before' || one === '--after').length === 2;
  if (before < 0 || after < 0 || !once) return null;
  const from = Math.min(before, after);
  const [first, second] = [argv.slice(from + 1, Math.max(before, after)), argv.slice(Math.max(before, after) + 1)];
  const both = argv.slice(0, from);
  return before < after ? { both, before: first, after: second } : { both, before: second, after: first };
}

/** The province of one side and its analysis; a sentence where there is none. */
async function stateOf(
  args: CommandArgs,
  language: Language,
): Promise<(ProvinceState & { readonly incomplete: readonly string[] }) | string> {
  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok) return sayIn(CLI_WORDS, language)('cli.unusable.analyze');
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return settings.reason;
  const byModel = settings.parameters.radioModel;
  if (byModel) return sayIn(CLI_WORDS, language)('cli.radio.compare', { model: MODEL_NAMES[byModel] });
  const weighted = await withWeight(args, read.value, settings.parameters);
  if (!weighted.ok) return weighted.reason;
  const { analysis } = await analyseInputs(weighted.inputs, weighted.parameters);
  return { province: weighted.inputs.province, analysis, incomplete: read.value.incomplete ?? [] };
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
