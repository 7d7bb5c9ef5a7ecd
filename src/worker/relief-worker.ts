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
      const response = await fetch(address).catch(() => null);
      if (response === null) return { ok: false, why: { kind: 'network' } };
      if (!response.ok) return { ok: false, why: { kind: 'status', found: String(response.status) } };
      const read = readGroundPack(new Uint8Array(await response.arrayBuffer()));
      if (read.ok) {
        const { heights = 'terrain', classes, sources } = read.ground;
        const picture = reliefPicture(read.ground, MOST_SIDE_PX);
        return { ok: true, picture, about: { heights, classes, sources } };
      }
      const { fault } = read;
      if (fault.kind !== 'header')
        return { ok: false, why: { kind: fault.kind === 'damaged' ? 'damaged' : 'content' } };
      return { ok: false, why: { kind: 'damaged', found: `${fault.field}: ${fault.expected}` } };
    },
  },
  { relief: 60 },
);
