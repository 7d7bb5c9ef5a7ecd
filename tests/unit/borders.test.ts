import { describe, expect, it } from 'vitest';
import { villageAreaKm2 } from '../../src/analysis/analyse.ts';
import { borderLines } from '../../src/analysis/borders.ts';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { holdsPoint, labelPointOf } from '../../src/analysis/label-point.ts';
import { labelPoints } from '../../src/analysis/labels.ts';
import type { Village } from '../../src/model/province.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

const of = (commune: string | null, district: string | null): Partial<Village> => ({
  communeCode: commune,
  commune,
  districtCode: district,
  district,
});
const edgesByTier = (villages: readonly Village[]) =>
  Object.fromEntries(
    borderLines(villages).features.map(({ properties, geometry }) => [
      properties.tier,
      geometry.coordinates.reduce((sum, line) => sum + line.length - 1, 0),
    ]),
  );

describe('borders', () => {
  it('are drawn once, under the highest tier they divide', () => {
    const villages = [
      villageAt(0, 0, of('A', 'X')),
      villageAt(1, 0, of('A', 'X')),
      villageAt(2, 0, of('B', 'X')),
      villageAt(3, 0, of('C', 'Y')),
    ];
    expect(edgesByTier(villages)).toEqual({ province: 10, commune: 1, district: 1 });
  });

  it('run around the province in one line', () => {
    const lines = borderLines([villageAt(0, 0), villageAt(1, 0)]).features[0]?.geometry.coordinates;
    expect(lines).toHaveLength(1);
    expect(lines?.[0]?.[0]).toEqual(lines?.[0]?.at(-1));
  });

  it('of neighbours drawn apart are theirs, not the province outline', () => {
    const odd = villageAt(1, 0, {
      ...of('B', null),
      geometry: [[[at(1000, 200), at(2000, 0), at(2000, 900), at(1000, 800), at(1000, 200)]]],
    });
    const tiers = edgesByTier([villageAt(0, 0, of('A', null)), odd]);
    expect(tiers.commune).toBeGreaterThanOrEqual(1);
    expect(tiers.province).toBe(6);
  });

  it('without a commune each unit is its own, and no villages is no borders', () => {
    expect(edgesByTier([villageAt(0, 0, of(null, null)), villageAt(1, 0, of(null, null))])).toEqual({
      commune: 1,
      province: 6,
    });
    expect(borderLines([]).features).toEqual([]);
  });
});

describe('labels', () => {
  it('lie inside, also of a village like a horseshoe, and name every tier once', () => {
    const horseshoe = villageAt(0, 0, {
      ...of('A', 'X'),
      geometry: [
        [
          [
            at(0),
            at(3000),
            at(3000, 3000),
            at(2500, 3000),
            at(2500, 500),
            at(500, 500),
            at(500, 3000),
            at(0, 3000),
            at(0),
          ],
        ],
      ],
    });
    const villages = [horseshoe, villageAt(3, 0, of('A', 'X'))];
    const shapes = villageShapes(villages);
    const points = villages.map((_, v) => labelPointOf(shapes, v));
    const { features } = labelPoints(villages, points, villages.map(villageAreaKm2), (v, at) =>
      holdsPoint(shapes, v, at),
    );
    expect(features.map((f) => f.properties.tier).sort()).toEqual(['commune', 'district', 'village', 'village']);
    const [lon = 0, lat = 0] = features[0]?.geometry.coordinates ?? [];
    const inArm = lon < at(500)[0] || lon > at(2500)[0];
    expect(inArm || lat < at(0, 500)[1]).toBe(true);
  });
});
