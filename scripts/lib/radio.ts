import { readFile } from 'node:fs/promises';
import { stationRadiusM } from '../../src/analysis/footprints.ts';
import { type RadioBasis, radioFootprints, transmittersOf } from '../../src/analysis/radio/radio-footprints.ts';
import { groupedBy, mastOf, type Transmitter } from '../../src/analysis/radio/signal.ts';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import { readGroundWith } from '../../src/ingest/ground/clutter.ts';
import type { Ground } from '../../src/model/ground.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { MODEL_NAMES, RADIO_MODELS, type ServedCells } from '../../src/model/radio.ts';
import { readCells, writeCells } from './radio-cache.ts';
import { cellsOnAllCores } from './radio-cores.ts';

/** Options `--radio MODEL --ground PACK [--cells FOLDER]` of the commands that analyse. */
export const RADIO_OPTIONS = ['radio', 'ground', 'cells'] as const;

type WithRadio =
  | {
      readonly ok: true;
      readonly parameters: AnalysisParameters;
      /** Null: by circles. */
      readonly over: { readonly basis: RadioBasis; readonly ground: Ground } | null;
    }
  | { readonly ok: false; readonly reason: string };

/** What is known of a model, its ground and a network before anything is computed. */
interface RadioWork {
  readonly basis: RadioBasis;
  readonly ground: Ground;
  readonly transmitters: ReadonlyMap<string, Transmitter>;
  /** Folder of cells that are kept; undefined: none are. */
  readonly folder: string | undefined;
  readonly kept: Map<string, ServedCells | null>;
}

type ReadWork = { readonly ok: true; readonly work: RadioWork } | { readonly ok: false; readonly reason: string };

export interface ComputedNetwork {
  readonly profile: Profile;
  readonly stations: readonly BaseStation[];
}

/** One job of several: the masts whose number leaves this remainder. `3/8` is the third of eight. */
export interface JobShare {
  readonly number: number;
  readonly of: number;
}

/** Null: what was written is no part. */
export function partOf(text: string): JobShare | null {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  const [number, of] = [Number(match?.[1]), Number(match?.[2])];
  return number <= of ? { number, of } : null;
}

/** The model that is asked for: by `--radio`, else by an assumption, as a project has it. */
export function modelAskedFor(
  own: Readonly<Record<string, string>>,
  { radioModel }: Pick<AnalysisParameters, 'radioModel'>,
): string | undefined {
  return own.radio ?? radioModel;
}

/**
 * The parameters, with the radio model that was asked for.
 *
 * @param missing `compute`: what is not kept is computed; `refuse`: what other jobs have not computed yet is said.
 */
export async function withRadio(
  given: Readonly<Record<string, string>>,
  network: ComputedNetwork,
  { radioModel, ...parameters }: AnalysisParameters,
  language: Language,
  missing: 'compute' | 'refuse' = 'compute',
): Promise<WithRadio> {
  const model = modelAskedFor(given, { ...(radioModel && { radioModel }) });
  if (model === undefined && given.ground === undefined) return { ok: true, parameters, over: null };
  if (given.radio === undefined && given.ground === undefined && radioModel !== undefined)
    return { ok: false, reason: sayIn(CLI_WORDS, language)('cli.radio.assumed', { model: MODEL_NAMES[radioModel] }) };
  const own = { ...given, ...(model === undefined ? {} : { radio: model }) };
  const read = await readWork(own, network, language);
  if (!read.ok) return read;
  const { basis, ground, transmitters, folder, kept } = read.work;
  const unknown = new Map([...transmitters].filter(([content]) => !kept.has(content)));
  if (missing === 'refuse' && unknown.size > 0) {
    const words = sayIn(CLI_WORDS, language);
    const masts = groupedBy([...unknown.values()], mastOf).length;
    return { ok: false, reason: words('cli.radio.missing', { count: masts, folder: folder ?? '' }) };
  }
  const fresh = await computed(unknown, ground);
  if (folder !== undefined) await writeCells(folder, ground.sha256, fresh);
  for (const [content, cells] of fresh) kept.set(content, cells);
  const discM = (station: BaseStation, technology: string) => stationRadiusM(station, technology, parameters);
  return {
    ok: true,
    parameters: { ...parameters, radio: radioFootprints(basis, ground, discM, { kept, awaited: new Set() }) },
    over: { basis, ground },
  };
}

type PartDone = { readonly ok: true; readonly masts: number } | { readonly ok: false; readonly reason: string };

/** Computes the masts of one part and keeps their cells: any number of jobs, on any machines that share a folder. */
export async function computePart(
  own: Readonly<Record<string, string>>,
  network: ComputedNetwork,
  part: JobShare,
  language: Language,
): Promise<PartDone> {
  const read = await readWork(own, network, language);
  if (!read.ok) return read;
  const { ground, transmitters, folder, kept } = read.work;
  const words = sayIn(CLI_WORDS, language);
  if (folder === undefined) return { ok: false, reason: words('cli.radio.part') };
  const all = [...transmitters];
  const masts = groupedBy(
    all.map(([, one]) => one),
    mastOf,
  ).filter((_, i) => i % part.of === part.number - 1);
  const ofPart = masts.flat().map((i) => all[i] ?? outOfRange());
  await writeCells(
    folder,
    ground.sha256,
    await computed(new Map(ofPart.filter(([content]) => !kept.has(content))), ground),
  );
  return { ok: true, masts: masts.length };
}

async function readWork(
  own: Readonly<Record<string, string>>,
  network: ComputedNetwork,
  language: Language,
): Promise<ReadWork> {
  const words = sayIn(CLI_WORDS, language);
  const model = RADIO_MODELS.find((one) => one === own.radio);
  if (model === undefined || own.ground === undefined) {
    return { ok: false, reason: words('cli.radio.options', { models: RADIO_MODELS.join(' | ') }) };
  }
  const budgets = network.profile.linkBudgets;
  if (budgets === undefined) return { ok: false, reason: words('cli.radio.noBudgets') };
  const read = await readGround(own.ground, network.profile.clutter, language);
  if (!read.ok) return read;
  const { ground } = read;
  const basis = { model, budgets };
  const folder = own.cells;
  const kept = folder === undefined ? new Map<string, ServedCells | null>() : await readCells(folder, ground.sha256);
  return { ok: true, work: { basis, ground, transmitters: transmittersOf(network.stations, basis), folder, kept } };
}

async function computed(
  transmitters: ReadonlyMap<string, Transmitter>,
  ground: Ground,
): Promise<Map<string, ServedCells | null>> {
  const cells = await cellsOnAllCores(ground, [...transmitters.values()]);
  return new Map([...transmitters.keys()].map((content, i) => [content, cells[i] ?? null]));
}

type ReadGround = { readonly ok: true; readonly ground: Ground } | { readonly ok: false; readonly reason: string };

/** @param clutter Heights of classes that the profile states. */
export async function readGround(path: string, clutter: Profile['clutter'], language: Language): Promise<ReadGround> {
  const words = sayIn(CLI_WORDS, language);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return { ok: false, reason: words('cli.radio.unreadable', { file: path }) };
  }
  const read = readGroundWith(bytes, clutter);
  if (read.ok) return read;
  const { fault } = read;
  if (fault.kind === 'header') {
    const { field, expected } = fault;
    return { ok: false, reason: words('cli.radio.header', { file: path, field, expected }) };
  }
  return { ok: false, reason: words(`cli.radio.${fault.kind}`, { file: path }) };
}
