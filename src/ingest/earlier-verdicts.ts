import Papa from 'papaparse';
import type { Verdict } from '../model/results.ts';
import { IssueLog } from './issue-log.ts';

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
  return verdictsOf(header, rows, saved);
}

/** The same of a file that may be a workbook, as lists are saved from the screen too. */
export async function readEarlierFile(
  bytes: Uint8Array,
  saved: readonly VerdictNames[],
): Promise<ReadonlyMap<string, Verdict> | null> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return readEarlierVerdicts(new TextDecoder().decode(bytes), saved);
  const { xlsxLayers } = await import('./formats/xlsx.ts');
  for (const layer of xlsxLayers(bytes).layers) {
    const rows: string[][] = [];
    await layer.each(new IssueLog(layer.name), ({ properties }) =>
      rows.push(layer.columns.map((column) => String(properties[column] ?? ''))),
    );
    const verdicts = verdictsOf(layer.columns, rows, saved);
    if (verdicts) return verdicts;
  }
  return null;
}

function verdictsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  saved: readonly VerdictNames[],
): ReadonlyMap<string, Verdict> | null {
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
