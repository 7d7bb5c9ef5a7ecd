import { outOfRange } from '../../model/out-of-range.ts';
import { goalByParts } from './goal-by-parts.ts';
import { groupsOf, type JointGroup, ownLosses } from './joint-groups.ts';
import { type JointAnswer, type JointEffects, unitsPerPerson } from './joint-loss.ts';
import { sacrificeUnits } from './optimise.ts';
import type { Fraction, PlanProblem } from './problem.ts';

/**
 * The plan whose moves lose least together, by trying everything, part by part. Parts have neither places
 * nor villages in common, so what the moves of one part lose does not depend on the others: one analysis of
 * the whole province tells the loss of one set of every part. Within a part only the groups of villages that
 * several of its moves reach need to be analysed; elsewhere the single losses are exact.
 */

/** A province that needs more analyses than this is for the solver. */
const MOST_ANALYSES = 120;

/**
 * @param isStopped Asked between analyses: whether whoever asked has stopped it.
 * @returns Null where that takes too long or is stopped, or no set reaches the goal.
 */
export async function jointByParts(
  problem: PlanProblem,
  goal: Fraction,
  effects: JointEffects,
  isStopped: () => Promise<boolean>,
): Promise<JointAnswer | null> {
  const groups = groupsOf(problem, effects.costs);
  const own = ownLosses(problem, effects.costs);
  const scale = unitsPerPerson([...own, ...groups.map(({ most }) => most)]);
  const groupsOfMove = problem.moves.map((_, m) => groups.filter(({ moves }) => moves.includes(m)));
  const known = new Map<string, number>();
  let analysed = 0;

  const together = { bonds: groups.map(({ moves }) => moves), unitsOf };
  const answer = await goalByParts(problem, { goal, units: sacrificeUnits(problem), together });
  if (answer?.status !== 'optimal') return null;
  const { loss } = effects.jointLoss(answer.chosen);
  return { chosen: answer.chosen, loss, bound: loss, proven: true, analysed: analysed + 1 };

  async function unitsOf(parts: readonly (readonly (readonly number[])[])[]): Promise<number[][] | null> {
    const unknown = parts.map(setsToAnalyse);
    analysed = Math.max(0, ...unknown.map((sets) => sets.length));
    if (analysed > MOST_ANALYSES) return null;
    for (let n = 0; n < analysed; n++) {
      if (await isStopped()) return null;
      analyse(unknown.flatMap((sets) => sets[n] ?? []));
    }
    return parts.map((sets) => sets.map((set) => Math.round(lossOf(set) * scale)));
  }

  /** Sets that show every group of a part with each of the combinations that its sets have; the largest sets show most. */
  function setsToAnalyse(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
    const shown = new Set<string>();
    return sets
      .toSorted((a, b) => b.length - a.length)
      .filter((set) => {
        const combinations = severalOf(set).map(({ key }) => key);
        const isNew = combinations.some((key) => !shown.has(key));
        for (const key of combinations) shown.add(key);
        return isNew;
      });
  }

  function analyse(set: readonly number[]): void {
    const { byCell } = effects.jointLoss(set.toSorted((a, b) => a - b));
    const lostIn = new Map(
      [...byCell].map(([cell, villages]) => [cell, new Map(villages.map(({ village, lost }) => [village, lost]))]),
    );
    for (const { group, key } of severalOf(set))
      known.set(
        key,
        // A village of which each of these moves reaches too little does not count.
        group.villages.reduce((sum, village) => sum + (lostIn.get(group.cell)?.get(village) ?? NOTHING), 0),
      );
  }

  function lossOf(set: readonly number[]): number {
    let loss = set.reduce((sum, m) => sum + (own[m] ?? outOfRange()), 0);
    for (const { group, moves, key } of reachedBy(set)) {
      const alone = group.alone[group.moves.indexOf(moves[0] ?? outOfRange())] ?? outOfRange();
      loss += moves.length === 1 ? alone : (known.get(key) ?? outOfRange());
    }
    return loss;
  }

  /** The groups where two moves of the set or more count together. */
  function severalOf(set: readonly number[]): readonly Combination[] {
    return reachedBy(set).filter(({ moves }) => moves.length > 1);
  }

  function reachedBy(set: readonly number[]): readonly Combination[] {
    const reached = new Set(set.flatMap((m) => groupsOfMove[m] ?? outOfRange()));
    return [...reached].map((group) => {
      const moves = group.moves.filter((m) => set.includes(m));
      return { group, moves, key: `${group.name} ${moves.join(' ')}` };
    });
  }
}

/** The moves of a set that reach a group. */
interface Combination {
  readonly group: JointGroup;
  readonly moves: readonly number[];
  readonly key: string;
}

const NOTHING = 0;
