import { type Difference, mergeParts, type PartChoice, type Parts, type StoredPart } from './merge-parts.ts';

/** A place that several people write parts to, each part a file of its own: a folder, or a stand-in in a test. */
export interface PartStore<P extends StoredPart> {
  /** All parts as they are now. */
  readonly read: () => Promise<Parts<P>>;
  /**
   * Puts a part in the place of what is there; null takes it away.
   *
   * @param there Text that is expected there; null: nothing.
   * @returns False, with nothing changed, where something else is there by now.
   */
  readonly replace: (key: string, part: P | null, there: string | null) => Promise<boolean>;
}

/** What became of a save. */
export interface Saved<P extends StoredPart> {
  /** What this person goes on with: the merged parts, and one's own of those that collide. */
  readonly parts: Parts<P>;
  /** Texts as they are in the store and were seen, by key: the base of the next save. */
  readonly base: ReadonlyMap<string, string>;
  /** Not written, and not taken from the store either, until a person chooses. */
  readonly conflicts: readonly Difference<P>[];
}

/** Others who write without pause do not hold a save for ever: what is left then is told as colliding. */
const MOST_ROUNDS = 5;

/**
 * Saves parts beside what others have saved. Each part is written only over what was seen there: what
 * came in between is read and merged in another round.
 */
export async function saveParts<P extends StoredPart>(
  store: PartStore<P>,
  base: ReadonlyMap<string, string>,
  mine: Parts<P>,
  choices: ReadonlyMap<string, PartChoice> = new Map(),
): Promise<Saved<P>> {
  let parts = mine;
  let seen = base;
  for (let round = 1; ; round++) {
    const theirs = await store.read();
    const merged = mergeParts(seen, parts, theirs, choices);
    const collide = new Set(merged.conflicts.map(({ key }) => key));
    const { written, missed } = await writeMerged(store, merged.parts, theirs, collide);
    const isLast = missed.length === 0 || round === MOST_ROUNDS;
    const next = new Map(seen);
    for (const key of new Set([...written.keys(), ...seen.keys()])) {
      if (collide.has(key) || missed.includes(key)) continue;
      const text = written.get(key);
      if (text === undefined) next.delete(key);
      else next.set(key, text);
    }
    seen = next;
    parts = withMine(merged.parts, parts, [...collide, ...missed]);
    if (!isLast) continue;
    const late = missed.map((key) => ({ key, mine: parts.get(key) ?? null, theirs: theirs.get(key) ?? null }));
    return { parts, base: seen, conflicts: [...merged.conflicts, ...late] };
  }
}

/** Writes what is not there yet. */
async function writeMerged<P extends StoredPart>(
  store: PartStore<P>,
  parts: Parts<P>,
  theirs: Parts<P>,
  collide: ReadonlySet<string>,
): Promise<{ readonly written: ReadonlyMap<string, string>; readonly missed: readonly string[] }> {
  const written = new Map<string, string>();
  const missed: string[] = [];
  for (const key of new Set([...parts.keys(), ...theirs.keys()])) {
    if (collide.has(key)) continue;
    const part = parts.get(key) ?? null;
    const there = theirs.get(key)?.text ?? null;
    const isThere = (part?.text ?? null) === there || (await store.replace(key, part, there));
    if (!isThere) missed.push(key);
    else if (part !== null) written.set(key, part.text);
  }
  return { written, missed };
}

/** For the keys named, what this person has in place of what was merged. */
function withMine<P extends StoredPart>(merged: Parts<P>, mine: Parts<P>, keys: readonly string[]): Parts<P> {
  const parts = new Map(merged);
  for (const key of keys) {
    const own = mine.get(key);
    if (own === undefined) parts.delete(key);
    else parts.set(key, own);
  }
  return parts;
}
