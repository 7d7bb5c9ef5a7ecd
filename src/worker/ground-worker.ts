import type { GroundContract } from './ground-protocol.ts';
import { createGroundSession } from './ground-session.ts';
import { serve } from './serve.ts';

/** The thin worker. A raster of 200 MB is read in windows; packing is the longest step without a rest. */
serve<GroundContract>(
  self,
  createGroundSession((url) => fetch(url)),
  { make: 240 },
);
