import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../src/i18n/language.ts';
import { isoDate } from '../../src/ingest/fields.ts';
import type { InputRole } from '../../src/ingest/load-province.ts';

/** A file that is named on the command line. */
export interface InputPath {
  readonly role: InputRole;
  readonly path: string;
}

/** What the commands that analyse are told. */
interface CommandArgs {
  readonly profile: string;
  /** Files of each kind, in their order. */
  readonly inputs: readonly InputPath[];
  /** ISO date: what is dated later is not used. */
  readonly asOf?: string;
  /** `--set key=value`, in order; the last of a key wins. */
  readonly settings: readonly (readonly [key: string, value: string])[];
  readonly out?: string;
  readonly language: Language;
  /** Options that only one command has, e.g. `goal`. */
  readonly own: Readonly<Record<string, string>>;
  /** What is no option: the files of `validate`. */
  readonly files: readonly string[];
}

export type Parsed =
  | { readonly ok: true; readonly args: CommandArgs }
  /** A sentence for the person at the terminal. */
  | { readonly ok: false; readonly reason: string };

/** The sample province, where the command is run in the project. */
const DEFAULT_PROFILE = 'data/ninh-binh/profile.json';

const COMMON = ['profile', 'out', 'lang', 'as-of'] as const;
/** Each may be given any number of times. `village-table`: figures of villages without borders. */
const INPUT_OPTIONS: readonly (readonly [option: string, role: InputRole])[] = [
  ['villages', 'villages'],
  ['village-table', 'villageTable'],
  ['stations', 'stations'],
  ['fibre', 'fibre'],
  ['structures', 'structures'],
];

/**
 * Options of a command line; `--profile P` and `--profile=P` alike.
 *
 * @param argv Without the program's own two.
 * @param ownOptions Names of options with a value that only this command has.
 */
export function readArgs(argv: readonly string[], ownOptions: readonly string[] = []): Parsed {
  const names = [...COMMON, ...ownOptions];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const inputOptions = Object.fromEntries(
    INPUT_OPTIONS.map(([option]) => [option, { type: 'string' as const, multiple: true }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, ...inputOptions, set: { type: 'string', multiple: true } },
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
    return {
      ok: true,
      args: {
        profile: text('profile') ?? DEFAULT_PROFILE,
        inputs: INPUT_OPTIONS.flatMap(([option, role]) => texts(option).map((path) => ({ role, path }))),
        ...only('asOf', asOf),
        ...only('out', text('out')),
        settings,
        language,
        own: Object.fromEntries(
          ownOptions.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name) ?? '']])),
        ),
        files: positionals,
      },
    };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A member that is there only where it has a value. */
function only<const K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const member: { [P in K]?: string } = {};
  if (value !== undefined) member[key] = value;
  return member;
}
