import { describe, expect, it } from 'vitest';
import { locate } from '../../src/analysis/locate.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

/** Two villages of a square kilometre side by side, and one ten kilometres off. */
const villages = [villageAt(0, 0), villageAt(1, 0), villageAt(10, 0)];
const text = JSON.stringify({
  type: 'FeatureCollection',
  features: villages.map(({ geometry }, id) => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  })),
});
const bounds = villages.map(({ geometry }) => {
  const [sw, , ne] = geometry[0]?.[0] ?? [];
  if (!sw || !ne) throw new Error('a square has corners');
  return [sw[0], sw[1], ne[0], ne[1]] as const;
});

describe('where a person stands', () => {
  it('is in the village around them', () => {
    expect(locate(at(500, 500), text, bounds)).toEqual({ kind: 'inside', village: 0 });
    expect(locate(at(1500, 500), text, bounds)).toEqual({ kind: 'inside', village: 1 });
  });

  it('is still in the nearest village within the error of a phone', () => {
    expect(locate(at(500, -100), text, bounds)).toEqual({ kind: 'inside', village: 0 });
  });

  it('is outside beyond that, and how far', () => {
    const found = locate(at(500, -3000), text, bounds);
    if (found.kind !== 'outside') throw new Error('outside');
    expect(found.distanceM).toBeGreaterThan(2950);
    expect(found.distanceM).toBeLessThan(3050);
  });
});
