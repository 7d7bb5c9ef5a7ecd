import type { PreparedProvince } from '../analysis/analyse.ts';
import { type CoverageSession, createCoverageSession } from '../analysis/coverage/session.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Province } from '../model/province.ts';
import type { Edited, PlannerProgress } from '../model/questions.ts';
import type { Edit } from '../model/scenario.ts';
import type { LastAnalysis } from './last-analysis.ts';
import type { RadioState } from './radio-footprints.ts';
import type { OpenSolver } from './solver-port.ts';

/** What an answer to a planner's question is made from. */
export interface PlannerContext {
  readonly profile: Profile;
  readonly province: Province;
  readonly prepared: PreparedProvince;
  /** The analysis that the question is about. */
  readonly last: LastAnalysis;
  /** Null: no ground was given. */
  readonly radio: RadioState | null;
  readonly edited: (edits: readonly Edit[]) => Promise<Edited & { readonly stations: readonly BaseStation[] }>;
  readonly progress: (progress: PlannerProgress) => void;
  /** Lets other messages in. */
  readonly rest: () => Promise<void>;
  /** Aborted once who asked has stopped the question. */
  readonly signal: AbortSignal;
  readonly openSolver: OpenSolver;
}

/** Coverage that follows changes of the analysis that the question is about. */
export function sessionOn({ prepared, last }: PlannerContext): CoverageSession {
  const { shapes, layout, broadband } = prepared;
  const { analysis, footprints } = last;
  const start = { footprints, coverage: analysis.coverage };
  return createCoverageSession(shapes, layout, broadband, analysis.parameters, { start });
}
