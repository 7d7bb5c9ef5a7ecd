import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { transmitterOf } from '../src/analysis/radio/radio-footprints.ts';
import { signalAround } from '../src/analysis/radio/signal.ts';
import { signalCsv } from '../src/export/signal-csv.ts';
import { sayIn } from '../src/i18n/translate.ts';
import { CLI_WORDS } from '../src/i18n/words/cli.ts';
import { deliveredId } from '../src/model/station-identity.ts';
import { readArgs } from './lib/args.ts';
import { readGround } from './lib/radio.ts';
import { readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { runCommand } from './lib/run-command.ts';
import { failureSentence, type WriteFailure } from './lib/write-outputs.ts';

/** `npm run signal`: loss and signal of one station in one technology, of every cell that it reaches. */

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, ['station', 'technology', 'ground']);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${sayIn(CLI_WORDS, 'vi')('cli.usage.signal')}`);
  const { language, out, own, profile: profilePath, inputs, allowIncomplete } = parsed.args;
  const words = sayIn(CLI_WORDS, language);
  const { station: id, technology, ground: pack } = own;
  if (out === undefined || id === undefined || technology === undefined || pack === undefined)
    return refuse(words('cli.usage.signal'));

  const read = await readInputs({ profile: profilePath, inputs, allowIncomplete });
  reportIssues(read.issues, language);
  if (!read.ok) return refuse(words('cli.unusable.analyze'));
  const { profile, province } = read.value;
  // As the station is named here, or as it was delivered; `OPERATOR/ID` tells two with the same id apart.
  const found = province.stations.filter((one) =>
    [one.id, deliveredId(one), `${one.operator}/${deliveredId(one)}`].includes(id),
  );
  const [station] = found;
  if (station === undefined || found.length > 1) {
    return refuse(words('cli.signal.station', { station: id, count: found.length }));
  }
  if (profile.linkBudgets === undefined) return refuse(words('cli.radio.noBudgets'));
  const transmitter = station.technologies.includes(technology)
    ? transmitterOf(station, technology, { model: 'p1812', budgets: profile.linkBudgets })
    : null;
  if (transmitter === null) {
    const technologies = station.technologies.join(', ');
    return refuse(words('cli.signal.unknown', { station: id, technology, technologies }));
  }
  const ground = await readGround(pack, profile.clutter, language);
  if (!ground.ok) return refuse(ground.reason);
  const grid = signalAround(transmitter, ground.ground);
  if (grid === null) return refuse(words('cli.signal.noGround', { station: id }));
  const failure = await writeFileWhole(out, signalCsv(grid, transmitter.thresholdDbm));
  if (failure !== null) return refuse(failureSentence(failure, language));
  console.log(words('cli.written', { folder: out }));
  return 0;
}

/** The old file or the new one, never a part: made beside it, then moved. */
async function writeFileWhole(path: string, chunks: Iterable<string>): Promise<WriteFailure | null> {
  const made = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(made, chunks);
    await rename(made, path);
    return null;
  } catch (error) {
    await rm(made, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return { code, folder: dirname(path) };
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

await runCommand(main);
