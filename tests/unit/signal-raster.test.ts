import { describe, expect, it } from 'vitest';
import { transmitterOf } from '../../src/analysis/radio/radio-footprints.ts';
import { signalAround, type Transmitter } from '../../src/analysis/radio/signal.ts';
import {
  addMast,
  areasOf,
  classOf,
  emptyRaster,
  frameOf,
  mergeRaster,
  rowLatitudes,
  serverAreas,
  signalClasses,
  valueAt,
} from '../../src/analysis/radio/signal-raster.ts';
import { serverColours, signalColours, signalPicture } from '../../src/map/signal-paint.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { SignalLayer } from '../../src/model/signal-picture.ts';
import { signalRaster } from '../../src/worker/signal-client.ts';
import { groundAround } from '../support/grounds.ts';
import { inProcessRadioWorker } from '../support/in-process-worker.ts';
import { LINK_BUDGETS } from '../support/link-budgets.ts';
import { at, station } from '../support/stations.ts';

/** Signals of several masts as one picture. */

const GROUND = groundAround(at(500, 0), (eastM) => ({ heightM: Math.abs(eastM) < 100 ? 120 : 4 }));
const BOUNDS = [...at(-2000, -1500), ...at(3000, 1500)] as const;
const FRAME = frameOf([BOUNDS[0], BOUNDS[1], BOUNDS[2], BOUNDS[3]], 50, 120);

const transmitters = [0, 1000, 1600].map((eastM, i): Transmitter => {
  const one = station({ id: `s${i}`, location: at(eastM, 100 * i), heightM: 30 });
  return transmitterOf(one, '4G', { model: 'p1812', budgets: LINK_BUDGETS }) ?? outOfRange();
});

function rasterOf(order: readonly number[]) {
  const raster = emptyRaster(FRAME);
  for (const i of order) {
    const grid = signalAround(transmitters[i] ?? outOfRange(), GROUND);
    if (grid) addMast(grid, i, FRAME, raster);
  }
  return raster;
}

const layer: SignalLayer = {
  ...FRAME,
  ...rasterOf([0, 1, 2]),
  model: 'p1812',
  operator: null,
  technology: '4G',
  quantity: 'RSRP',
  thresholdDbm: -105,
  placesDb: 7.05,
  sigmaDb: 5.5,
  servers: ['a', 'b', 'c'].map((id) => ({ id, operator: 'Viettel' })),
  stations: 3,
  discStations: 0,
};

describe('the raster of an area', () => {
  it('has no more pixels than asked for, in rows from the north', () => {
    expect(Math.max(FRAME.width, FRAME.height)).toBe(100);
    const rows = rowLatitudes(FRAME);
    expect(rows[0]).toBeLessThan(FRAME.northDeg);
    expect(rows[0]).toBeGreaterThan(rows.at(-1) ?? Number.NaN);
    expect(rows.at(-1)).toBeGreaterThan(FRAME.southDeg);
    expect(frameOf([105, 20, 107, 21], 25, 700).width).toBe(700);
  });

  it('has at each pixel the best of all masts, as each has it alone', () => {
    const alone = [0, 1, 2].map((i) => rasterOf([i]));
    layer.server.forEach((server, pixel) => {
      const signals = alone.map(({ bestDbm }) => bestDbm[pixel] ?? Number.NaN).filter((dbm) => !Number.isNaN(dbm));
      if (signals.length === 0) expect(server).toBe(-1);
      else {
        expect(layer.bestDbm[pixel]).toBe(Math.max(...signals));
        expect(alone[server]?.bestDbm[pixel]).toBe(layer.bestDbm[pixel]);
      }
    });
    expect(new Set(layer.server).size).toBeGreaterThan(2);
  });

  it('is the same whoever comes first, and by one worker, two or none', { timeout: 60_000 }, async () => {
    expect(rasterOf([2, 0, 1])).toEqual(rasterOf([0, 1, 2]));
    const merged = rasterOf([1]);
    mergeRaster(rasterOf([2]), merged);
    mergeRaster(rasterOf([0]), merged);
    expect(merged).toEqual(rasterOf([0, 1, 2]));
    for (const workers of [1, 2]) {
      let progress = 0;
      const found = await signalRaster({
        ...{ ground: GROUND, frame: FRAME, transmitters, workers },
        onProgress: (done) => {
          progress = done;
        },
        signal: new AbortController().signal,
        start: () => inProcessRadioWorker().worker,
      });
      expect([progress, found]).toEqual([3, rasterOf([0, 1, 2])]);
    }
  });
});

