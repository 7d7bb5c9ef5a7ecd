import { describe, expect, it } from 'vitest';
import { halvesOf, type LabelWish, layLabels, type PlacedLabel } from '../../src/map/label-layout.ts';

const SHEET = { widthMm: 140, heightMm: 80 };
const wish = (number: number, x: number, y: number, name = `Thôn ${number}`): LabelWish => ({
  name,
  number: String(number),
  at: [x, y],
  areaKm2: number,
});

/** Pairs of labels of which one lies over the other. */
function overlaps(labels: readonly PlacedLabel[]): readonly string[] {
  return labels.flatMap((one, at) =>
    labels.slice(at + 1).flatMap((other) => {
      const [a, b] = [halvesOf(one, 'village'), halvesOf(other, 'village')];
      const isOver = Math.abs(one.x - other.x) < a.x + b.x && Math.abs(one.y - other.y) < a.y + b.y;
      return isOver ? [`${one.text} / ${other.text}`] : [];
    }),
  );
}

describe('labels of villages on paper', () => {
  it('are their names where these have room', () => {
    const labels = layLabels([wish(1, 30, 20), wish(2, 90, 60)], 'village', SHEET);
    expect(labels).toEqual([
      { x: 30, y: 20, text: 'Thôn 1', isNumber: false, leaderFrom: null },
      { x: 90, y: 60, text: 'Thôn 2', isNumber: false, leaderFrom: null },
    ]);
  });

  it('are a number where the name would lie over the label of another; the larger keeps its name', () => {
    const labels = layLabels([wish(1, 50, 40), wish(2, 57, 40)], 'village', SHEET);
    expect(labels.map(({ text }) => text)).toEqual(['1', 'Thôn 2']);
    expect(overlaps(labels)).toEqual([]);
  });

  it('stand beside with a line to the village where not even the numbers have room, none over another', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => wish(i + 1, 70 + (i % 3) * 0.4, 40 + i * 0.05));
    const labels = layLabels(crowd, 'village', SHEET);
    expect(labels).toHaveLength(crowd.length);
    expect(overlaps(labels)).toEqual([]);
    expect(labels.filter(({ leaderFrom }) => leaderFrom !== null).length).toBeGreaterThan(40);
    labels.forEach(({ leaderFrom }, i) => {
      if (leaderFrom) expect(leaderFrom).toEqual(crowd[i]?.at);
    });
  });

  it('never leave the frame and are never cut, at its corners neither', () => {
    const corners = [wish(1, 1, 1), wish(2, 139, 79, 'Tổ dân phố Nam Thành Công'), wish(3, 1, 79), wish(4, 139, 1)];
    const labels = layLabels(corners, 'village', SHEET);
    expect(labels).toHaveLength(corners.length);
    for (const label of labels) {
      const half = halvesOf(label, 'village');
      expect(label.x - half.x).toBeGreaterThanOrEqual(0);
      expect(label.x + half.x).toBeLessThanOrEqual(SHEET.widthMm);
      expect(label.y - half.y).toBeGreaterThanOrEqual(0);
      expect(label.y + half.y).toBeLessThanOrEqual(SHEET.heightMm);
      expect(corners.some(({ name, number }) => label.text === name || label.text === number)).toBe(true);
    }
  });
});
