import { describe, expect, it } from 'vitest';
import { buildingEntryLoss } from '../../src/analysis/radio/building-entry.ts';
import { cost231Hata, hata, ruralMacro, urbanMacro } from '../../src/analysis/radio/empirical.ts';
import { freeSpace } from '../../src/analysis/radio/free-space.ts';

/** Models without ground against figures that their sources or other documents print. */

describe('free space (ITU-R P.525)', () => {
  it('is 32.4 + 20 log f + 20 log d, f in MHz and d in km', () => {
    expect(freeSpace(0.9, 10)).toBeCloseTo(32.4 + 20 * Math.log10(900) + 20, 9);
  });
});

describe('Hata', () => {
  it('is 95.5 + 34.1 log d in open land at 900 MHz from 45 m: 3GPP TR 36.942, § 4.5.2', () => {
    for (const distanceKm of [1, 5, 20]) {
      const { lossDb } = hata({ fGhz: 0.9, distanceKm, txHeightM: 45, rxHeightM: 1.5 }, 'open');
      expect(Math.abs(lossDb - (95.5 + 34.1 * Math.log10(distanceKm)))).toBeLessThan(0.1);
    }
  });

  it('is 126.4 + 35.2 log d in a city at 900 MHz from 30 m, as is printed in many textbooks', () => {
    for (const distanceKm of [1, 10]) {
      const { lossDb } = hata({ fGhz: 0.9, distanceKm, txHeightM: 30, rxHeightM: 1.5 }, 'city');
      expect(Math.abs(lossDb - (126.4 + 35.2 * Math.log10(distanceKm)))).toBeLessThan(0.1);
    }
  });

  it('warns of each thing outside of its domain', () => {
    const { warnings } = hata({ fGhz: 2.6, distanceKm: 0.2, txHeightM: 12, rxHeightM: 1.5 }, 'city');
    expect(warnings.map(({ field }) => field)).toEqual(['fGhz', 'distanceKm', 'txHeightM']);
    expect(hata({ fGhz: 0.9, distanceKm: 2, txHeightM: 42, rxHeightM: 1.5 }, 'city').warnings).toEqual([]);
  });
});

describe('COST 231 Hata', () => {
  it('is 31.5 + 35 log d, with 3 dB more in a centre, at 1.9 GHz from 32 m, d in m: 3GPP TR 25.996, § 5.2', () => {
    for (const distanceKm of [1, 3, 5]) {
      const path = { fGhz: 1.9, distanceKm, txHeightM: 32, rxHeightM: 1.5 };
      const printed = 31.5 + 35 * Math.log10(distanceKm * 1000);
      expect(Math.abs(cost231Hata(path, 'city').lossDb - printed)).toBeLessThan(0.2);
      expect(Math.abs(cost231Hata(path, 'metropolitan').lossDb - printed - 3)).toBeLessThan(0.2);
    }
  });
});

describe('3GPP TR 38.901, table 7.4.1-1', () => {
  const near = { fGhz: 2, distanceKm: 0.4, txHeightM: 35, rxHeightM: 1.5 };

  it('rural macro in sight: two slopes that meet at the break point', () => {
    const { breakM } = ruralMacro(near, 'los').terms;
    expect(breakM).toBeCloseTo((2 * Math.PI * 35 * 1.5 * 2e9) / 3e8, 6);
    const at = (dM: number) => ruralMacro({ ...near, distanceKm: dM / 1000 }, 'los').lossDb;
    const end = breakM ?? 0;
    expect(at(end * 1.000001) - at(end)).toBeLessThan(0.01);
    expect(at(8 * end) - at(4 * end)).toBeCloseTo(40 * Math.log10(2), 2);
  });

  it('urban macro: its formulas at 1 km, 2 GHz, 25 m, worked by hand', () => {
    const path = { fGhz: 2, distanceKm: 1, txHeightM: 25, rxHeightM: 1.5 };
    // d3D = 1000.276 m, break point 320 m: 28 + 120.0048 + 6.0206 − 9 log(320² + 23.5²).
    expect(urbanMacro(path, 'los').lossDb).toBeCloseTo(108.912, 2);
    expect(urbanMacro(path, 'nlos').lossDb).toBeCloseTo(136.805, 2);
    expect(urbanMacro({ ...path, rxHeightM: 1 }, 'los').lossDb).toBeGreaterThan(100);
  });

  it('is never less out of sight than in sight', () => {
    for (const distanceKm of [0.01, 0.1, 1, 5]) {
      for (const model of [ruralMacro, urbanMacro]) {
        const path = { ...near, distanceKm };
        expect(model(path, 'nlos').lossDb).toBeGreaterThanOrEqual(model(path, 'los').lossDb);
      }
    }
  });
});

describe('loss into buildings (ITU-R P.2109-2)', () => {
  it('has the medians of its formula at 1 GHz, where every logarithm is 0', () => {
    const sum = (...parts: number[]) => 10 * Math.log10(parts.reduce((all, part) => all + 10 ** (part / 10), 0));
    expect(buildingEntryLoss('traditional', 1, 0.5).lossDb).toBeCloseTo(sum(12.64, 9.1, -3), 3);
    expect(buildingEntryLoss('thermally-efficient', 1, 0.5).lossDb).toBeCloseTo(sum(28.19, 27.8, -3), 3);
  });

  it('grows with the share of places and with the elevation', () => {
    const at = (share: number, elevationDeg = 0) => buildingEntryLoss('traditional', 1.8, share, elevationDeg).lossDb;
    expect(at(0.9)).toBeGreaterThan(at(0.5));
    expect(at(0.5)).toBeGreaterThan(at(0.1));
    expect(at(0.5, 45)).toBeGreaterThan(at(0.5));
    expect(buildingEntryLoss('traditional', 0.03, 0.5).warnings.map(({ field }) => field)).toEqual(['fGhz']);
  });
});
