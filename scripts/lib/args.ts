import { basename, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../src/i18n/language.ts';
import type { InputRole } from '../../src/ingest/choose-inputs.ts';
import { fieldsOf } from '../../src/ingest/deliveries/whole-file-values.ts';
import { isoDate } from '../../src/ingest/fields.ts';
import { dateText } from '../../src/ingest/mapping/dates-in-text.ts';
import type { FixedValues } from '../../src/model/delivery.ts';
import { COMMUNE_TIERS, type CommuneTier } from '../../src/model/profile.ts';

/** A file that is named on the command line. */
export interface InputPath {
  readonly role: InputRole;
  readonly path: string;
  /** `--with FILE:field=value`: of rows that have none; `date` and `from` are the delivery's own. */
  readonly values?: FixedValues;
}

/** What the commands that analyse are told. */
export interface CommandArgs {
  readonly profile: string;
  /** Files of each kind, in their order. */
  readonly inputs: readonly InputPath[];
  /** ISO date: what is dated later is not used. */
  readonly asOf?: string;
  /** Communes that villages are grouped by. */
  readonly communeTier?: CommuneTier;
  /** Computes with what could be read of files that are not whole. */
  readonly allowIncomplete: boolean;
  /** `--set key=value`, in order; the last of a key wins. */
  readonly settings: readonly (readonly [key: string, value: string])[];
  readonly out?: string;
  readonly language: Language;
  /** Options that only one command has, e.g. `goal`. */
  readonly own: Readonly<Record<string, string>>;
  /** The same, of options that may be given any number of times; absent where a command has none. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** What is no option: the files of `validate`. */
  readonly files: readonly string[];
}

export type Parsed =
  | { readonly ok: true; readonly args: CommandArgs }
  /** A sentence for the person at the terminal. */
  | { readonly ok: false; readonly reason: string };

/** The sample province, where the command is run in the project. */
const DEFAULT_PROFILE = 'data/ninh-binh/profile.json';

const COMMON = ['profile', 'out', 'lang', 'as-of', 'communes'] as const;
/** Each may be given any number of times. `village-table`: figures of villages without borders. */
const INPUT_OPTIONS: readonly (readonly [option: string, role: InputRole])[] = [
  ['villages', 'villages'],
  ['village-table', 'villageTable'],
  ['stations', 'stations'],
  ['fibre', 'fibre'],
  ['structures', 'structures'],
  ['measurements', 'measurements'],
];

/**
 * Options of a command line; `--profile P` and `--profile=P` alike.
 *
 * @param argv Without the program's own two.
 * @param ownOptions Names of options with a value that only this command has.
 * @param listOptions The same, of options that may be given any number of times.
 */
export function readArgs(
  argv: readonly string[],
  ownOptions: readonly string[] = [],
  listOptions: readonly string[] = [],
): Parsed {
  const names = [...COMMON, ...ownOptions];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const inputOptions = Object.fromEntries(
    [...INPUT_OPTIONS.map(([option]) => option), ...listOptions].map((option) => [
      option,
      { type: 'string' as const, multiple: true },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        ...options,
        ...inputOptions,
        set: { type: 'string', multiple: true },
        with: { type: 'string', multiple: true },
        'allow-incomplete': { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const given: Readonly<Record<string, unknown>> = values;
    const texts = (name: string): readonly string[] => {
      const value = given[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    };
    const text = (name: string): string | undefined => {
      const value = given[name];
      return typeof value === 'string' ? value : undefined;
    };
    const settings = (values.set ?? []).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Error(`--set ${pair}: key=value`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
    const lang = text('lang') ?? 'vi';
    const language = LANGUAGES.find((one) => one === lang);
    if (language === undefined) throw new Error(`--lang ${lang}: ${LANGUAGES.join(' | ')}`);
    const asOf = text('as-of');
    if (asOf !== undefined && (asOf.length !== 10 || isoDate(asOf) === null))
      throw new Error(`--as-of ${asOf}: YYYY-MM-DD`);
    const communes = text('communes');
    const communeTier = COMMUNE_TIERS.find((one) => one === communes);
    if (communes !== undefined && communeTier === undefined)
      throw new Error(`--communes ${communes}: ${COMMUNE_TIERS.join(' | ')}`);
    return {
      ok: true,
      args: {
        profile: text('profile') ?? DEFAULT_PROFILE,
        inputs: withValues(
          INPUT_OPTIONS.flatMap(([option, role]) => texts(option).map((path) => ({ role, path }))),
          values.with ?? [],
        ),
        ...only('asOf', asOf),
        ...(communeTier === undefined ? {} : { communeTier }),
        allowIncomplete: values['allow-incomplete'] === true,
        ...only('out', text('out')),
        settings,
        language,
        own: Object.fromEntries(
          ownOptions.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name) ?? '']])),
        ),
        ...(listOptions.length > 0
          ? { lists: Object.fromEntries(listOptions.map((name) => [name, texts(name)])) }
          : {}),
        files: positionals,
      },
    };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Fields of a delivery that no row has. */
const OF_DELIVERY: readonly string[] = ['date', 'from'];

/** @throws Error where a value is of no file or field; its message is for the person. */
function withValues(inputs: readonly InputPath[], wanted: readonly string[]): readonly InputPath[] {
  const valuesOf = new Map<InputPath, Record<string, string>>();
  for (const text of wanted) {
    const [, file = '', field = '', value = ''] = /^(.+?):([a-z_]+)=(.*)$/is.exec(text) ?? [];
    if (field === '') throw new Error(`--with ${text}: FILE:field=value`);
    const meant = inputs.filter(({ path }) => normalize(path) === normalize(file) || basename(path) === file);
    if (meant.length === 0) throw new Error(`--with ${text}: ${inputs.map(({ path }) => basename(path)).join(' | ')}`);
    for (const input of meant) {
      const fields = [...OF_DELIVERY, ...fieldsOf(input.role)];
      if (!fields.includes(field)) throw new Error(`--with ${text}: ${fields.join(' | ')}`);
      const known = valuesOf.get(input) ?? {};
      known[field] = field === 'date' ? dateOf(value, text) : value;
      valuesOf.set(input, known);
    }
  }
  return inputs.map((input) => {
    const values = valuesOf.get(input);
    return values === undefined ? input : { ...input, values };
  });
}

function dateOf(value: string, text: string): string {
  const date = dateText(value, 'dmy');
  if (typeof date === 'string' && (/^20\d{2}(-\d{2})?$/.test(date) || isoDate(date) !== null)) return date;
  throw new Error(`--with ${text}: YYYY-MM-DD`);
}

/** A member that is there only where it has a value. */
function only<const K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const member: { [P in K]?: string } = {};
  if (value !== undefined) member[key] = value;
  return member;
}