const hexOfBytes = ([red = 0, green = 0, blue = 0]: Iterable<number>): string =>
  `#${[red, green, blue].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

describe('a layer of the signal', () => {
  it('has classes that end with the threshold, and one below it', () => {
    const levels = signalClasses('signal', layer);
    expect(levels.map(({ least }) => least)).toEqual([-80, -90, -100, -105, -115]);
    expect(levels.map(({ served }) => served)).toEqual([true, true, true, true, false]);
    expect([-79, -80, -104.9, -105, -115.1, Number.NaN].map((dbm) => classOf(dbm, levels))).toEqual([
      0, 0, 3, 3, -1, -1,
    ]);
  });

  it('has the share of places as the probability where the margin is nought', () => {
    const one = { ...layer, bestDbm: Float32Array.of(-105, -90, Number.NaN), server: Int32Array.of(0, 1, -1) };
    expect(valueAt('margin', one, 1)).toBe(15);
    expect(valueAt('probability', one, 0)).toBeCloseTo(0.9, 3);
    expect(valueAt('probability', one, 1)).toBeGreaterThan(0.9999);
    expect(valueAt('probability', one, 2)).toBeNaN();
    expect(valueAt('server', one, 1)).toBe(1);
    expect(valueAt('server', { ...one, thresholdDbm: -89 }, 1)).toBeNaN();
  });

  it('has areas that add up to the cells a footprint has', () => {
    const [first] = transmitters;
    const grid = first && signalAround(first, GROUND);
    if (!grid) throw new Error('no ground under the mast');
    const wide = frameOf([...at(-4500, -4500), ...at(4500, 4500)] as [number, number, number, number], 50, 500);
    const raster = emptyRaster(wide);
    addMast(grid, 0, wide, raster);
    const served = grid.signalDbm.reduce((sum, dbm, cell) => sum + (grid.known[cell] === 1 && dbm >= -105 ? 1 : 0), 0);
    const areas = areasOf('signal', { ...layer, ...wide, ...raster });
    const km2 = areas.slice(0, 4).reduce((sum, area) => sum + area, 0);
    const expected = (served * 50 * 50) / 1e6;
    expect(Math.abs(km2 - expected) / expected).toBeLessThan(0.02);
  });

  it('has the area of each best server, the largest first: together what is served', () => {
    const areas = serverAreas(layer);
    expect(areas.map(({ km2 }) => km2)).toEqual(areas.map(({ km2 }) => km2).toSorted((a, b) => b - a));
    expect(areas.map(({ server }) => server).toSorted()).toEqual([0, 1, 2]);
    const served = areasOf('margin', layer)
      .slice(0, 4)
      .reduce((sum, area) => sum + area, 0);
    expect(areas.reduce((sum, { km2 }) => sum + km2, 0)).toBeCloseTo(served, 9);
    // Where nothing is at the threshold none serves.
    expect(serverAreas({ ...layer, thresholdDbm: 0 })).toEqual([]);
  });

  it('is drawn where it is known: nothing below all classes', () => {
    const one = { ...layer, width: 3, height: 1, bestDbm: Float32Array.of(-79, -116, Number.NaN) };
    const { pixels } = signalPicture('signal', { ...one, server: Int32Array.of(0, 0, -1) }, 'light');
    expect([pixels[3], pixels[7], pixels[11]]).toEqual([205, 0, 0]);
    // In the colours of its legend.
    expect(hexOfBytes(pixels)).toBe(signalColours('signal', layer, 'light')[0]);
    const servers = signalPicture(
      'server',
      { ...layer, width: 2, height: 1, bestDbm: Float32Array.of(-79, -79), server: Int32Array.of(0, 1) },
      'dark',
    );
    expect([...servers.pixels.subarray(0, 3)]).not.toEqual([...servers.pixels.subarray(4, 7)]);
  });

  it.each(['light', 'dark'] as const)(
    'has servers unlike where their areas meet, the largest unlike all others: %s',
    (theme) => {
      // Rows of as many servers as there are hues, shifted by half: given in turn, the hues would meet themselves.
      const [width, height] = [96, 40];
      const server = Int32Array.from({ length: width * height }, (_, pixel) => {
        const row = Math.floor(Math.floor(pixel / width) / 10);
        return row * 12 + (Math.floor(((pixel % width) + 4 * (row % 2)) / 8) % 12);
      });
      const many: SignalLayer = {
        ...layer,
        width,
        height,
        server,
        bestDbm: new Float32Array(width * height).fill(-80),
      };
      const colours = serverColours(many, theme);
      expect(colours.size).toBe(48);
      for (let pixel = 0; pixel < width * height; pixel++) {
        for (const beside of [pixel % width === 0 ? pixel : pixel - 1, Math.max(0, pixel - width)]) {
          const [a = -1, b = -1] = [server[pixel], server[beside]];
          if (a !== b && beside !== 0) expect(colours.get(a)).not.toBe(colours.get(b));
        }
      }
      const largest = serverAreas(many).slice(0, 8);
      expect(new Set(largest.map(({ server: one }) => colours.get(one))).size).toBe(8);
    },
  );
});
