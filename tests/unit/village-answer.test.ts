import { describe, expect, it } from 'vitest';
import { columnOf, coverageLayout } from '../../src/analysis/layout.ts';
import {
  bestOperators,
  certaintyOf,
  extentOf,
  isBroadbandNobodys,
  operatorAnswers,
} from '../../src/analysis/village-answer.ts';
import type { Contradiction, CoverageSet } from '../../src/model/results.ts';
import { anAnalysis } from '../support/answers.ts';
import { PROFILE } from '../support/province.ts';

const layout = coverageLayout(PROFILE);
const BROADBAND = new Set(['4G']);

/** An analysis of one village with these shares. */
function village(shares: readonly (readonly [CoverageSet, number])[], contradiction: Contradiction = 'none') {
  const all = new Float64Array(layout.columns);
  for (const [set, share] of shares) all[columnOf(layout, set)] = share;
  const analysis = anAnalysis();
  const coverage = { ...analysis.coverage, layout, villageCount: 1, shares: all };
  return { ...analysis, coverage, mobileContradictions: [contradiction] };
}
const cell = (operator: string, technology: string, share: number) =>
  [{ kind: 'cell', operator, technology }, share] as const;

describe('the answer for a village', () => {
  it('puts enough of an older technology before a trace of a newer one, and more before less', () => {
    const answers = operatorAnswers(
      village([cell('Viettel', '4G', 0.1), cell('VinaPhone', '2G', 0.9), cell('VinaPhone', '4G', 0)]),
      0,
      BROADBAND,
    );
    expect(answers.map(({ operator, best }) => [operator, best])).toEqual([
      ['VinaPhone', { technology: '2G', share: 0.9, extent: 'most' }],
      ['Viettel', { technology: '4G', share: 0.1, extent: 'some' }],
    ]);
  });

  it('names as best only who brings broadband to enough of it', () => {
    const best = (...cells: ReturnType<typeof cell>[]) =>
      bestOperators(operatorAnswers(village(cells), 0, BROADBAND), BROADBAND);
    expect(best(cell('Viettel', '2G', 1))).toEqual([]);
    expect(best(cell('Viettel', '4G', 0.2))).toEqual([]);
    expect(best(cell('Viettel', '4G', 0.7), cell('VinaPhone', '4G', 1))).toEqual(['VinaPhone']);
    expect(best(cell('Viettel', '4G', 1), cell('VinaPhone', '4G', 1))).toEqual(['Viettel', 'VinaPhone']);
  });

  it('does not say that nobody brings broadband where the verdict knows of it, and levels are approximate', () => {
    const covered = village([[{ kind: 'broadband' }, 0.5], cell('Viettel', '2G', 1)]);
    const levels = { ...covered, coverage: { ...covered.coverage, levelBounds: [0, 0.01, 0.2, 0.5, 0.8, 0.99] } };
    expect(isBroadbandNobodys(levels, 0, [])).toBe(true);
    expect(isBroadbandNobodys(levels, 0, ['Viettel'])).toBe(false);
    expect(isBroadbandNobodys(covered, 0, [])).toBe(false);
    const partly = {
      ...levels,
      coverage: { ...levels.coverage, shares: levels.coverage.shares.map((one) => one / 2) },
    };
    expect(isBroadbandNobodys(partly, 0, [])).toBe(false);
  });

  it('puts broadband all over the village before a newer generation in three quarters of it', () => {
    const both = new Set(['2G', '4G']);
    const answers = operatorAnswers(village([cell('VinaPhone', '4G', 0.74), cell('Viettel', '2G', 1)]), 0, both);
    expect(answers.map(({ operator }) => operator)).toEqual(['Viettel', 'VinaPhone']);
    expect(bestOperators(answers, both)).toEqual(['Viettel']);
  });

  it('names the newest of equals as an operator’s own best', () => {
    const both = new Set(['2G', '4G']);
    const best = (...shares: ReturnType<typeof cell>[]) =>
      operatorAnswers(village(shares), 0, both)[0]?.best?.technology;
    expect(best(cell('Viettel', '2G', 1), cell('Viettel', '4G', 1))).toBe('4G');
    expect(best(cell('Viettel', '2G', 1), cell('Viettel', '4G', 0.7))).toBe('2G');
  });

  it('says of nothing that it is nothing', () => {
    const { parameters } = village([]);
    expect(extentOf(0, parameters)).toBe('none');
    expect(extentOf(0.005, parameters)).toBe('none');
    expect(extentOf(0.02, parameters)).toBe('some');
    expect(extentOf(0.5, parameters)).toBe('most');
    expect(extentOf(0.995, parameters)).toBe('full');
  });
});

describe('how sure an answer is', () => {
  const broadband = (share: number, contradiction?: Contradiction) =>
    certaintyOf(village([[{ kind: 'broadband' }, share]], contradiction), 0);

  it('is high where most or none is covered, low where the edge runs through', () => {
    expect(broadband(1)).toBe('high');
    expect(broadband(0)).toBe('high');
    expect(broadband(0.6)).toBe('low');
    expect(broadband(0.2)).toBe('low');
  });

  it('is to be checked wherever reported and computed disagree', () => {
    expect(broadband(0, 'grave')).toBe('check');
    expect(broadband(1, 'computed-only')).toBe('check');
  });
});
