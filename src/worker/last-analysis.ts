import type { Footprints } from '../analysis/footprints.ts';
import type { BaseStation } from '../model/province.ts';
import type { Analysis, Candidate } from '../model/results.ts';

/** What was answered last, and what it was made of. */
export interface LastAnalysis {
  readonly analysis: Analysis;
  readonly footprints: Footprints;
  readonly stations: readonly BaseStation[];
  /** Null until they are all found. */
  candidates: readonly Candidate[] | null;
}
