import { measuredOf } from '../src/analysis/measurements/measured.ts';
import { provinceFibreStandard } from '../src/export/fibre-standard.ts';
import { isSample } from '../src/export/summary-json.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { applySettings } from '../src/ingest/settings.ts';
import type { AnalysisParameters } from '../src/model/parameters.ts';
import { analyseInputs, outputsOf } from './lib/analyse-inputs.ts';
import { type CommandArgs, readArgs } from './lib/args.ts';
import { type ComputedNetwork, computePart, type JobShare, partOf, RADIO_OPTIONS, withRadio } from './lib/radio.ts';
import { type Inputs, readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { WEIGHT_LISTS, WEIGHT_OPTIONS, withWeight } from './lib/weight.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';

/**
 * `npm run analyze`: coverage, fibre, positions and candidates of a province into files. With `--part K/N` one of
 * several jobs that compute masts, and `npm run join` (the same with `--join yes`) the files from what they kept.
 */

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, [...RADIO_OPTIONS, ...WEIGHT_OPTIONS, 'fibre-standard', 'part', 'join'], WEIGHT_LISTS);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.analyze')}`);
  const { args } = parsed;
  const { language, out } = args;
  const wanted = args.own['fibre-standard'] ?? 'no';
  if (wanted !== 'yes' && wanted !== 'no') return refuse(`--fibre-standard ${wanted}: yes | no`);
  const words = sayIn(CLI_WORDS, language);
  const part = args.own.part === undefined ? null : partOf(args.own.part);
  if ((part === null && (out === undefined || args.own.part !== undefined)) || args.files.length > 0)
    return refuse(words('cli.usage.analyze'));

  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok) return refuse(words('cli.unusable.analyze'));
  const { villages, stations } = read.value.province;
  if (villages.length === 0 && stations.length === 0) return refuse(words('cli.unusable.analyze'));
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);

  const network = { profile: read.value.profile, stations };
  if (part !== null) return ofPart(args, network, part);
  return out === undefined ? refuse(words('cli.usage.analyze')) : ofAll({ args, out }, read.value, settings.parameters);
}

/** The files of the whole network. */
async function ofAll(
  { args, out }: { readonly args: CommandArgs; readonly out: string },
  inputs: Inputs,
  parameters: AnalysisParameters,
): Promise<number> {
  const { language } = args;
  const words = sayIn(CLI_WORDS, language);
  const network = { profile: inputs.profile, stations: inputs.province.stations };
  const missing = args.own.join === 'yes' ? 'refuse' : 'compute';
  const radio = await withRadio(args.own, network, parameters, language, missing);
  if (!radio.ok) return refuse(radio.reason);

  const weighted = await withWeight(args, inputs, radio.parameters);
  if (!weighted.ok) return refuse(weighted.reason);

  const computed = await analyseInputs(weighted.inputs, weighted.parameters);
  const { profile, province } = inputs;
  const { measurements } = province;
  const measured = measurements
    ? await measuredOf(measurements, { profile, ...province, ...computed, radio: radio.over })
    : null;
  const outputs = outputsOf(weighted.inputs, args.profile, computed, measured);
  const fibre = args.own['fibre-standard'] === 'yes' ? provinceFibreStandard(profile, province) : null;
  if (fibre !== null) outputs.push(['fibre-ofds.json', [fibre]]);
  const failure = await writeOutputs(out, outputs);
  if (failure !== null) return refuse(failureSentence(failure, language));
  if (isSample(province.sources)) console.error(words('cli.illustration'));
  console.log(words('cli.written', { folder: out }));
  return 0;
}

/** One of several jobs: it keeps cells, and writes nothing else. */
async function ofPart({ own, language }: CommandArgs, network: ComputedNetwork, part: JobShare): Promise<number> {
  const done = await computePart(own, network, part, language);
  if (!done.ok) return refuse(done.reason);
  console.log(sayIn(CLI_WORDS, language)('cli.radio.partDone', { part: own.part ?? '', count: done.masts }));
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
