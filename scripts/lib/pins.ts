import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import { readPins } from '../../src/ingest/pins.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { Pin } from '../../src/model/plan.ts';

/** Options of `npm run plan` that may be given any number of times. */
export const PIN_OPTIONS = ['pin', 'forbid', 'pins'] as const;

/** The pins of a command line; where they cannot be read, the sentences and issues that say why. */
export type PinsGiven =
  | { readonly ok: true; readonly pins: readonly Pin[] }
  | { readonly ok: false; readonly reason: string | null; readonly issues: readonly Issue[] };

/** `--pin STATION=HOST`, `--forbid STATION=HOST` and the rows of `--pins FILE`, in this order. */
export async function pinsGiven(
  lists: Readonly<Record<string, readonly string[]>> = {},
  language: Language,
): Promise<PinsGiven> {
  const pins: Pin[] = [];
  for (const option of ['pin', 'forbid'] as const) {
    for (const found of lists[option] ?? []) {
      const [, station, host] = /^\s*(.+?)\s*=\s*(.+?)\s*$/.exec(found) ?? [];
      if (station === undefined || host === undefined)
        return { ok: false, reason: sayIn(CLI_WORDS, language)('cli.pin.form', { option, found }), issues: [] };
      pins.push({ station, host, in: option === 'pin', reason: null, date: null });
    }
  }
  const issues: Issue[] = [];
  for (const path of lists.pins ?? []) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) {
      issues.push({ severity: 'error', code: 'file-missing', file: path });
      continue;
    }
    const read = readPins(bytes, basename(path));
    if (read.ok) pins.push(...read.value);
    else issues.push(...read.issues);
  }
  return issues.length > 0 ? { ok: false, reason: null, issues } : { ok: true, pins };
}
