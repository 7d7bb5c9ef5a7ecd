import type { AnalysisContract } from './protocol.ts';
import { serve } from './serve.ts';
import { createAnalysisSession } from './session.ts';

/** The thin worker: everything it knows is in `session.ts`. */
serve<AnalysisContract>(
  self,
  createAnalysisSession(
    (url) => fetch(url),
    async () => (await import('./solver-client.ts')).openSolverWorker(),
  ),
  // The longest steps are those of a country: 100,000 villages, 400,000 stations.
  {
    load: 180,
    outlines: 60,
    analyse: 60,
    radio: 60,
    candidates: 60,
    holdTheRest: 10,
    inspectVillage: 30,
    inspectPosition: 30,
    inspectPoint: 30,
    verify: 120,
    planner: 120,
  },
);
