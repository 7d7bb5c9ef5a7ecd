import { provinceFibreStandard } from '../src/export/fibre-standard.ts';
import { isSample } from '../src/export/summary-json.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { analyseInputs, outputsOf } from './lib/analyse-inputs.ts';
import { readArgs } from './lib/args.ts';
import { computePart, partOf, RADIO_OPTIONS, withRadio } from './lib/radio.ts';
import { readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { applySettings } from './lib/settings.ts';
import { failureSentence, writeOutputs } from './lib/write-outputs.ts';

/**
 * `npm run analyze`: coverage, fibre, positions and candidates of a province into files. With `--part K/N` one of
 * several jobs that compute masts, and `npm run join` (the same with `--join yes`) the files from what they kept.
 */

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, [...RADIO_OPTIONS, 'fibre-standard', 'part', 'join']);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.analyze')}`);
  const { args } = parsed;
  const { language, out } = args;
  const wanted = args.own['fibre-standard'] ?? 'no';
  if (wanted !== 'yes' && wanted !== 'no') return refuse(`--fibre-standard ${wanted}: yes | no`);
  const words = sayIn(CLI_WORDS, language);
  const part = args.own.part === undefined ? null : partOf(args.own.part);
  const isPartWrong = args.own.part !== undefined && part === null;
  if (isPartWrong || (out === undefined && part === null) || args.files.length > 0)
    return refuse(words('cli.usage.analyze'));

  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok) return refuse(words('cli.unusable.analyze'));
  const { villages, stations } = read.value.province;
  if (villages.length === 0 && stations.length === 0) return refuse(words('cli.unusable.analyze'));
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);

  const network = { profile: read.value.profile, stations };
  if (part !== null) {
    const done = await computePart(args.own, network, part, language);
    if (!done.ok) return refuse(done.reason);
    console.log(words('cli.radio.partDone', { part: args.own.part ?? '', count: done.masts }));
    return 0;
  }
  if (out === undefined) return refuse(words('cli.usage.analyze'));
  const missing = args.own.join === 'yes' ? 'refuse' : 'compute';
  const radio = await withRadio(args.own, network, settings.parameters, language, missing);
  if (!radio.ok) return refuse(radio.reason);

  const computed = await analyseInputs(read.value, radio.parameters);
  const outputs = outputsOf(read.value, args.profile, computed);
  const fibre = wanted === 'yes' ? provinceFibreStandard(read.value.profile, read.value.province) : null;
  if (fibre !== null) outputs.push(['fibre-ofds.json', [fibre]]);
  const failure = await writeOutputs(out, outputs);
  if (failure !== null) return refuse(failureSentence(failure, language));
  if (isSample(read.value.province.sources)) console.error(words('cli.illustration'));
  console.log(words('cli.written', { folder: out }));
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
