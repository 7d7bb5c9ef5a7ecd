import { describe, expect, it } from 'vitest';
import { horizontalLoss, patternLoss, type SectorAntenna } from '../../src/analysis/radio/antenna-pattern.ts';
import { GroundRays } from '../../src/analysis/radio/ground-ray.ts';
import { p1812 } from '../../src/analysis/radio/p1812.ts';
import { newRay } from '../../src/analysis/radio/ray.ts';
import { rayFan } from '../../src/analysis/radio/ray-fan.ts';
import { type SignalGrid, signalAround, stepsInReach, type Transmitter } from '../../src/analysis/radio/signal.ts';
import { type Ground, VOID_HEIGHT } from '../../src/model/ground.ts';
import { groundAround } from '../support/grounds.ts';
import { MODEL, pathJob } from '../support/rays.ts';

const PLACE = [105.9, 20.2] as const;

const mast = (change: Partial<Transmitter> = {}): Transmitter => ({
  lonDeg: PLACE[0],
  latDeg: PLACE[1],
  by: 'p1812',
  surroundings: 'other',
  model: MODEL,
  eirpDbm: 30,
  sectors: [],
  thresholdDbm: -105,
  cellM: 100,
  mostM: 5000,
  ...change,
});

const SECTOR: SectorAntenna = {
  azimuthDeg: 90,
  beamwidthDeg: 65,
  tiltDeg: 6,
  verticalBeamwidthDeg: 10,
  frontToBackDb: 30,
  sideLobeDb: 20,
};

const ridge = (eastM: number) => ({ heightM: Math.abs(eastM - 2000) < 120 ? 180 : 4 });

function signalOf(transmitter: Transmitter, ground: Ground): SignalGrid {
  const grid = signalAround(transmitter, ground);
  if (grid === null) throw new Error('no ground under the mast');
  return grid;
}

/** Index of the cell so many cells east and north of the mast. */
const cellAt = (grid: SignalGrid, x: number, y: number): number =>
  (y + grid.steps) * (2 * grid.steps + 1) + x + grid.steps;

