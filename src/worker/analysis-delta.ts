import type { RadioSummary } from '../model/radio.ts';
import type { Analysis, Position } from '../model/results.ts';

/**
 * What an edit changes of an analysis. Copying a thousand positions from thread to thread
 * costs more than computing the edit, and nearly all of them are as they were: only what
 * differs is sent, and what stays is the same object on the page.
 */
export interface AnalysisDelta {
  /** Flat arrays cross in one piece, whole. */
  readonly coverage: Analysis['coverage'];
  /** What a radio model took part in; absent: radii alone. */
  readonly radio?: RadioSummary;
  readonly summary: Analysis['summary'];
  readonly verdicts: Changed<Analysis['verdicts']>;
  readonly mobileContradictions: Changed<Analysis['mobileContradictions']>;
  readonly ftthContradictions: Changed<Analysis['ftthContradictions']>;
  /** For each position its index before; −1 takes the next of `fresh`. */
  readonly positionFrom: Int32Array;
  readonly fresh: readonly Position[];
}

type Changed<List extends readonly unknown[]> = readonly (readonly [index: number, value: List[number]])[];

/** Of two analyses with the same villages, fibre, sources and parameters. */
export function deltaOf(before: Analysis, after: Analysis): AnalysisDelta {
  const indexBefore = new Map(before.positions.map(({ id }, index) => [id, index]));
  const fresh: Position[] = [];
  const positionFrom = Int32Array.from(after.positions, (position) => {
    const index = indexBefore.get(position.id) ?? -1;
    const old = before.positions[index];
    if (old && samePosition(old, position)) return index;
    fresh.push(position);
    return -1;
  });
  const { radio } = after.parameters;
  return {
    coverage: after.coverage,
    ...(radio && !('footprintOf' in radio) ? { radio } : {}),
    summary: after.summary,
    verdicts: changesOf(before.verdicts, after.verdicts),
    mobileContradictions: changesOf(before.mobileContradictions, after.mobileContradictions),
    ftthContradictions: changesOf(before.ftthContradictions, after.ftthContradictions),
    positionFrom,
    fresh,
  };
}

export function withDelta(before: Analysis, delta: AnalysisDelta): Analysis {
  const { coverage, summary, fresh, radio } = delta;
  let next = 0;
  const positions = Array.from(delta.positionFrom, (index) => before.positions[index] ?? fresh[next++]);
  return {
    ...before,
    parameters: radio ? { ...before.parameters, radio } : before.parameters,
    coverage,
    summary,
    verdicts: withChanges(before.verdicts, delta.verdicts),
    mobileContradictions: withChanges(before.mobileContradictions, delta.mobileContradictions),
    ftthContradictions: withChanges(before.ftthContradictions, delta.ftthContradictions),
    positions: positions.filter((position) => position !== undefined),
  };
}

function changesOf<T>(before: readonly T[], after: readonly T[]): (readonly [number, T])[] {
  return after.flatMap((value, index): (readonly [number, T])[] => (value === before[index] ? [] : [[index, value]]));
}

function withChanges<T>(before: readonly T[], changes: readonly (readonly [number, T])[]): readonly T[] {
  if (changes.length === 0) return before;
  const after = [...before];
  for (const [index, value] of changes) after[index] = value;
  return after;
}

function samePosition(a: Position, b: Position): boolean {
  return (
    a.location[0] === b.location[0] &&
    a.location[1] === b.location[1] &&
    a.status === b.status &&
    a.shared === b.shared &&
    a.freeSlots === b.freeSlots &&
    a.heightM === b.heightM &&
    sameList(a.stations, b.stations) &&
    sameList(a.operators, b.operators) &&
    sameList(a.existingOperators, b.existingOperators)
  );
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
