import { describe, expect, it } from 'vitest';
import { coverProbability } from '../../src/analysis/radio/cover-probability.ts';
import { placeAlong, wayBetween } from '../../src/analysis/radio/great-circle.ts';
import { areaKm2, changedCells } from '../../src/analysis/radio/mast-changes.ts';
import { sectionTo, whatIf } from '../../src/analysis/radio/section.ts';
import { signalAround, type Transmitter } from '../../src/analysis/radio/signal.ts';
import { signalTo } from '../../src/analysis/radio/signal-to.ts';
import { villageSignal } from '../../src/analysis/radio/village-signal.ts';
import { type Ground, VOID_HEIGHT } from '../../src/model/ground.ts';
import type { PathSection } from '../../src/model/path-section.ts';
import { groundAround } from '../support/grounds.ts';
import { LINK_BUDGETS } from '../support/link-budgets.ts';
import { villageAt } from '../support/province.ts';
import { MODEL } from '../support/rays.ts';
import { at, station } from '../support/stations.ts';

/** One path from a mast to a place: what footprints are made of, asked of one place. */

const MAST = at(0, 0);
const RIDGE_M = 2000;
const ridge = groundAround(MAST, (eastM) => ({ heightM: Math.abs(eastM - RIDGE_M) < 120 ? 180 : 4 }));
const flat = groundAround(MAST, () => ({ heightM: 4 }));

const mast = (change: Partial<Transmitter> = {}): Transmitter => ({
  lonDeg: MAST[0],
  latDeg: MAST[1],
  by: 'p1812',
  surroundings: 'other',
  model: { ...MODEL, locationPercent: 90, locationSigmaDb: 5.5 },
  eirpDbm: 30,
  sectors: [],
  thresholdDbm: -105,
  cellM: 50,
  mostM: 5000,
  ...change,
});

function section(ground: Ground, eastM: number, northM: number, transmitter = mast()): PathSection {
  const found = sectionTo(transmitter, at(eastM, northM), ground);
  if (found === null) throw new Error('no ground on the way');
  return found;
}

describe('the way between two places', () => {
  it('ends where it leads', () => {
    const to = at(3100, -1700);
    const { km, bearing } = wayBetween(MAST, to);
    expect(placeAlong(MAST, bearing, km)[0]).toBeCloseTo(to[0], 10);
    expect(placeAlong(MAST, bearing, km)[1]).toBeCloseTo(to[1], 10);
  });
});

