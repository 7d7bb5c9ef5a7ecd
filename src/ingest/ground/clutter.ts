import type { ClutterHeight } from '../../model/clutter.ts';
import type { CoverClass, Ground } from '../../model/ground.ts';
import { groundSha256, type ReadGroundPack, readGroundPack } from '../ground-pack.ts';
import { WORLD_COVER } from './world-cover.ts';

/** Classes that files of land cover may have: those of ESA WorldCover, and what the profile says of these and of others. */
export function coverClasses(clutter: readonly ClutterHeight[]): readonly CoverClass[] {
  const classes = new Map(WORLD_COVER.map((one) => [one.code, one]));
  for (const { code, name, heightM } of clutter) {
    const known = classes.get(code);
    const called = name?.en ?? known?.name ?? `${code}`;
    classes.set(code, { code, name: called, clutterM: heightM, zone: known?.zone ?? 4 });
  }
  return [...classes.values()];
}

/**
 * A ground with the heights that the profile states for its classes. Those of a surface model stay:
 * what stands there is in its heights already. Another height is another ground, by its hash too.
 */
export function withClutter(ground: Ground, clutter: readonly ClutterHeight[] = []): Ground {
  if (ground.heights === 'surface') return ground;
  const stated = new Map(clutter.map(({ code, heightM }) => [code, heightM]));
  const classes = ground.classes.map((one) => ({ ...one, clutterM: stated.get(one.code) ?? one.clutterM }));
  if (classes.every(({ clutterM }, i) => clutterM === ground.classes[i]?.clutterM)) return ground;
  const changed = { ...ground, classes };
  return { ...changed, sha256: groundSha256(changed) };
}

/** A ground pack as it counts: read, with the heights that the profile states. */
export function readGroundWith(bytes: Uint8Array, clutter: readonly ClutterHeight[] | undefined): ReadGroundPack {
  const read = readGroundPack(bytes);
  return read.ok ? { ok: true, ground: withClutter(read.ground, clutter) } : read;
}
