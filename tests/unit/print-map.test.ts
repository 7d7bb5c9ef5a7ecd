import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { printMap } from '../../src/map/print-map.ts';
import { villageAt } from '../support/province.ts';

const SHEET = { widthMm: 125, leastHeightMm: 60, mostHeightMm: 130 };
const SIDE = 5;

/** Twenty-five villages of a square kilometre, five by five, each with its name. */
const villages = Array.from({ length: SIDE * SIDE }, (_, v) => villageAt(v % SIDE, Math.floor(v / SIDE)));
const corners = villages.map(({ geometry }) => {
  const [sw, , ne] = geometry[0]?.[0] ?? [];
  if (!sw || !ne) throw new Error('a square has corners');
  return [sw[0], sw[1], ne[0], ne[1]] as const;
});
const features = (kind: 'area' | 'name'): FeatureCollection => ({
  type: 'FeatureCollection',
  features: villages.map(({ geometry }, v) => {
    const [west = 0, south = 0, east = 0, north = 0] = corners[v] ?? [];
    return kind === 'area'
      ? {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'MultiPolygon',
            coordinates: geometry.map((rings) => rings.map((ring) => ring.map((p) => [...p]))),
          },
        }
      : {
          type: 'Feature',
          properties: { tier: 'village', name: `Thôn ${v}`, rank: v },
          geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
        };
  }),
});
const none: FeatureCollection = { type: 'FeatureCollection', features: [] };
const paint = {
  colours: villages.map(() => '#55a098'),
  hatched: new Uint8Array(villages.length),
  contradicted: new Uint8Array(villages.length),
};
const draw = (members: readonly number[]) =>
  printMap(SHEET, { villages: features('area'), borders: none, labels: features('name') }, paint, members, corners);

describe('a map on paper', () => {
  it('shows the unit whole and its neighbours pale, and nothing far off', () => {
    const map = draw([0]);
    expect(map.villages.filter(({ own }) => own)).toHaveLength(1);
    expect(map.villages.length).toBeGreaterThan(1);
    expect(map.villages.length).toBeLessThan(villages.length);
  });

  it('has a scale that is true: a kilometre of ground is as long as its bar says', () => {
    const map = draw(villages.map((_, v) => v));
    const xs = [...(map.villages[0]?.path ?? '').matchAll(/(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
    const kilometreMm = Math.max(...xs) - Math.min(...xs);
    expect((kilometreMm / 1000) * map.scale.metres).toBeCloseTo(map.scale.mm, 0);
    expect(map.scale.mm).toBeLessThanOrEqual(SHEET.widthMm / 4);
    expect(String(map.scale.metres)).toMatch(/^[125]0*$/);
  });

  it('has north up', () => {
    const map = draw(villages.map((_, v) => v));
    const first = map.labels.find(({ text }) => text === 'Thôn 0');
    const above = map.labels.find(({ text }) => text === 'Thôn 5');
    expect(above?.y ?? 0).toBeLessThan(first?.y ?? 0);
  });

  it('never writes one name over another, nor over the edge', () => {
    const { labels, widthMm, heightMm } = draw([12]);
    labels.forEach((one, at) => {
      expect(one.x > 0 && one.x < widthMm && one.y > 0 && one.y < heightMm).toBe(true);
      for (const other of labels.slice(at + 1))
        expect(Math.abs(one.x - other.x) > 5 || Math.abs(one.y - other.y) >= 3).toBe(true);
    });
    expect(labels.length).toBeGreaterThan(0);
  });

  it('names every village of a commune, or gives its number in the list, and no label lies over another', () => {
    const members = villages.map((_, v) => v).reverse();
    const named = villages.map((_, v) => {
      const [west = 0, south = 0, east = 0, north = 0] = corners[v] ?? [];
      const labelPoint = [(west + east) / 2, (south + north) / 2] as const;
      return { name: v % 3 === 0 ? `Tổ dân phố Nam Thành Công số ${v}` : `Xóm ${v}`, labelPoint, areaKm2: 1 + v };
    });
    const parts = { tier: 'village', named: members.flatMap((v) => named[v] ?? []) } as const;
    const source = { villages: features('area'), borders: none, labels: features('name'), parts };
    const { labels, widthMm, heightMm } = printMap(SHEET, source, paint, members, corners);
    const texts = labels.map(({ text }) => text);
    const missing = members.filter(
      (v, order) => !texts.includes(named[v]?.name ?? '') && !texts.includes(String(order + 1)),
    );
    expect(missing).toEqual([]);
    expect(labels).toHaveLength(members.length);
    expect(labels.some(({ tier }) => tier === 'number')).toBe(true);
    labels.forEach((one, at) => {
      expect(one.x > 0 && one.x < widthMm && one.y > 0 && one.y < heightMm).toBe(true);
      for (const other of labels.slice(at + 1))
        expect(Math.abs(one.x - other.x) > 3 || Math.abs(one.y - other.y) >= 3).toBe(true);
    });
  });

  it('names or numbers every commune of a larger unit, in letters as wide as they are, and no neighbour over them', () => {
    const centre = (v: number) => {
      const [west = 0, south = 0, east = 0, north = 0] = corners[v] ?? [];
      return [(west + east) / 2, (south + north) / 2] as const;
    };
    const named = [2, 7, 8, 12, 17].map((v, order) => ({
      name: `Xã Thượng Hòa ${v}`,
      labelPoint: centre(v),
      areaKm2: 9 - order,
    }));
    const communes: FeatureCollection = {
      type: 'FeatureCollection',
      features: villages.map((_, v) => ({
        type: 'Feature',
        properties: { tier: 'commune', name: `Xã Thượng Hòa ${v}`, rank: 99 },
        geometry: { type: 'Point', coordinates: [...centre(v)] },
      })),
    };
    const source = {
      villages: features('area'),
      borders: none,
      labels: communes,
      parts: { tier: 'commune', named } as const,
    };
    const { labels } = printMap(SHEET, source, paint, [2, 7, 8, 12, 17], corners);
    const texts = labels.map(({ text }) => text);
    expect(named.filter(({ name }, order) => !texts.includes(name) && !texts.includes(String(order + 1)))).toEqual([]);
    expect(texts).toHaveLength(new Set(texts).size);
    const half = ({ text }: { readonly text: string }): number => text.length * 0.8;
    labels.forEach((one, at) => {
      for (const other of labels.slice(at + 1))
        expect(Math.abs(one.x - other.x) >= half(one) * 0.9 + half(other) * 0.9 || Math.abs(one.y - other.y) >= 3).toBe(
          true,
        );
    });
  });
});