describe('a section', () => {
  it.each(['p1812', 'hata', 'tr38901-rma', 'free-space'] as const)('has the signal of the footprint: %s', (by) => {
    const transmitter = mast({ by });
    const grid = signalAround(transmitter, ridge);
    if (grid === null) throw new Error('no ground under the mast');
    for (const steps of [8, 40, 59]) {
      const cell = grid.steps * (2 * grid.steps + 1) + grid.steps + steps;
      const to = placeAlong(MAST, Math.PI / 2, steps * 0.05);
      expect(sectionTo(transmitter, to, ridge)?.signalDbm).toBeCloseTo(grid.signalDbm[cell] ?? Number.NaN, 6);
    }
  });

  it.each(['p1812', 'hata'] as const)('has the signal that is asked for alone, to 1e-7 dB: %s', (by) => {
    const sector = { azimuthDeg: 90, beamwidthDeg: 65, tiltDeg: 4 };
    const transmitter = mast({
      by,
      sectors: [{ ...sector, verticalBeamwidthDeg: 10, frontToBackDb: 25, sideLobeDb: 20 }],
    });
    for (const [eastM, northM] of [
      [2, 0],
      [180, 90],
      [700, -300],
      [2400, 100],
      [3900, -2200],
      [-1300, 800],
    ] as const) {
      const to = at(eastM, northM);
      expect(signalTo(transmitter, to, ridge)).toBeCloseTo(
        sectionTo(transmitter, to, ridge)?.signalDbm ?? Number.NaN,
        7,
      );
    }
    expect(signalTo(transmitter, at(0, 90_000), ridge)).toBeNull();
  });

  it('names the peak that blocks, with its place and how far above the line it stands', () => {
    const { obstacles } = section(ridge, 4000, 0);
    const [peak] = obstacles;
    expect(peak?.byGround).toBe(true);
    expect(Math.abs((peak?.distanceKm ?? 0) * 1000 - RIDGE_M)).toBeLessThan(200);
    expect(peak?.groundM).toBeGreaterThan(170);
    expect(peak?.aboveM).toBeGreaterThan(140);
  });

  it('has no peak above a free line, only the nearest to it', () => {
    const { obstacles } = section(flat, 4000, 0);
    expect(obstacles).toHaveLength(1);
    expect(obstacles[0]?.aboveM).toBeLessThan(0);
  });

  it('tells trees from ground', () => {
    const forest = groundAround(MAST, (eastM) => ({ heightM: 4, cover: eastM > 3500 && eastM < 3900 ? 2 : 1 }));
    const [peak] = section(forest, 4000, 0).obstacles;
    expect([peak?.byGround, peak?.topM]).toEqual([false, 19]);
  });

  it('adds up: EIRP, antenna and every part of the loss are the signal', () => {
    for (const [ground, eastM] of [
      [ridge, 4000],
      [flat, 4900],
      [flat, 100],
    ] as const) {
      const { budget, signalDbm, lossDb } = section(ground, eastM, 700);
      const parts = budget.freeSpaceDb + (budget.diffractionDb ?? 0) + budget.otherDb + budget.placesDb;
      expect(parts).toBeCloseTo(lossDb, 9);
      expect(budget.eirpDbm + budget.antennaDb - parts).toBeCloseTo(signalDbm, 9);
    }
  });

  it('has a Fresnel zone that is widest in the middle and none at the ends', () => {
    const { fresnelM, distanceKm } = section(flat, 4000, 0).line;
    const middle = Math.floor(fresnelM.length / 2);
    // √(λd)/2 at the middle: 1.8 GHz, 4 km.
    expect(fresnelM[middle]).toBeCloseTo(Math.sqrt((0.299792458 / 1.8) * 4000) / 2, 1);
    expect([fresnelM[0], fresnelM.at(-1)]).toEqual([0, 0]);
    expect(distanceKm.at(-1)).toBeCloseTo(4, 6);
  });

  it('is not known where the ground is not', () => {
    const hole = { ...flat, heightM: flat.heightM.slice() };
    hole.heightM.fill(VOID_HEIGHT, 0, hole.heightM.length / 2);
    expect(sectionTo(mast(), at(0, 4000), hole)).toBeNull();
    expect(sectionTo(mast(), at(9000, 0), flat)).toBeNull();
  });

  it('gives the mast itself a signal, too', () => {
    expect(Number.isFinite(section(flat, 0, 0).signalDbm)).toBe(true);
  });
});

describe('the probability of coverage', () => {
  it('is the share of places where the margin is nought', () => {
    const transmitter = mast();
    const { signalDbm } = section(ridge, 4000, 0, transmitter);
    const atThreshold = section(ridge, 4000, 0, { ...transmitter, thresholdDbm: signalDbm });
    expect(atThreshold.marginDb).toBeCloseTo(0, 9);
    expect(atThreshold.probability).toBeCloseTo(0.9, 3);
  });

  it('is one half at the median, yes or no without variation, and none below free space', () => {
    const loss = { medianDb: 120, leastDb: 100, sigmaDb: 5.5 };
    expect(coverProbability(120, loss)).toBeCloseTo(0.5, 7);
    expect(coverProbability(131, loss)).toBeCloseTo(0.97725, 4);
    expect(coverProbability(119, { ...loss, sigmaDb: 0 })).toBe(0);
    expect(coverProbability(120, { ...loss, sigmaDb: 0 })).toBe(1);
    expect(coverProbability(99, { ...loss, sigmaDb: 50 })).toBe(0);
  });
});

