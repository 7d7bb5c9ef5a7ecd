import { describe, expect, it } from 'vitest';
import { type PaperFrame, paperFrame, pointOnPaper } from '../../src/map/paper.ts';
import { type BaseFeature, type BasePart, featuresOfLines, printBase } from '../../src/map/print-base.ts';
import { reliefOnPaper } from '../../src/map/print-relief.ts';
import { tilesOfSheet, vectorFeatures } from '../../src/map/print-tiles.ts';
import { vectorTile } from '../support/pmtiles-file.ts';

/** What lies under a report's figures: roads, rivers, names and hills on a sheet of 100 × 100 mm. */

const [WEST, SOUTH] = [105.9, 20.1];
/** About ten kilometres each way, the sheet without margins. */
const frame: PaperFrame = paperFrame([WEST, SOUTH, WEST + 0.0957, SOUTH + 0.09], { widthMm: 100, heightMm: 100 }, 0);
const at = (xMm: number, yMm: number): [number, number] => {
  const [west, south, east, north] = frame.box;
  return [west + (xMm / 100) * (east - west), north - (yMm / 100) * (north - south)];
};
const line = (part: BasePart, name: string, ...points: readonly (readonly [number, number])[]): BaseFeature => ({
  part,
  name,
  widthM: null,
  geometry: { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) },
});

describe('roads and rivers on paper', () => {
  it('end at the edge of the sheet, and what never comes near it is not drawn', () => {
    const road = line('highway', '', [-500, 50], [600, 50]);
    const far = line('highway', '', [300, 300], [400, 300]);
    const [edge, middle] = printBase([road, far], frame, []).lines;
    expect(edge?.path).toBe('M-2.00 50.00L102.00 50.00');
    expect(middle?.path).toBe(edge?.path);
    expect(middle?.widthMm).toBeLessThan(edge?.widthMm ?? 0);
    expect(printBase([far], frame, []).lines).toEqual([]);
  });

  it('are as wide as the river is, and never thinner than a hairline', () => {
    const features = featuresOfLines([
      {
        type: 'FeatureCollection',
        features: [500, 1].map((widthM) => ({
          type: 'Feature',
          properties: { kind: 'river', width_m: widthM },
          geometry: { type: 'LineString', coordinates: [at(10, 10), at(90, 10)] },
        })),
      },
    ]);
    const widths = printBase(features, frame, []).lines.map(({ widthMm }) => widthMm);
    expect(widths[0]).toBeCloseTo(500 * frame.mmPerMetre, 6);
    expect(widths[1]).toBe(0.25);
  });

  it('name a line once, where it is longest, along it and read from the left', () => {
    const short = line('stream', 'Sông Đáy', [5, 90], [30, 90]);
    const long = line('stream', 'Sông Đáy', [90, 80], [10, 0]);
    const { names } = printBase([short, long], frame, []);
    expect(names).toHaveLength(1);
    expect(names[0]?.angleDeg).toBeCloseTo(45, 0);
    expect(printBase([line('highway', 'QL1A', [90, 0], [10, 80])], frame, []).names[0]?.angleDeg).toBeCloseTo(-45, 0);
    expect([names[0]?.x, names[0]?.y].map((mm) => Math.round(mm ?? 0))).toEqual([50, 40]);
  });

  it('give way to names that stand already, and are not named where there is no room', () => {
    const road = line('highway', 'QL1A', [0, 50], [100, 50]);
    const taken = [{ x: 50, y: 50, text: 'Huyện Hoa Lư', tier: 'district', leaderFrom: null }];
    expect(printBase([road], frame, taken).names[0]?.x).toBeCloseTo(35, 0);
    const everywhere = [10, 30, 50, 70, 90].map((x) => ({
      x,
      y: 50,
      text: 'Huyện Hoa Lư',
      tier: 'district',
      leaderFrom: null,
    }));
    expect(printBase([road], frame, everywhere).names).toEqual([]);
    expect(printBase([line('highway', 'Đường Trần Hưng Đạo', [0, 50], [8, 50])], frame, []).names).toEqual([]);
  });

  it('are read from vector tiles of both schemas, names of roads from their own layer', () => {
    const across = {
      kind: 'line',
      points: [
        [0, 2048],
        [4096, 2048],
      ],
    } as const;
    const tile = vectorTile([
      {
        name: 'transportation',
        features: [
          { ...across, properties: { class: 'primary' } },
          { ...across, properties: { class: 'track' } },
        ],
      },
      { name: 'transportation_name', features: [{ ...across, properties: { class: 'primary', name: 'QL 1' } }] },
      { name: 'waterway', features: [{ ...across, properties: { 'name:vi': 'Sông Đáy', name: 'Day' } }] },
      {
        name: 'place',
        features: [{ kind: 'point', points: [[9, 9]], properties: { class: 'town', name: 'Phát Diệm' } }],
      },
    ]);
    const read = vectorFeatures(tile, 'openmaptiles', { z: 11, x: 1626, y: 906 });
    expect(read.map(({ part, name }) => [part, name])).toEqual([
      ['stream', 'Sông Đáy'],
      ['highway', ''],
      ['place', 'Phát Diệm'],
      ['roadName', 'QL 1'],
    ]);
    const old = vectorTile([{ name: 'roads', features: [{ ...across, properties: { 'pmap:kind': 'highway' } }] }]);
    expect(vectorFeatures(old, 'protomaps', { z: 1, x: 0, y: 0 }).map(({ part }) => part)).toEqual(['highway']);
  });

  it('come from the tiles of the sheet alone, in a zoom of few', () => {
    const tiles = tilesOfSheet(frame, 4, { minZoom: 0, maxZoom: 15 });
    expect(new Set(tiles.map(({ z }) => z))).toEqual(new Set([13]));
    expect(tiles.length).toBeGreaterThanOrEqual(9);
    expect(tiles.length).toBeLessThanOrEqual(25);
    expect(tilesOfSheet(frame, 4, { minZoom: 0, maxZoom: 5 })).toEqual([{ z: 5, x: 25, y: 14 }]);
    // An archive that begins with the nearest zoom would bring thousands.
    expect(tilesOfSheet(frame, 4, { minZoom: 18, maxZoom: 18 })).toEqual([]);
  });
});

