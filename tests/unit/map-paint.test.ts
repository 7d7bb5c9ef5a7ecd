import { describe, expect, test } from 'vitest';
import { columnOf, coverageLayout } from '../../src/analysis/layout.ts';
import type { ColourBy } from '../../src/map/colour-by.ts';
import { legendEntries } from '../../src/map/legend.ts';
import { coverageRamp, operatorRamp, PALETTES } from '../../src/map/palette.ts';
import { countStep, coverageClass, SHARE_BREAKS, shareBounds } from '../../src/map/scale.ts';
import { villagePaint } from '../../src/map/village-paint.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Contradiction, CoverageSet, Verdict } from '../../src/model/results.ts';
import { PROFILE } from '../support/province.ts';

const operators = [
  { id: 'Viettel', colour: '#c2452d' },
  { id: 'VinaPhone', colour: '#2b6cb0' },
];
const layout = coverageLayout(PROFILE);

interface GivenVillage {
  readonly shares?: readonly (readonly [CoverageSet, number])[];
  readonly resilience?: number;
  readonly fibre?: number;
  readonly verdict?: Verdict;
  readonly mobile?: Contradiction;
  readonly ftth?: Contradiction;
}

function analysisOf(...villages: GivenVillage[]) {
  const shares = new Float64Array(villages.length * layout.columns);
  villages.forEach((village, index) => {
    for (const [set, share] of village.shares ?? []) shares[index * layout.columns + columnOf(layout, set)] = share;
  });
  return {
    coverage: {
      layout,
      villageCount: villages.length,
      shares,
      resilience: Uint8Array.from(villages, (village) => village.resilience ?? 0),
      criticalStart: new Uint32Array(villages.length + 1),
      criticalPositions: new Uint32Array(0),
    },
    fibreShare: villages.some((village) => village.fibre !== undefined)
      ? Float64Array.from(villages, (village) => village.fibre ?? 0)
      : null,
    verdicts: villages.map((village) => village.verdict ?? 'covered'),
    mobileContradictions: villages.map((village) => village.mobile ?? 'none'),
    ftthContradictions: villages.map((village) => village.ftth ?? 'none'),
    parameters: defaultParameters(PROFILE),
  };
}

const paint = (mode: ColourBy, ...villages: GivenVillage[]) =>
  villagePaint(mode, analysisOf(...villages), { operators, theme: 'light', showContradictions: true });

describe('classes of a share', () => {
  test.each([
    [0, 0],
    [0.0099, 0],
    [0.01, 1],
    [0.25, 2],
    [0.4999, 2],
    [0.5, 3],
    [0.75, 4],
    [0.99, 4],
    [1, 5],
  ])('%d is in class %d', (share, expected) => {
    expect(coverageClass(share)).toBe(expected);
  });

  test('each class begins where the one before it ends', () => {
    const bounds = [0, 1, 2, 3, 4, 5].map(shareBounds);
    expect(bounds.map(({ from }) => from)).toEqual([0, ...SHARE_BREAKS]);
    expect(bounds.map(({ to }) => to)).toEqual([...SHARE_BREAKS, null]);
  });

  test('counts spread over the whole ramp', () => {
    expect([1, 2, 3, 4].map((count) => countStep(count, 4))).toEqual([0, 1, 3, 4]);
    expect([1, 2, 3].map((count) => countStep(count, 3))).toEqual([0, 2, 4]);
    expect(countStep(1, 1)).toBe(4);
  });
});