describe('what if', () => {
  it('a higher mast sees more behind a ridge; without sectors there is nothing to tilt', () => {
    const behind = at(4000, 0);
    const found = whatIf(mast(), behind, ridge);
    expect(found?.higher.signalDbm).toBeGreaterThan(section(ridge, 4000, 0).signalDbm);
    expect(found?.tilted).toBeNull();
  });

  it('more tilt takes from afar and gives near the mast', () => {
    const sector = { azimuthDeg: 90, beamwidthDeg: 65, tiltDeg: 2, verticalBeamwidthDeg: 10 };
    const transmitter = mast({ sectors: [{ ...sector, frontToBackDb: 25, sideLobeDb: 20 }] });
    const gain = (eastM: number) =>
      (whatIf(transmitter, at(eastM, 0), flat)?.tilted?.signalDbm ?? Number.NaN) -
      section(flat, eastM, 0, transmitter).signalDbm;
    expect(gain(4000)).toBeLessThan(-1);
    expect(gain(300)).toBeGreaterThan(1);
  });
});

describe('why a village is partial', () => {
  const P1812 = { model: 'p1812', budgets: { ...LINK_BUDGETS, mostM: 6000 } } as const;
  const network = (...stations: ReturnType<typeof station>[]) => ({
    stations,
    technologies: ['4G'],
    counts: () => true,
    discRadiusM: () => 1500,
  });
  // From 1.5 to 2.5 km east: the ridge runs through the middle.
  const village = { index: 7, geometry: villageAt(1.5, -0.5).geometry };
  const alone = network(station({ id: 'A', location: MAST, heightM: 30 }));

  it('the ridge stands before those places alone that are not served', async () => {
    const found = await villageSignal(village, alone, P1812, ridge);
    expect(found.points.length).toBeGreaterThan(10);
    for (const {
      at: [lon],
      served,
      ridge: index,
    } of found.points) {
      // On the ridge itself a place may lie behind its edge.
      if (lon < at(RIDGE_M - 150)[0]) expect(served).toBe(true);
      if (lon > at(RIDGE_M + 150)[0]) expect(served).toBe(false);
      expect(index).toBe(served ? -1 : 0);
    }
    expect(found.ridges).toHaveLength(1);
    const { points, obstacle } = found.ridges[0] ?? { points: 0, obstacle: null };
    expect(points).toBe(found.points.filter(({ served }) => !served).length);
    expect(Math.abs((obstacle?.distanceKm ?? 0) * 1000 - RIDGE_M)).toBeLessThan(200);
    expect(found.probability).toBeGreaterThan(0.3);
    expect(found.probability).toBeLessThan(0.7);
  });

  it('a mast on the other side serves the rest: no ridge is named', async () => {
    const both = network(
      station({ id: 'A', location: MAST, heightM: 30 }),
      station({ id: 'B', location: at(4000, 0), heightM: 30 }),
    );
    const { ridges, points } = await villageSignal(village, both, P1812, ridge);
    expect([ridges, points.every(({ served }) => served)]).toEqual([[], true]);
    expect(new Set(points.map((one) => one.station))).toEqual(new Set([0, 1]));
  });

  it('a circle serves, but has no probability; out of reach there is none', async () => {
    const { points, unknownPoints, probability } = await villageSignal(
      village,
      network(station({ id: 'C', location: at(2000, 0) })),
      P1812,
      ridge,
    );
    expect(points.every(({ served, signal }) => served && signal === null)).toBe(true);
    expect([unknownPoints, probability]).toEqual([points.length, null]);
    const far = await villageSignal(village, network(), P1812, ridge);
    expect(far.points.every(({ station: best }) => best === -1)).toBe(true);
    expect(far.probability).toBe(0);
  });

  it('can be stopped between two places', async () => {
    let places = 0;
    const stopped = villageSignal(village, alone, P1812, ridge, async () => {
      if (++places === 2) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
  });
});

describe('a changed mast', () => {
  it('reaches farther when it is higher', () => {
    const one = station({ id: 'A', location: MAST, heightM: 30 });
    const forest = groundAround(MAST, () => ({ heightM: 4, cover: 2 }));
    const { before, changes } = changedCells(one, { model: 'p1812', budgets: LINK_BUDGETS }, forest);
    expect(changes.map(({ change }) => change)).toEqual(['higher']);
    expect(areaKm2(changes[0]?.after ?? new Map())).toBeGreaterThan(areaKm2(before));
  });
});
