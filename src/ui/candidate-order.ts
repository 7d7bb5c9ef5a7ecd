import type { Candidate } from '../model/results.ts';

/** Those that pass first, then by coverage kept, then nearer. */
export function rankCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort(
    (a, b) => Number(b.passes) - Number(a.passes) || b.coverageKept - a.coverageKept || a.distanceM - b.distanceM,
  );
}
