import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../src/i18n/language.ts';

/** What the commands that analyse are told. */
interface CommandArgs {
  readonly profile: string;
  readonly villages?: string;
  /** Figures of villages without borders, beside the borders of `villages` or of the profile. */
  readonly villageTable?: string;
  readonly stations?: string;
  readonly fibre?: string;
  readonly structures?: string;
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

const COMMON = ['profile', 'villages', 'village-table', 'stations', 'fibre', 'structures', 'out', 'lang'] as const;

/**
 * Options of a command line; `--profile P` and `--profile=P` alike.
 *
 * @param argv Without the program's own two.
 * @param ownOptions Names of options with a value that only this command has.
 */
export function readArgs(argv: readonly string[], ownOptions: readonly string[] = []): Parsed {
  const names = [...COMMON, ...ownOptions];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, set: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const given: Readonly<Record<string, unknown>> = values;
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
    return {
      ok: true,
      args: {
        profile: text('profile') ?? DEFAULT_PROFILE,
        ...only('villages', text('villages')),
        ...only('villageTable', text('village-table')),
        ...only('stations', text('stations')),
        ...only('fibre', text('fibre')),
        ...only('structures', text('structures')),
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
