import { reliefPicture } from '../analysis/relief.ts';
import { readGroundPack } from '../ingest/ground-pack.ts';
import type { ReliefContract } from './relief-client.ts';
import { serve } from './serve.ts';

/** Unpacks a ground pack and shades it: 100 ms and more that the page must not wait for. */

/** A texture of this side is taken by every phone of the last ten years. */
const MOST_SIDE_PX = 2048;

serve<ReliefContract>(
  self,
  {
    async relief({ address }) {
      const response = await fetch(address);
      if (!response.ok) return null;
      const read = readGroundPack(new Uint8Array(await response.arrayBuffer()));
      return read.ok ? reliefPicture(read.ground, MOST_SIDE_PX) : null;
    },
  },
  { relief: 60 },
);
