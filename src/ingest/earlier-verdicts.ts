import Papa from 'papaparse';
import type { Verdict } from '../model/results.ts';

type Known = Exclude<Verdict, 'unknown'>;
const VERDICTS: readonly Known[] = ['covered', 'partial', 'uncovered'];

/** How a file names its columns of codes and verdicts, and what its verdicts are called. */
export interface VerdictNames {
  readonly code: string;
  readonly computed: string;
  readonly verdicts: Readonly<Record<Known, string>>;
}

/** `villages.csv` of the commands and of open data. */
const OF_COMMANDS: VerdictNames = {
  code: 'code',
  computed: 'mobile_computed',
  verdicts: { covered: 'covered', partial: 'partial', uncovered: 'uncovered' },
};

/**
 * Verdicts by village code out of an earlier `villages.csv`, or out of a list of villages that was
 * saved from the screen; null where the file is neither. A code that a spreadsheet guarded with an
 * apostrophe is read without it.
 *
 * @param saved Names in saved lists, one for each language.
 */
export function readEarlierVerdicts(text: string, saved: readonly VerdictNames[]): ReadonlyMap<string, Verdict> | null {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const names = [OF_COMMANDS, ...saved].find(
    ({ code, computed }) => header.includes(code) && header.includes(computed),
  );
  if (!names) return null;
  const [code, computed] = [header.indexOf(names.code), header.indexOf(names.computed)];
  const verdicts = new Map<string, Verdict>();
  for (const row of rows) {
    const verdict = VERDICTS.find((one) => names.verdicts[one] === row[computed]);
    const name = row[code]?.replace(/^'/, '');
    if (verdict && name) verdicts.set(name, verdict);
  }
  return verdicts.size > 0 ? verdicts : null;
}
