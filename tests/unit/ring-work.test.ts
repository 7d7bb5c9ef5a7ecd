import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/ingest/formats/refusal.ts';
import { type CoordinatePair, polygonsOfRings } from '../../src/ingest/formats/rings.ts';

/** Clockwise, as Esri's formats have outer rings; closed. */
function circle(lon: number, lat: number, radius: number, corners: number): CoordinatePair[] {
  return Array.from({ length: corners + 1 }, (_, corner): CoordinatePair => {
    const angle = (-2 * Math.PI * (corner % corners)) / corners;
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
}

describe('the work that rings ask for has an end', () => {
  it('where each of many rings has to be compared with all that are larger', () => {
    const apart = Array.from({ length: 2_000 }, (_, i) => circle(i, 0, 0.1, 4));
    expect(polygonsOfRings(apart)).toHaveLength(2_000);
    expect(() => polygonsOfRings(apart, () => {}, 1_000_000)).toThrow(Refusal);
  });

  it('where points of some rings have to be compared with a long one', () => {
    // Ten holes, each with 16 points that are compared with 10,000.
    const holes = Array.from({ length: 10 }, (_, i) => circle(i / 5 - 1, 0, 0.05, 31));
    const rings = [circle(0, 0, 2, 10_000), ...holes];
    expect(polygonsOfRings(rings)).toHaveLength(1);
    expect(() => polygonsOfRings(rings, () => {}, 1_000_000)).toThrow(Refusal);
  });
});
