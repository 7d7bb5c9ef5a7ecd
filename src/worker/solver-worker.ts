import loadHighs, { type Highs } from 'highs';
import wasmUrl from 'highs/runtime?url';
import { solveWith } from './highs.ts';
import { serve } from './serve.ts';
import type { SolverContract } from './solver-client.ts';

/** HiGHS on a thread of its own: it blocks while it solves, and is stopped by ending the thread. */

/** Within one step of the solver, beyond the time that it was given. */
const STEP_S = 60;

let loading: Promise<Highs> | null = null;

serve<SolverContract>(
  self,
  {
    async solve({ program, options }, { progress, busy }) {
      loading ??= loadHighs({ locateFile: () => wasmUrl });
      const highs = await loading;
      busy(options.timeLimitS + STEP_S);
      return solveWith(highs, program, { ...options, onProgress: progress });
    },
  },
  { solve: STEP_S },
);