describe('the paint of a village', () => {
  const any: CoverageSet = { kind: 'any' };

  test('more coverage is the stronger step; none is hatched paper', () => {
    const ramp = coverageRamp('light');
    const made = paint(
      { kind: 'coverage', set: any },
      { shares: [[any, 0]] },
      { shares: [[any, 0.3]] },
      { shares: [[any, 1]] },
    );
    expect(made.colours).toEqual([PALETTES.light.none, ramp[1], ramp[4]]);
    expect([...made.hatched]).toEqual([1, 0, 0]);
  });

  test('one operator is shown in its own hue, and reads its own column', () => {
    const set: CoverageSet = { kind: 'cell', operator: 'VinaPhone', technology: '4G' };
    const made = paint(
      { kind: 'coverage', set },
      {
        shares: [
          [set, 1],
          [any, 0],
        ],
      },
    );
    expect(made.colours).toEqual([operatorRamp('#2b6cb0', 'light')[4]]);
  });

  test('the number of operators counts those who bring broadband to half of it', () => {
    const broadband: CoverageSet = { kind: 'broadband' };
    const two: CoverageSet = { kind: 'operators', atLeast: 2 };
    const ramp = coverageRamp('light');
    const made = paint(
      { kind: 'operator-count' },
      { shares: [[broadband, 0.4]] },
      {
        shares: [
          [broadband, 0.6],
          [two, 0.4],
        ],
      },
      {
        shares: [
          [broadband, 0.9],
          [two, 0.6],
        ],
      },
    );
    expect(made.colours).toEqual([PALETTES.light.none, ramp[0], ramp[4]]);
    expect([...made.hatched]).toEqual([1, 0, 0]);
  });

  test('fibre without fibre data is unknown, not uncovered', () => {
    const made = paint({ kind: 'fibre' }, {});
    expect(made.colours).toEqual([PALETTES.light.unknown]);
    expect([...made.hatched]).toEqual([0]);
  });

  test('a contradiction is dotted: of the mobile report, or in the fibre modes of the FTTH report', () => {
    const village: GivenVillage = { mobile: 'grave', ftth: 'none', fibre: 1, verdict: 'uncovered' };
    expect([...paint({ kind: 'verdict' }, village).contradicted]).toEqual([1]);
    expect([...paint({ kind: 'fibre' }, village).contradicted]).toEqual([0]);
  });
});

describe('the legend', () => {
  const modes: readonly ColourBy[] = [
    { kind: 'coverage', set: { kind: 'any' } },
    { kind: 'coverage', set: { kind: 'broadband' } },
    { kind: 'coverage', set: { kind: 'operator', operator: 'Viettel' } },
    { kind: 'coverage', set: { kind: 'technology', technology: '4G' } },
    { kind: 'coverage', set: { kind: 'cell', operator: 'Viettel', technology: '4G' } },
    { kind: 'operator-count' },
    { kind: 'resilience' },
    { kind: 'fibre' },
    { kind: 'verdict' },
    { kind: 'mobile-contradiction' },
    { kind: 'ftth-contradiction' },
  ];
  const shares = [0, 0.1, 0.3, 0.6, 0.9, 1];
  const verdicts = ['covered', 'partial', 'uncovered'] as const;
  const contradictions = ['none', 'grave', 'reported-only', 'computed-only'] as const;
  const villages = Array.from({ length: 24 }, (_, index): GivenVillage => {
    const share = shares[index % 6] ?? 0;
    const sets: CoverageSet[] = modes.flatMap((mode) => (mode.kind === 'coverage' ? [mode.set] : []));
    return {
      shares: [...sets, { kind: 'operators', atLeast: 2 } as const].map((set) => [set, share] as const),
      resilience: index % 4,
      fibre: share,
      verdict: verdicts[index % 3] ?? 'covered',
      mobile: contradictions[index % 4] ?? 'none',
      ftth: contradictions[index % 4] ?? 'none',
    };
  });

  test.each(modes)('explains every colour that the map shows: %o', (mode) => {
    for (const theme of ['light', 'dark'] as const) {
      const made = villagePaint(mode, analysisOf(...villages), { operators, theme, showContradictions: true });
      const shown = new Set(made.colours.map((colour, index) => `${colour} ${made.hatched[index]}`));
      const explained = legendEntries(mode, operators, theme).map(
        (entry) => `${entry.colour} ${entry.hatched ? 1 : 0}`,
      );
      expect([...shown].filter((colour) => !explained.includes(colour))).toEqual([]);
      expect(new Set(explained).size).toBe(explained.length);
    }
  });

  test('of a published folder says the bounds of its levels, not classes that no level has', () => {
    const told = (mode: ColourBy, levels: readonly number[]) =>
      legendEntries(mode, operators, 'light', levels).flatMap(({ meaning }) =>
        meaning.kind === 'share' ? [[meaning.from, meaning.to]] : [],
      );
    expect(told({ kind: 'fibre' }, [0.01, 0.5])).toEqual([
      [0.5, 1],
      [0, 0.5],
    ]);
    expect(told({ kind: 'coverage', set: { kind: 'any' } }, [0, 0.01, 0.2, 0.5, 0.8, 0.99])).toEqual([
      [0.8, 1],
      [0.5, 0.8],
      [0.01, 0.5],
      [0, 0.01],
    ]);
  });
});
