import { heightBands, reliefPicture } from '../analysis/relief.ts';
import { readGroundPack } from '../ingest/ground-pack.ts';
import type { BaseFaultReason } from '../model/base-map.ts';
import type { Ground } from '../model/ground.ts';
import type { ReliefContract } from './relief-client.ts';
import { serve } from './serve.ts';

/** Unpacks a ground pack and draws it: 100 ms and more that the page must not wait for. */

/** A texture of this side is taken by every phone of the last ten years. */
const MOST_SIDE_PX = 2048;

serve<ReliefContract>(
  self,
  {
    async relief({ address }) {
      const read = await groundAt(address);
      if (!read.ok) return read;
      const { heights = 'terrain', classes, sources } = read.ground;
      const picture = reliefPicture(read.ground, MOST_SIDE_PX);
      return { ok: true, picture, about: { heights, classes, sources } };
    },
    async bands({ address }) {
      const read = await groundAt(address);
      return read.ok ? { ok: true, bands: heightBands(read.ground, MOST_SIDE_PX) } : read;
    },
  },
  { relief: 60, bands: 60 },
);

type GroundRead =
  | { readonly ok: true; readonly ground: Ground }
  | { readonly ok: false; readonly why: BaseFaultReason };

async function groundAt(address: string): Promise<GroundRead> {
  const response = await fetch(address).catch(() => null);
  if (response === null) return { ok: false, why: { kind: 'network' } };
  if (!response.ok) return { ok: false, why: { kind: 'status', found: String(response.status) } };
  const read = readGroundPack(new Uint8Array(await response.arrayBuffer()));
  if (read.ok) return read;
  const { fault } = read;
  if (fault.kind !== 'header') return { ok: false, why: { kind: fault.kind === 'damaged' ? 'damaged' : 'content' } };
  return { ok: false, why: { kind: 'damaged', found: `${fault.field}: ${fault.expected}` } };
}
