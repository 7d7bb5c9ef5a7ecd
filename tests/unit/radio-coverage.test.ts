import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { cellsOnAllCores } from '../../scripts/lib/radio-cores.ts';
import { cellIntervals, servedCells } from '../../src/analysis/coverage/served-cells.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { freeSpace } from '../../src/analysis/radio/free-space.ts';
import { GroundRays } from '../../src/analysis/radio/ground-ray.ts';
import { p1812 } from '../../src/analysis/radio/p1812.ts';
import { powerOf, radioFootprints, reachedCells, transmitterOf } from '../../src/analysis/radio/radio-footprints.ts';
import { newRay } from '../../src/analysis/radio/ray.ts';
import { signalAround } from '../../src/analysis/radio/signal.ts';
import { summaryJson } from '../../src/export/summary-json.ts';
import type { Ground } from '../../src/model/ground.ts';
import type { LinkBudget } from '../../src/model/link-budget.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { RADIO_MODELS, type RadioModel } from '../../src/model/radio.ts';
import { groundAround } from '../support/grounds.ts';
import { LINK_BUDGETS as BUDGETS } from '../support/link-budgets.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { pathJob } from '../support/rays.ts';
import { at, station } from '../support/stations.ts';

const P1812 = { model: 'p1812', budgets: BUDGETS } as const;
const MAST = at(500, 500);
const mast = (given: Partial<BaseStation> = {}) =>
  station({ id: 'a', operator: 'Viettel', location: MAST, technologies: ['4G'], heightM: 42, ...given });

/** Shares of three villages east of the mast, and what the summary says of the model. */
async function sharesOver(ground: Ground, stations: readonly BaseStation[] = [mast()], model: RadioModel = 'p1812') {
  const radio = radioFootprints({ model, budgets: BUDGETS }, ground, () => 1500);
  const province = {
    villages: [villageAt(0, 0), villageAt(1, 0), villageAt(2, 0)],
    stations,
    fibre: null,
    structures: [],
    sources: [STATIONS_FILE],
  };
  const parameters = { ...defaultParameters(PROFILE), radio };
  const { analysis } = await analyseInputs({ profile: PROFILE, province }, parameters, 1);
  return {
    shares: [0, 1, 2].map((village) => shareOf(analysis.coverage, village, { kind: 'broadband' })),
    summary: JSON.parse(summaryJson(analysis)),
  };
}

describe('served cells as row spans', () => {
  it('are where the cell of a point is served', () => {
    const mask = fc.array(fc.boolean(), { minLength: 49, maxLength: 49 });
    const place = fc.double({ min: -3.4, max: 3.4, noNaN: true });
    fc.assert(
      fc.property(mask, place, place, (served, x, y) => {
        const cells = servedCells({ lonDeg: 106, latDeg: 20, cellM: 100, steps: 3 }, (cell) => served[cell] === true);
        const degree = (100 / 6371008.8) * (180 / Math.PI);
        const lat = 20 + y * degree;
        const rowLat = 20 + Math.round(y) * degree;
        const lon = 106 + (x * degree) / Math.cos((rowLat * Math.PI) / 180);
        const out = new Float64Array(64);
        const count = cellIntervals(cells, (lat * Math.PI) / 180, [105, 107], out);
        let inside = false;
        for (let i = 0; i < count; i++) if ((out[i * 2] ?? 0) <= lon && lon < (out[i * 2 + 1] ?? 0)) inside = true;
        // On the border of two cells rounding decides.
        fc.pre(Math.abs(x - Math.round(x)) < 0.499 && Math.abs(y - Math.round(y)) < 0.499);
        expect(inside).toBe(served[(Math.round(y) + 3) * 7 + Math.round(x) + 3]);
        expect(!inside || Math.hypot(x, y) * 100 <= cells.reachM).toBe(true);
      }),
    );
  });
});

