import { readFile } from 'node:fs/promises';
import { stationRadiusM } from '../../src/analysis/footprints.ts';
import { type RadioBasis, radioFootprints, transmittersOf } from '../../src/analysis/radio/radio-footprints.ts';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import { readGroundPack } from '../../src/ingest/ground-pack.ts';
import type { Ground } from '../../src/model/ground.ts';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { RADIO_MODELS, type ServedCells } from '../../src/model/radio.ts';
import { cellsOnAllCores } from './radio-cores.ts';

/** Options `--radio MODEL --ground PACK` of the commands that analyse. */
export const RADIO_OPTIONS = ['radio', 'ground'] as const;

type WithRadio =
  | { readonly ok: true; readonly parameters: AnalysisParameters }
  | { readonly ok: false; readonly reason: string };

/** The parameters, with the radio model that was asked for. */
export async function withRadio(
  own: Readonly<Record<string, string>>,
  { profile, stations }: { readonly profile: Profile; readonly stations: readonly BaseStation[] },
  parameters: AnalysisParameters,
  language: Language,
): Promise<WithRadio> {
  const { radio, ground } = own;
  if (radio === undefined && ground === undefined) return { ok: true, parameters };
  const words = sayIn(CLI_WORDS, language);
  const model = RADIO_MODELS.find((one) => one === radio);
  if (model === undefined || ground === undefined) {
    return { ok: false, reason: words('cli.radio.options', { models: RADIO_MODELS.join(' | ') }) };
  }
  const { linkBudgets } = profile;
  if (linkBudgets === undefined) return { ok: false, reason: words('cli.radio.noBudgets') };
  const read = await readGround(ground, language);
  if (!read.ok) return read;
  const discM = (station: BaseStation, technology: string) => stationRadiusM(station, technology, parameters);
  const basis = { model, budgets: linkBudgets };
  const kept = await cellsOf(stations, basis, read.ground);
  return {
    ok: true,
    parameters: {
      ...parameters,
      radio: radioFootprints(basis, read.ground, discM, { kept, awaited: new Set() }),
    },
  };
}

/** Of all stations that stand or are planned, by content. */
async function cellsOf(
  stations: readonly BaseStation[],
  basis: RadioBasis,
  ground: Ground,
): Promise<Map<string, ServedCells | null>> {
  const transmitters = transmittersOf(stations, basis);
  const cells = await cellsOnAllCores(ground, [...transmitters.values()]);
  return new Map([...transmitters.keys()].map((content, i) => [content, cells[i] ?? null]));
}

type ReadGround = { readonly ok: true; readonly ground: Ground } | { readonly ok: false; readonly reason: string };

export async function readGround(path: string, language: Language): Promise<ReadGround> {
  const words = sayIn(CLI_WORDS, language);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return { ok: false, reason: words('cli.radio.unreadable', { file: path }) };
  }
  const read = readGroundPack(bytes);
  if (read.ok) return { ok: true, ground: read.ground };
  const { fault } = read;
  if (fault.kind === 'header') {
    const { field, expected } = fault;
    return { ok: false, reason: words('cli.radio.header', { file: path, field, expected }) };
  }
  return { ok: false, reason: words(`cli.radio.${fault.kind}`, { file: path }) };
}
