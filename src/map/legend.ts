import { outOfRange } from '../model/out-of-range.ts';
import { type ColourBy, type OperatorColour, rampColour, rampOf } from './colour-by.ts';
import { PALETTES } from './palette.ts';
import { countStep, coverageClass, SHARE_BREAKS, shareBounds } from './scale.ts';
import type { Theme } from './view.ts';

/**
 * The legend as data: the screens put it into words. Same colours and breaks as the map,
 * because both come from `scale.ts` and `palette.ts`.
 */

/** What one swatch stands for, for the screens to phrase. */
export type LegendMeaning =
  /** Share from (inclusive) to (exclusive; null: to the end). */
  | { readonly kind: 'share'; readonly from: number; readonly to: number | null }
  /** `orMore`: this count and above. */
  | { readonly kind: 'count'; readonly count: number; readonly orMore: boolean }
  | { readonly kind: 'verdict'; readonly verdict: 'covered' | 'partial' | 'uncovered' }
  | {
      readonly kind: 'contradiction';
      readonly contradiction: 'none' | 'computed-only' | 'reported-only' | 'grave';
    }
  | { readonly kind: 'unknown' };

export interface LegendEntry {
  readonly colour: string;
  readonly hatched: boolean;
  readonly meaning: LegendMeaning;
}

/**
 * Legend of one mode, from most to least (worst first for contradictions), the unknown last.
 *
 * @param levels Least shares of the levels in which a published folder tells shares of this mode; absent: exact shares.
 */
export function legendEntries(
  mode: ColourBy,
  operators: readonly OperatorColour[],
  theme: Theme,
  levels?: readonly number[],
): readonly LegendEntry[] {
  const palette = PALETTES[theme];
  const ramp = rampOf(mode, operators, theme);
  const step = (index: number, meaning: LegendMeaning): LegendEntry => ({
    colour: rampColour(ramp, index, theme),
    hatched: index === 0,
    meaning,
  });
  const unknown: LegendEntry = { colour: palette.unknown, hatched: false, meaning: { kind: 'unknown' } };

  switch (mode.kind) {
    case 'coverage':
    case 'fibre': {
      if (levels !== undefined) return [...ofLevels(levels, step), unknown];
      const classes = [...SHARE_BREAKS.keys(), SHARE_BREAKS.length]
        .reverse()
        .map((index) => step(index, { kind: 'share', ...shareBounds(index) }));
      return [...classes, unknown];
    }
    case 'resilience':
      return [
        ...[3, 2, 1, 0].map((count) =>
          step(count === 0 ? 0 : countStep(count, 3) + 1, { kind: 'count', count, orMore: count === 3 }),
        ),
        unknown,
      ];
    case 'operator-count':
      return [
        ...Array.from({ length: Math.min(4, operators.length) + 1 }, (_, count) =>
          step(count === 0 ? 0 : countStep(count, operators.length) + 1, {
            kind: 'count',
            count,
            orMore: count === 4 && operators.length > 4,
          }),
        ).reverse(),
        unknown,
      ];
    case 'verdict':
      return [
        ...(['covered', 'partial', 'uncovered'] as const).map((verdict) => ({
          colour: palette.verdict[verdict],
          hatched: verdict === 'uncovered',
          meaning: { kind: 'verdict' as const, verdict },
        })),
        unknown,
      ];
    case 'mobile-contradiction':
    case 'ftth-contradiction': {
      const { agree, computedOnly, reportedOnly, grave } = palette.disagreement;
      const entry = (contradiction: 'none' | 'computed-only' | 'reported-only' | 'grave', colour: string) => ({
        colour,
        hatched: contradiction === 'grave',
        meaning: { kind: 'contradiction' as const, contradiction },
      });
      const entries = [
        entry('grave', grave),
        entry('reported-only', reportedOnly),
        entry('computed-only', computedOnly),
        entry('none', agree),
      ];
      return [...entries, unknown];
    }
  }
}

/** Levels of one colour are one entry, from the least of the first to where the next colour begins. */
function ofLevels(
  levels: readonly number[],
  step: (index: number, meaning: LegendMeaning) => LegendEntry,
): readonly LegendEntry[] {
  const classes = levels.map(coverageClass);
  const firsts = levels.flatMap((least, i) =>
    classes[i] === classes[i - 1] ? [] : [{ least, index: classes[i] ?? outOfRange() }],
  );
  return firsts
    .map(({ least, index }, i) =>
      step(index, { kind: 'share', from: i === 0 ? 0 : least, to: firsts[i + 1]?.least ?? 1 }),
    )
    .reverse();
}
