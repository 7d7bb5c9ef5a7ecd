import { describe, expect, it } from 'vitest';
import { protectedM, squareSideM } from '../../src/analysis/publish/blur.ts';
import { levelBounds, levelOf } from '../../src/analysis/publish/levels.ts';
import { verdictOf } from '../../src/analysis/verdicts.ts';
import { formatFor } from '../../src/i18n/format.ts';
import { shareText } from '../../src/i18n/share-text.ts';

const THRESHOLDS = { coveredShare: 0.5, uncoveredShare: 0.01 };

describe('a level', () => {
  it.each([
    [0, 0],
    [0.009, 0],
    [0.01, 1],
    [0.2, 2],
    [0.4999, 2],
    [0.5, 3],
    [0.8, 4],
    [0.99, 5],
    [1, 5],
  ])('of share %f is %i', (share, level) => {
    expect(levelOf(share, levelBounds(THRESHOLDS))).toBe(level);
  });

  it('keeps the verdict, whatever the thresholds', () => {
    for (const coveredShare of [0.1, 0.5, 0.85, 1]) {
      for (const uncoveredShare of [0, 0.01, 0.1]) {
        const thresholds = { coveredShare, uncoveredShare };
        const bounds = levelBounds(thresholds);
        expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
        for (let share = 0.001; share <= 1; share += 0.013) {
          const least = bounds[levelOf(share, bounds)] ?? Number.NaN;
          expect(verdictOf(least, thresholds)).toBe(verdictOf(share, thresholds));
        }
      }
    }
  });

  it('is read as the bounds that it stands for, never as an exact figure', () => {
    const of = { levelBounds: levelBounds(THRESHOLDS) };
    const f = formatFor('vi');
    expect([0, 0.2, 0.5, 0.99].map((share) => shareText(share, of, f))).toEqual(['<1%', '20–50%', '50–80%', '≥99%']);
    expect(shareText(0.5, {}, f)).toBe('50,0%');
    const verdictAlone = { levelBounds: [0.01, 0.5] };
    expect([0.01, 0.5].map((share) => shareText(share, verdictAlone, f))).toEqual(['<50%', '≥50%']);
  });
});

describe('the squares', () => {
  it('are never too small for the promise', () => {
    expect(squareSideM({ blurM: 200 })).toBe(2000);
    expect(squareSideM({ blurM: 200, protectM: 1000 })).toBe(4000);
    expect(squareSideM({ blurM: 3000, protectM: 500 })).toBe(3000);
    expect(protectedM({})).toBe(500);
  });
});
