import { area as turfArea, polygon as turfPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { wkbGeometry } from '../../src/ingest/formats/wkb.ts';

/** Borders of mapping software may have arcs; their land is that of the circle, not of the three points of an arc. */

const CURVE_POLYGON = 10;
const CIRCULAR_STRING = 8;
const COMPOUND_CURVE = 9;
const LINE_STRING = 2;
const MULTI_SURFACE = 12;
const POLYGON = 3;

type Point = readonly [x: number, y: number];

function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
function uint(value: number): Uint8Array {
  return new Uint8Array(new Uint32Array([value]).buffer);
}
const head = (type: number) => bytes(new Uint8Array([1]), uint(type));
const points = (all: readonly Point[]) => bytes(uint(all.length), new Uint8Array(new Float64Array(all.flat()).buffer));
const line = (type: number, all: readonly Point[]) => bytes(head(type), points(all));
const many = (type: number, all: readonly Uint8Array[]) => bytes(head(type), uint(all.length), ...all);

const CENTRE: Point = [105.9, 20.2];
const RADIUS_DEG = 0.01;
const onCircle = (degrees: number): Point => [
  CENTRE[0] + RADIUS_DEG * Math.cos((degrees * Math.PI) / 180),
  CENTRE[1] + RADIUS_DEG * Math.sin((degrees * Math.PI) / 180),
];

interface Drawn {
  readonly type: string;
  readonly coordinates: never;
}

function drawn(content: Uint8Array): { readonly geometry: Drawn; readonly curves: number } {
  let curves = 0;
  const geometry = wkbGeometry(content, () => curves++) as Drawn;
  return { geometry, curves };
}

/** Turf's area of a ring of many points of the same circle. */
const CIRCLE_M2 = turfArea(
  turfPolygon(
    [[...Array.from({ length: 3600 }, (_, n) => onCircle(n / 10)), onCircle(0)]].map((ring) =>
      ring.map((point) => [...point]),
    ),
  ),
);

describe('a border with arcs', () => {
  it.each([
    ['two half circles', line(CIRCULAR_STRING, [0, 90, 180, 270, 0].map(onCircle))],
    ['half circles the other way round', line(CIRCULAR_STRING, [0, -90, -180, -270, 0].map(onCircle))],
    ['a whole circle, which ends where it begins', line(CIRCULAR_STRING, [0, 180, 0].map(onCircle))],
    ['arcs that are no halves', line(CIRCULAR_STRING, [0, 20, 200, 290, 0].map(onCircle))],
  ])('has the land of the circle: %s', (_, ring) => {
    const { geometry, curves } = drawn(many(CURVE_POLYGON, [ring]));
    expect(geometry.type).toBe('Polygon');
    expect(curves).toBe(1);
    expect(turfArea(turfPolygon(geometry.coordinates)) / CIRCLE_M2).toBeCloseTo(1, 3);
  });

  it('may have straight parts too', () => {
    const ring = many(COMPOUND_CURVE, [
      line(CIRCULAR_STRING, [0, 90, 180].map(onCircle)),
      line(LINE_STRING, [180, 0].map(onCircle)),
    ]);
    const { geometry, curves } = drawn(many(CURVE_POLYGON, [ring]));
    expect(curves).toBe(1);
    expect(turfArea(turfPolygon(geometry.coordinates)) / CIRCLE_M2).toBeCloseTo(0.5, 3);
  });

  it('is one of several parts, of which those without arcs are polygons and nothing is said of them', () => {
    const square = bytes(head(POLYGON), uint(1), points([0, 90, 180, 270, 0].map(onCircle)));
    const { geometry, curves } = drawn(many(MULTI_SURFACE, [square]));
    expect([geometry.type, curves]).toEqual(['MultiPolygon', 0]);
  });
});