describe('hills on paper', () => {
  const [west, south, east, north] = frame.box;
  /** A shading twice as wide and high as the sheet: shade in the west of its middle, light in the east. */
  const shading = (edge: 'sheet' | 'elsewhere') => {
    const side = 40;
    const pixels = new Uint8ClampedArray(side * side * 4);
    for (let i = 0; i < side * side; i++) pixels.set(i % side < side / 2 ? [0, 0, 0, 100] : [255, 255, 255, 60], i * 4);
    const away = edge === 'sheet' ? 0 : 5;
    return {
      width: side,
      height: side,
      pixels,
      westDeg: west - (east - west) / 2 + away,
      eastDeg: east + (east - west) / 2 + away,
      southDeg: south - (north - south) / 2,
      northDeg: north + (north - south) / 2,
    };
  };

  it('lie where the ground lies: shade and light part in the middle of the sheet', () => {
    const found = reliefOnPaper(shading('sheet'), frame, 1);
    const pixel = (x: number): readonly number[] => [
      ...(found?.pixels.slice((50 * 100 + x) * 4, (50 * 100 + x) * 4 + 4) ?? []),
    ];
    expect([found?.width, found?.height]).toEqual([100, 100]);
    expect(pixel(20)).toEqual([0, 0, 0, 100]);
    expect(pixel(80)).toEqual([255, 255, 255, 60]);
    // Between them light changes evenly.
    const seam = [47, 48, 49, 50, 51, 52].map((x) => (pixel(x)[0] === 0 ? -1 : 1) * (pixel(x)[3] ?? 0));
    const steps = seam.slice(1).map((light, i) => light - (seam[i] ?? Number.NaN));
    expect(Math.min(...steps)).toBeGreaterThan(25);
    expect(Math.max(...steps)).toBeLessThan(40);
  });

  it('are none where the sheet shows other ground', () => {
    expect(reliefOnPaper(shading('elsewhere'), frame, 1)).toBeNull();
  });

  it('and the frame is that of the villages: a point of the ground has one place', () => {
    expect(pointOnPaper(frame)([WEST, SOUTH + 0.09])[1]).toBeCloseTo(0, 0);
  });
});
