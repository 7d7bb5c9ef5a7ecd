import Papa from 'papaparse';
import type { Verdict } from '../model/results.ts';

const VERDICTS: readonly Verdict[] = ['covered', 'partial', 'uncovered'];

/**
 * Verdicts by village code out of an earlier `villages.csv`; null where the file is no such file.
 * A code that a spreadsheet guarded with an apostrophe is read without it.
 */
export function readEarlierVerdicts(text: string): ReadonlyMap<string, Verdict> | null {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const [code, computed] = [header.indexOf('code'), header.indexOf('mobile_computed')];
  if (code < 0 || computed < 0) return null;
  const verdicts = new Map<string, Verdict>();
  for (const row of rows) {
    const verdict = VERDICTS.find((one) => one === row[computed]);
    const name = row[code]?.replace(/^'/, '');
    if (verdict && name) verdicts.set(name, verdict);
  }
  return verdicts.size > 0 ? verdicts : null;
}