/** Each cell with the loss that the path code has on its receiver's path. */
function worstAgainstPath(transmitter: Transmitter, ground: Ground, every: number): number {
  const grid = signalOf(transmitter, ground);
  const fan = rayFan(grid.steps);
  const points = grid.steps + 1;
  const rays = new GroundRays(ground, PLACE, transmitter.cellM / 1000, points);
  const ray = newRay(transmitter.cellM / 1000, points);
  let worst = 0;
  for (let cell = 0; cell < fan.cell.length; cell += every) {
    const at = fan.cell[cell] ?? -1;
    const [i, k] = [Math.floor(at / points), at % points];
    if (at < 0 || k < 4) continue;
    rays.fill((2 * Math.PI * i) / fan.rays, ray);
    const judged = p1812(pathJob(transmitter.model, ray, k)).lossDb;
    const difference = Math.abs((grid.lossDb[cell] ?? Number.NaN) - judged);
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

describe('signal around a mast', () => {
  it('is the path code cell by cell behind a ridge, and the ridge casts a shadow', () => {
    const ground = groundAround(PLACE, ridge);
    expect(worstAgainstPath(mast(), ground, 11)).toBeLessThan(1e-9);
    const grid = signalOf(mast(), ground);
    const [behind, mirrored] = [cellAt(grid, 30, 0), cellAt(grid, -30, 0)];
    expect((grid.lossDb[behind] ?? 0) - (grid.lossDb[mirrored] ?? 0)).toBeGreaterThan(20);
  });

  it('is the path code with trees, sea and rough ground', () => {
    const ground = groundAround(PLACE, (eastM, northM) => ({
      heightM: eastM > 3000 ? 0 : Math.round(40 + 40 * Math.sin(eastM / 300) * Math.cos(northM / 700)),
      cover: eastM > 3000 ? 3 : northM > 500 ? 2 : 1,
    }));
    expect(worstAgainstPath(mast({ model: { ...MODEL, timePercent: 10 } }), ground, 17)).toBeLessThan(1e-9);
  });

  it('reaches a disc over flat ground with trees: as far as the path code is above the threshold', () => {
    const ground = groundAround(PLACE, () => ({ heightM: 4, cover: 2 }));
    const grid = signalOf(mast({ eirpDbm: 30, cellM: 50 }), ground);
    const rays = new GroundRays(ground, PLACE, 0.05, grid.steps + 1);
    const ray = newRay(0.05, grid.steps + 1);
    rays.fill(0, ray);
    let radius = 5;
    while (radius < grid.steps && 30 - p1812(pathJob(MODEL, ray, radius + 1)).lossDb >= -105) radius++;
    expect(radius).toBeLessThan(grid.steps);
    for (let y = -grid.steps; y <= grid.steps; y++) {
      for (let x = -grid.steps; x <= grid.steps; x++) {
        const cell = cellAt(grid, x, y);
        const reached = grid.known[cell] === 1 && (grid.signalDbm[cell] ?? 0) >= -105;
        expect(reached).toBe(Math.round(Math.hypot(x, y)) <= radius);
      }
    }
  });

  it('knows nothing beyond a void, and nothing of a mast without ground', () => {
    const ground = groundAround(PLACE, (eastM) => ({ heightM: Math.abs(eastM - 2000) < 120 ? VOID_HEIGHT : 4 }));
    const grid = signalOf(mast(), ground);
    expect([grid.known[cellAt(grid, 10, 0)], grid.known[cellAt(grid, 30, 0)]]).toEqual([1, 0]);
    expect([...grid.lossDb, ...grid.signalDbm].every(Number.isFinite)).toBe(true);
    expect(
      signalAround(
        mast(),
        groundAround(PLACE, () => ({ heightM: VOID_HEIGHT })),
      ),
    ).toBeNull();
  });

  it('ends where even free space is below the threshold', () => {
    expect(stepsInReach(mast())).toBe(50);
    expect(stepsInReach(mast({ eirpDbm: 0, thresholdDbm: -97.5054, mostM: 50_000 }))).toBe(9);
  });

  it('is the same to the bit whatever was computed before, in whatever order', () => {
    const ground = groundAround(PLACE, ridge);
    const masts = [
      mast(),
      mast({ cellM: 150, lonDeg: 105.91 }),
      mast({ sectors: [SECTOR], model: { ...MODEL, fGhz: 0.9 } }),
    ];
    const forwards = masts.map((each) => signalAround(each, ground));
    const backwards = masts.toReversed().map((each) => signalAround(each, ground));
    expect(backwards.toReversed()).toEqual(forwards);
  });

  it('is less behind a sector by the front-to-back ratio', () => {
    const grid = signalOf(
      mast({ sectors: [SECTOR] }),
      groundAround(PLACE, () => ({ heightM: 4 })),
    );
    const front = grid.signalDbm[cellAt(grid, 40, 0)] ?? 0;
    const back = grid.signalDbm[cellAt(grid, -40, 0)] ?? 0;
    const below = (Math.atan2(40.5, 4000) * 180) / Math.PI;
    expect(front - back).toBeCloseTo(30 - patternLoss(SECTOR, 0, below), 1);
  });
});

describe('pattern of a sector (3GPP TR 36.814, table A.2.1.1-2)', () => {
  it('loses 3 dB at half of the beamwidth on either side, and no more than the front-to-back ratio', () => {
    expect(horizontalLoss(SECTOR, 90)).toBe(0);
    expect(horizontalLoss(SECTOR, 122.5)).toBeCloseTo(3, 9);
    expect(horizontalLoss(SECTOR, 57.5)).toBeCloseTo(3, 9);
    expect(horizontalLoss(SECTOR, -90)).toBe(30);
    expect(horizontalLoss({ ...SECTOR, azimuthDeg: 350 }, 22.5)).toBeCloseTo(3, 9);
  });

  it('loses 3 dB at half of the vertical beamwidth, and 20 dB at most above and below', () => {
    expect(patternLoss(SECTOR, 0, 6)).toBe(0);
    expect(patternLoss(SECTOR, 0, 11)).toBeCloseTo(3, 9);
    expect(patternLoss(SECTOR, 0, 60)).toBe(20);
    expect(patternLoss(SECTOR, 25, 60)).toBe(30);
  });
});
