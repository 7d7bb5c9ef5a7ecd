import { describe, expect, it } from 'vitest';
import { repairedPolygon } from '../../src/ingest/checks/repair.ts';

describe('the repair of a border that crosses itself', () => {
  it('cuts it where it crosses', () => {
    const bow = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ];
    expect(repairedPolygon({ type: 'Polygon', coordinates: [bow] })).toMatchObject({ type: 'MultiPolygon' });
  });

  // A damaged KML with `20.tes>105.9` for a coordinate made the clipping library run for ever.
  it.each([Number.NaN, null, undefined, 'x'])('gives a border with %j for a number back as it is', (wrong) => {
    const right = [
      [20.2, 105.9],
      [20.2, 105.91],
      [20.21, 105.91],
      [wrong, 105.9, 20.2],
    ];
    const left = [
      [20.2, 105.91],
      [20.21, 105.91],
      [20.21, 105.9],
      [20.2, 105.9],
    ];
    const geometry = { type: 'Polygon', coordinates: [[...right, ...left]] };
    expect(repairedPolygon(geometry)).toBe(geometry);
  });
});
