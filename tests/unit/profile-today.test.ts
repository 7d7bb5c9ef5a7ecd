import { describe, expect, it } from 'vitest';
import { onlyEnding } from '../../src/analysis/ending-technologies.ts';
import { columnOf } from '../../src/analysis/layout.ts';
import type { Technology } from '../../src/model/profile.ts';
import type { CoverageLayout, CoverageSet } from '../../src/model/results.ts';
import { departmentOn, isoToday, isPast } from '../../src/model/today.ts';
import { anAnalysis } from '../support/answers.ts';

/** What of a profile depends on the day that it is read on. */

describe('the department to ask', () => {
  const name = (vi: string) => ({ vi, en: vi });
  const department = {
    name: name('Sở cũ'),
    signatory: name('Giám đốc'),
    successor: { from: '2025-03-01', name: name('Sở mới'), telephone: '0229 3 000 000' },
  };

  it('is the one of the day: the old one until the new one has its tasks', () => {
    expect(departmentOn(department, '2025-02-28').name.vi).toBe('Sở cũ');
    expect(departmentOn(department, '2025-03-01')).toMatchObject({
      name: { vi: 'Sở mới' },
      telephone: '0229 3 000 000',
    });
    // Who signs is the office, unless the new one says otherwise.
    expect(departmentOn(department, '2025-03-01').signatory.vi).toBe('Giám đốc');
    const withOwn = { ...department, successor: { ...department.successor, signatory: name('Giám đốc Sở mới') } };
    expect(departmentOn(withOwn, '2025-03-01').signatory.vi).toBe('Giám đốc Sở mới');
    expect(departmentOn({ name: name('Sở'), signatory: name('GĐ') }, '2030-01-01').name.vi).toBe('Sở');
  });

  it('stands in a profile whose units hold through their last day', () => {
    expect(isPast({ validTo: '2024-12-31' }, '2024-12-31')).toBe(false);
    expect(isPast({ validTo: '2024-12-31' }, '2025-01-01')).toBe(true);
    expect(isPast({}, '2030-01-01')).toBe(false);
    expect(isoToday()).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('what hangs on a technology that ends', () => {
  const technologies: readonly Technology[] = [
    { id: '2G', broadband: false, endDate: '2026-09-15', defaultRadiusM: { urban: 1, other: 1 } },
    { id: '4G', broadband: true, defaultRadiusM: { urban: 1, other: 1 } },
  ];
  const base = { operators: ['A', 'B'], technologies: ['2G', '4G'], columns: 0 };
  const layout: CoverageLayout = {
    ...base,
    columns: columnOf(base, { kind: 'cell', operator: 'B', technology: '4G' }) + 1,
  };
  const village = (...shares: readonly (readonly [CoverageSet, number])[]) => {
    const all = new Float64Array(layout.columns);
    for (const [set, share] of shares) all[columnOf(layout, set)] = share;
    const { coverage, parameters } = anAnalysis();
    return { parameters, coverage: { ...coverage, layout, villageCount: 1, shares: all } };
  };
  const cell = (operator: string, technology: string, share: number) =>
    [{ kind: 'cell', operator, technology }, share] as const;

  it('is named by operator, and as all there is where nobody else covers the village', () => {
    const alone = village(cell('A', '2G', 0.9), cell('B', '2G', 0.9), cell('B', '4G', 0.3));
    expect(onlyEnding(alone, 0, technologies)).toEqual({
      technologies: ['2G'],
      endDate: '2026-09-15',
      operators: ['A', 'B'],
      isAll: true,
    });
    const beside = village(cell('A', '2G', 0.9), cell('B', '4G', 0.8), [{ kind: 'technology', technology: '4G' }, 0.8]);
    expect(onlyEnding(beside, 0, technologies)).toMatchObject({ operators: ['A'], isAll: false });
    const trace = village(cell('A', '2G', 0.9), cell('B', '4G', 0.3), [{ kind: 'technology', technology: '4G' }, 0.3]);
    expect(onlyEnding(trace, 0, technologies)).toMatchObject({ operators: ['A'], isAll: false });
    // Published levels are approximate: where the verdict knows of broadband, not all is lost.
    const known = village(cell('A', '2G', 0.9), cell('B', '2G', 0.9), [{ kind: 'broadband' }, 0.5]);
    expect(onlyEnding(known, 0, technologies)).toMatchObject({ operators: ['A', 'B'], isAll: false });
    const threeG = technologies.map((one) => (one.id === '2G' ? { ...one, broadband: true } : one));
    expect(onlyEnding(known, 0, threeG)).toMatchObject({ isAll: true });
  });

  it('is nothing where a lasting technology covers, or none ends', () => {
    expect(onlyEnding(village(cell('A', '2G', 0.9), cell('A', '4G', 0.9)), 0, technologies)).toBeNull();
    const lasting = technologies.map(({ endDate: _, ...technology }) => technology);
    expect(onlyEnding(village(cell('A', '2G', 0.9)), 0, lasting)).toBeNull();
  });
});
