import type { Verdict } from '../model/results.ts';

/** What has become of each village's verdict since an earlier computation. */
export interface VerdictChange {
  readonly village: number;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** Villages of two states sorted by whether their verdict rose or fell. */
export interface DatesCompared {
  readonly better: readonly VerdictChange[];
  readonly worse: readonly VerdictChange[];
  readonly same: number;
  /** Villages of which the earlier file, or this computation, knows nothing. */
  readonly missing: number;
}

const RANK: Readonly<Record<Verdict, number>> = { uncovered: 0, partial: 1, covered: 2, unknown: Number.NaN };

/** @param earlier Verdict by village code. */
export function compareDates(
  codes: readonly string[],
  verdicts: readonly Verdict[],
  members: readonly number[],
  earlier: ReadonlyMap<string, Verdict>,
): DatesCompared {
  const better: VerdictChange[] = [];
  const worse: VerdictChange[] = [];
  let [same, missing] = [0, 0];
  for (const village of members) {
    const before = earlier.get(codes[village] ?? '');
    const after = verdicts[village] ?? 'unknown';
    if (before === undefined || after === 'unknown') missing += 1;
    else if (before === after) same += 1;
    else (RANK[after] > RANK[before] ? better : worse).push({ village, before, after });
  }
  return { better, worse, same, missing };
}
