import type { BiasCheck, BiasRow, ErrorRow } from '../../model/measured.ts';

/** Errors of a model at measured points, and what of them is the model's own: docs/definitions.md, Measurements. */

/** One measured point beside the model. */
export interface PointError {
  readonly operator: string;
  /** Name of the class of land cover; '' where it is not known. */
  readonly cover: string;
  /** Null: the point lies in no commune that has a name. */
  readonly commune: string | null;
  /** Measured less modelled. */
  readonly errorDb: number;
  readonly samples: number;
}

/** From so many samples on a bias is fitted. */
export const LEAST_BIAS_SAMPLES = 30;
/** A bias of n samples is taken n / (n + this) times. */
export const SHRINK_SAMPLES = 30;
/** No bias is taken for greater, either way. */
export const MOST_BIAS_DB = 10;
/** One commune in so many is held out. */
const HELD_OUT_OF = 4;

/** Mean, RMSE and n: of all, by operator, by class of land cover; most samples first. */
export function errorRows(errors: readonly PointError[]): readonly ErrorRow[] {
  const by = (kind: ErrorRow['by'], nameOf: (one: PointError) => string): ErrorRow[] =>
    [...grouped(errors, nameOf)]
      .map(([name, members]) => ({ by: kind, name, ...momentsOf(members) }))
      .sort((a, b) => b.samples - a.samples || (a.name < b.name ? -1 : 1));
  return [...by('all', () => ''), ...by('operator', ({ operator }) => operator), ...by('cover', ({ cover }) => cover)];
}

/** Whether a commune is held out: by its name alone, so that the same are in every run (FNV-1a). */
export function isHeldOut(commune: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(commune.normalize('NFC')))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % HELD_OUT_OF === 0;
}

/** Biases fitted on the communes that are not held out, and what they do to the others. */
export function fittedBiases(errors: readonly PointError[]): {
  readonly biases: readonly BiasRow[];
  readonly check: BiasCheck | null;
} {
  const placed = errors.filter(({ commune }) => commune !== null);
  const held = placed.filter(({ commune }) => commune !== null && isHeldOut(commune));
  const fitted = placed.filter(({ commune }) => commune !== null && !isHeldOut(commune));
  const biases = [...grouped(fitted, ({ cover }) => cover)].flatMap(([cover, members]): BiasRow[] => {
    const { samples, meanDb } = momentsOf(members);
    if (samples < LEAST_BIAS_SAMPLES) return [];
    const shrunk = (meanDb * samples) / (samples + SHRINK_SAMPLES);
    const biasDb = Math.min(MOST_BIAS_DB, Math.max(-MOST_BIAS_DB, shrunk));
    return [{ cover, samples, communes: communesOf(members), biasDb }];
  });
  if (biases.length === 0 || held.length === 0) return { biases, check: null };
  const biasOf = new Map(biases.map(({ cover, biasDb }) => [cover, biasDb]));
  const corrected = held.map((one) => ({ ...one, errorDb: one.errorDb - (biasOf.get(one.cover) ?? 0) }));
  const before = momentsOf(held);
  return {
    biases,
    check: {
      communes: communesOf(held),
      samples: before.samples,
      rmseBeforeDb: before.rmseDb,
      rmseAfterDb: momentsOf(corrected).rmseDb,
    },
  };
}

function momentsOf(errors: readonly PointError[]): Pick<ErrorRow, 'samples' | 'meanDb' | 'rmseDb'> {
  let [samples, sum, squares] = [0, 0, 0];
  for (const { errorDb, samples: count } of errors) {
    samples += count;
    sum += errorDb * count;
    squares += errorDb ** 2 * count;
  }
  return { samples, meanDb: sum / samples, rmseDb: Math.sqrt(squares / samples) };
}

function communesOf(errors: readonly PointError[]): number {
  return new Set(errors.map(({ commune }) => commune)).size;
}

function grouped(errors: readonly PointError[], nameOf: (one: PointError) => string): Map<string, PointError[]> {
  const groups = new Map<string, PointError[]>();
  for (const one of errors) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups;
}
