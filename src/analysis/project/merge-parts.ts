/**
 * Two states of one project brought together, part by part. A part is the smallest thing that one
 * person changes at a time: a delivery, an assumption, a scenario, a pin, an event of a move. Two parts
 * are equal where their texts are.
 */
export interface StoredPart {
  /** All that counts of it, written the same way each time. */
  readonly text: string;
}

/** Parts by their keys, in order. */
export type Parts<P extends StoredPart> = ReadonlyMap<string, P>;

/** A part that is not the same in two states; null: not there. At least one of them is. */
export interface Difference<P extends StoredPart> {
  readonly key: string;
  readonly mine: P | null;
  readonly theirs: P | null;
}

/** Whose state counts. */
export type Side = 'mine' | 'theirs';

/** What a person has decided for a part that both sides have changed. It holds for what was seen alone. */
export interface PartChoice {
  readonly side: Side;
  /** Text of the other side as the person saw it; null: not there. */
  readonly theirs: string | null;
}

/** @returns What is only here, only there, or not the same: theirs in their order, then mine. */
export function differencesOf<P extends StoredPart>(mine: Parts<P>, theirs: Parts<P>): readonly Difference<P>[] {
  const keys = new Set([...theirs.keys(), ...mine.keys()]);
  const all = [...keys].map((key) => ({ key, mine: mine.get(key) ?? null, theirs: theirs.get(key) ?? null }));
  return all.filter((one) => one.mine?.text !== one.theirs?.text);
}

/** What came of two states. */
export interface Merged<P extends StoredPart> {
  /** Without the parts in `conflicts`. */
  readonly parts: Parts<P>;
  /** Changed on both sides, each otherwise; one side may have removed what the other changed. */
  readonly conflicts: readonly Difference<P>[];
}

/**
 * What one side alone has changed since both were the same is taken, removals too.
 *
 * @param base Texts of the parts when both were last the same, by key.
 * @param choices What a person has decided for parts that collide, by key.
 */
export function mergeParts<P extends StoredPart>(
  base: ReadonlyMap<string, string>,
  mine: Parts<P>,
  theirs: Parts<P>,
  choices: ReadonlyMap<string, PartChoice> = new Map(),
): Merged<P> {
  const parts = new Map<string, P>();
  const conflicts: Difference<P>[] = [];
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const both = { key, mine: mine.get(key) ?? null, theirs: theirs.get(key) ?? null };
    const side = sideOf(base.get(key), both) ?? chosenSide(choices.get(key), both);
    if (side === undefined) conflicts.push(both);
    else {
      const kept = both[side];
      if (kept !== null) parts.set(key, kept);
    }
  }
  return { parts, conflicts };
}

/**
 * What a page takes for the same here and there at the first save of its visit. Parts that it does not have are
 * not taken for removed, unless it began with them: another page may have saved them since.
 *
 * @param base Texts of the parts at the last save of an earlier visit, by key.
 * @param atStart Keys of the parts that the page began with.
 */
export function baseOfFirstSave(
  base: ReadonlyMap<string, string>,
  mine: Parts<StoredPart>,
  atStart: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map([...base].filter(([key]) => mine.has(key) || atStart.has(key)));
}

/** The side that counts; undefined: both were changed. */
function sideOf(before: string | undefined, { mine, theirs }: Difference<StoredPart>): Side | undefined {
  if (mine?.text === theirs?.text || theirs?.text === before) return 'mine';
  return mine?.text === before ? 'theirs' : undefined;
}

function chosenSide(choice: PartChoice | undefined, { theirs }: Difference<StoredPart>): Side | undefined {
  return choice?.theirs === (theirs?.text ?? null) ? choice.side : undefined;
}