describe('coverage by a radio model', () => {
  it('is the disc of the inverted radius over flat ground with trees', async () => {
    const ground = groundAround(MAST, () => ({ heightM: 4, cover: 2 }));
    const transmitter = transmitterOf(mast(), '4G', P1812);
    if (transmitter === null) throw new Error('no transmitter');
    const ray = newRay(0.05, 81);
    new GroundRays(ground, MAST, 0.05, 81).fill(0, ray);
    let steps = 5;
    while (30 - p1812(pathJob(transmitter.model, ray, steps + 1)).lossDb >= -105) steps++;
    // A cell is served where its distance rounds to a step that is.
    const radiusM = (steps + 0.5) * 50;
    const modelled = await sharesOver(ground);
    const disc = await sharesOver(ground, [mast({ heightM: null, radiusM: { '*': radiusM } })]);
    for (const [village, share] of modelled.shares.entries()) {
      expect(Math.abs(share - (disc.shares[village] ?? 0))).toBeLessThan(0.02);
    }
    expect(modelled.shares[0]).toBeGreaterThan(0.1);
    expect(modelled.shares[2]).toBeLessThan(1);
  });

  it('ends behind a ridge, and is whole without it', async () => {
    const ridge = groundAround(MAST, (eastM) => ({ heightM: Math.abs(eastM - 700) < 100 ? 250 : 4 }));
    const flat = groundAround(MAST, () => ({ heightM: 4 }));
    const [open, shadowed] = [await sharesOver(flat), await sharesOver(ridge)];
    expect(open.shares[2]).toBeGreaterThan(0.99);
    expect(shadowed.shares[0]).toBeGreaterThan(0.99);
    expect(shadowed.shares[2]).toBeLessThan(0.5);
  });

  it('names model and ground, and how many stations kept their disc', async () => {
    const ground = groundAround(MAST, () => ({ heightM: 4 }));
    const { summary } = await sharesOver(ground, [
      mast(),
      mast({ id: 'b', heightM: null }),
      mast({ id: 'c', location: [107, 21] }),
    ]);
    expect(summary.parameters.radio).toEqual({
      model: 'p1812',
      groundSha256: ground.sha256,
      modelledStations: 1,
      discStations: 2,
    });
  });

  it('is the signal at its threshold, cell by cell', () => {
    const ground = groundAround(MAST, (eastM) => ({ heightM: Math.abs(eastM - 700) < 100 ? 250 : 4 }));
    const transmitter = transmitterOf(mast(), '4G', P1812);
    const grid = transmitter === null ? null : signalAround(transmitter, ground);
    if (grid === null) throw new Error('no signal');
    const cells = reachedCells(grid, -105);
    const reached = grid.known.reduce(
      (n, known, c) => n + (known === 1 && (grid.signalDbm[c] ?? 0) >= -105 ? 1 : 0),
      0,
    );
    let inRuns = 0;
    for (let run = 0; run < cells.runs.length; run += 2) inRuns += (cells.runs[run + 1] ?? 0) - (cells.runs[run] ?? 0);
    expect(inRuns).toBe(reached);
    expect(reached).toBeGreaterThan(1000);
  });

  it('loses on the way into buildings what P.2109 says', () => {
    const [budget] = BUDGETS.technologies;
    if (budget === undefined) throw new Error('no budget');
    const indoors = { ...budget, entry: { building: 'traditional', locationPercent: 50 } as const };
    const outside = transmitterOf(mast(), '4G', P1812)?.eirpDbm ?? 0;
    const inside =
      transmitterOf(mast(), '4G', { ...P1812, budgets: { ...BUDGETS, technologies: [indoors] } })?.eirpDbm ?? 0;
    expect(outside).toBe(30);
    expect(outside - inside).toBeGreaterThan(13);
  });

  it('is of what the threshold is of: the parts of a power add up to it', () => {
    const budget = {
      ...BUDGETS.technologies[0],
      entry: { building: 'traditional', locationPercent: 50 },
    } as LinkBudget;
    const power = powerOf(mast(), budget);
    expect(power).toMatchObject({ eirpDbm: 61, quantity: 'RSRP', referenceOffsetDb: -31 });
    const reference = transmitterOf(mast(), '4G', {
      ...P1812,
      budgets: { ...BUDGETS, technologies: [budget] },
    })?.eirpDbm;
    expect(reference).toBeCloseTo(61 - 31 - (power?.entryLossDb ?? Number.NaN), 9);
    expect(powerOf(mast({ eirpDbm: 50 }), budget)?.eirpDbm).toBe(50);
  });

  it.each(RADIO_MODELS.filter((model) => model !== 'p1812'))(
    'is a disc by %s, which knows nothing of the ground, as far as its median and its places allow',
    (model) => {
      const ridge = groundAround(MAST, (eastM) => ({ heightM: Math.abs(eastM - 700) < 100 ? 250 : 4 }));
      const transmitter = transmitterOf(mast(), '4G', { model, budgets: BUDGETS });
      const grid = transmitter === null ? null : signalAround(transmitter, ridge);
      if (grid === null) throw new Error('no signal');
      const side = 2 * grid.steps + 1;
      for (let k = 1; k < grid.steps; k++) {
        const [east, north] = [grid.steps * side + grid.steps + k, (grid.steps + k) * side + grid.steps];
        const loss = grid.lossDb[east] ?? 0;
        expect(loss).toBeCloseTo(grid.lossDb[north] ?? 0, 9);
        expect(loss).toBeGreaterThan(grid.lossDb[east - 1] ?? 0);
        expect(loss).toBeGreaterThanOrEqual(freeSpace(1.8, Math.hypot(k * 0.05, 0.0405)) - 1e-9);
      }
    },
  );

  it('counts stations that the model was not made for', async () => {
    const ground = groundAround(MAST, () => ({ heightM: 4 }));
    const { summary } = await sharesOver(ground, [mast()], 'hata');
    // Hata ends at 1.5 GHz.
    expect(summary.parameters.radio).toMatchObject({ model: 'hata', modelledStations: 1, outsideDomainStations: 1 });
  });

  it('is the same to the bit with one thread and with several, each of which computes several masts', {
    timeout: 60_000,
  }, async () => {
    const ground = groundAround(MAST, (eastM, northM) => ({
      heightM: Math.round(40 + 40 * Math.sin(eastM / 300) * Math.cos(northM / 200)),
    }));
    // Enough that work is left when the other threads have started.
    const transmitters = Array.from({ length: 30 }, (_, i) => 50 * i).flatMap((eastM) => {
      const transmitter = transmitterOf(mast({ location: at(eastM, 500) }), '4G', P1812);
      return transmitter === null ? [] : [transmitter];
    });
    expect(transmitters).toHaveLength(30);
    // Each mast as it is when nothing was computed before it.
    const alone = await Promise.all(transmitters.map(async (one) => (await cellsOnAllCores(ground, [one], 1))[0]));
    expect(await cellsOnAllCores(ground, transmitters, 1)).toEqual(alone);
    expect(await cellsOnAllCores(ground, transmitters, 3)).toEqual(alone);
  });
});
