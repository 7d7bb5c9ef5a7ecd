import { readFileSync } from 'node:fs';
import { area, kinks, polygon } from '@turf/turf';
import { expect, test } from 'vitest';
import outline from '../../scripts/sample/sources/outline.json' with { type: 'json' };
import units from '../../scripts/sample/sources/units-2024.json' with { type: 'json' };

/** The committed villages of the sample province: counted, named, and without gap or overlap. */

interface VillageFeature {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: { readonly type: string; readonly coordinates: number[][][] };
}

const text = readFileSync(new URL('../../data/ninh-binh/villages.geojson', import.meta.url), 'utf8');
const file: { features: VillageFeature[]; illustration: boolean; note: Record<string, string> } = JSON.parse(text);
const villages = file.features;

const DISTRICT_KM2: Record<string, number> = {
  'Thành phố Ninh Bình': 47.5,
  'Thành phố Tam Điệp': 103.5,
  'Huyện Nho Quan': 451.6,
  'Huyện Gia Viễn': 176.2,
  'Huyện Hoa Lư': 102.7,
  'Huyện Yên Khánh': 142.3,
  'Huyện Kim Sơn': 181.7,
  'Huyện Yên Mô': 148.7,
};

test('the file says that it is an illustration, in both languages', () => {
  expect(file.illustration).toBe(true);
  expect(file.note.vi).toContain('Dữ liệu minh họa');
  expect(file.note.en).toContain('Illustration');
});

test('1,355 villages in the 143 true communes of the 8 true districts', () => {
  expect(villages).toHaveLength(1355);
  const truth = units.flatMap((district) =>
    district.communes.map((commune) => [district.code, district.name, commune.code, commune.name].join('|')),
  );
  const found = villages.map(({ properties: p }) => [p.district_code, p.district, p.commune_code, p.commune].join('|'));
  expect(units).toHaveLength(8);
  expect(truth).toHaveLength(143);
  expect([...new Set(found)].sort()).toEqual([...truth].sort());
});

test('codes are unique and begin with the commune; names are unique within a commune', () => {
  expect(new Set(villages.map(({ properties }) => properties.code)).size).toBe(1355);
  expect(villages.filter(({ properties: p }) => !String(p.code).startsWith(String(p.commune_code)))).toEqual([]);
  expect(new Set(villages.map(({ properties: p }) => `${p.commune_code} ${p.name}`)).size).toBe(1355);
});

test('about a million people; all villages reported; 70.28% of households with fibre', () => {
  const sum = (column: string) => villages.reduce((total, { properties }) => total + Number(properties[column]), 0);
  expect(sum('population')).toBeGreaterThan(980_000);
  expect(sum('population')).toBeLessThan(1_020_000);
  expect(sum('population') / sum('households')).toBeCloseTo(3.4, 1);
  expect(sum('ftth_households') / sum('households')).toBeCloseTo(0.7028, 4);
  expect(villages.every(({ properties: p }) => p.mobile_reported === 'yes' && p.ftth_reported === 'yes')).toBe(true);
  expect(villages.every(({ properties: p }) => Number(p.ftth_households) <= Number(p.households))).toBe(true);
});

test('no ring crosses itself; outer rings are counterclockwise', () => {
  for (const { properties, geometry } of villages) {
    expect(geometry.type).toBe('Polygon');
    expect(kinks(polygon(geometry.coordinates)).features, String(properties.code)).toEqual([]);
    expect(shoelace(geometry.coordinates[0] ?? []), String(properties.code)).toBeGreaterThan(0);
  }
});

test('the villages tile the province: shared borders are the same edge twice, run both ways', () => {
  const runs = new Map<string, number>();
  for (const { geometry } of villages) {
    for (const ring of geometry.coordinates) {
      for (const [from, to] of edgesOf(ring)) runs.set(`${from}|${to}`, (runs.get(`${from}|${to}`) ?? 0) + 1);
    }
  }
  expect([...runs].filter(([, times]) => times > 1)).toEqual([]);

  const next = new Map<string, string>();
  for (const edge of runs.keys()) {
    const [from = '', to = ''] = edge.split('|');
    if (!runs.has(`${to}|${from}`)) next.set(from, to);
  }
  // What is run one way only is the outline: one closed ring.
  const [first = ''] = next.keys();
  const ring = [first];
  for (let at = next.get(first); at !== undefined && at !== first; at = next.get(at)) ring.push(at);
  expect(ring).toHaveLength(next.size);

  const positions = [...ring, first].map((position) => position.split(',').map(Number));
  expect(kinks(polygon([positions])).features).toEqual([]);
  const total = villages.reduce(
    (sum, { geometry }) => sum + geometry.coordinates.reduce((s, r) => s + shoelace(r), 0),
    0,
  );
  expect(Math.abs(total / shoelace(positions) - 1)).toBeLessThan(1e-9);
});

test('the province has the area of its true outline, the districts their shares of it', () => {
  const km2 = new Map<string, number>();
  for (const { properties: p, geometry } of villages) {
    const district = String(p.district);
    km2.set(district, (km2.get(district) ?? 0) + area(polygon(geometry.coordinates)) / 1e6);
  }
  const total = [...km2.values()].reduce((sum, value) => sum + value, 0);
  expect(Math.abs(total / (area(polygon(outline.coordinates)) / 1e6) - 1)).toBeLessThan(0.005);
  const wanted = Object.values(DISTRICT_KM2).reduce((sum, value) => sum + value, 0);
  for (const [district, value] of Object.entries(DISTRICT_KM2)) {
    const off = (km2.get(district) ?? 0) / ((value / wanted) * total) - 1;
    expect(Math.abs(off), district).toBeLessThan(0.02);
  }
});

test('the file stays small: at most 2.5 MB, one feature a line, six decimals', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(2_500_000);
  expect(text.split('\n').filter((line) => line.startsWith('{"type":"Feature",'))).toHaveLength(1355);
  expect(text.match(/\.\d{7,}/)).toBeNull();
});

/** Signed area in square degrees; positive counterclockwise. Shifted first, so that few digits are lost. */
function shoelace(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    sum += (x0 - 105.8) * (y1 - 20.2) - (x1 - 105.8) * (y0 - 20.2);
  }
  return sum / 2;
}

function edgesOf(ring: readonly (readonly number[])[]): [string, string][] {
  return ring.slice(1).map((position, i) => [String(ring[i]), String(position)]);
}
