import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { communeGroups } from '../../src/analysis/commune-groups.ts';
import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { unitsOf } from '../../src/analysis/units.ts';
import { halvesOf } from '../../src/map/label-layout.ts';
import type { PrintLabel, PrintMap } from '../../src/map/print-map.ts';
import { villagePaint } from '../../src/map/village-paint.ts';
import { DEFAULT_COLOUR_BY } from '../../src/state/store.ts';
import { detailMap } from '../../src/ui/print/detail-map.ts';
import { provinceForPage } from '../../src/worker/page-province.ts';
import { analyseSample } from '../support/sample-province.ts';

/** The maps of every district's report in the sample, as they are printed. */

const NONE: FeatureCollection = { type: 'FeatureCollection', features: [] };

async function reports() {
  const { profile, province, prepared, analysis } = await analyseSample();
  const rowsOf = (v: number) => villageRows(prepared.shapes, v);
  const read = { issues: [], answers: null, deliveries: [], asFiled: null };
  const { villages, mapVillages } = provinceForPage(profile, province, prepared, rowsOf, read);
  const { operators } = profile;
  const source = {
    villages: JSON.parse(mapVillages) as FeatureCollection,
    borders: NONE,
    labels: NONE,
    paint: villagePaint(DEFAULT_COLOUR_BY, analysis, { operators, theme: 'light', showContradictions: true }),
    bounds: villages.map(({ bounds }) => bounds),
  };
  const units = [...unitsOf(villages, 'district'), { name: 'the province', villages: [...villages.keys()] }];
  return units.map(({ name, villages: members }) => ({
    name,
    members,
    maps: communeGroups(villages, members).map((group) => ({
      places: group.villages.map((v) => ({ v, name: villages[v]?.name ?? '' })),
      map: detailMap(villages, source, group.villages),
    })),
  }));
}

const boxOf = (label: PrintLabel) => {
  const half = halvesOf({ text: label.text, isNumber: label.tier === 'number' }, label.tier);
  return { west: label.x - half.x, east: label.x + half.x, north: label.y - half.y, south: label.y + half.y };
};

/** What is wrong with the labels of a map, in words. */
function faultsOf({ labels, widthMm, heightMm }: PrintMap): readonly string[] {
  const boxes = labels.map((label) => ({ ...boxOf(label), text: label.text }));
  return boxes.flatMap((a, at) => [
    ...(a.west >= 0 && a.east <= widthMm && a.north >= 0 && a.south <= heightMm ? [] : [`${a.text} leaves the frame`]),
    ...boxes
      .slice(at + 1)
      .filter((b) => a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south)
      .map((b) => `${a.text} lies over ${b.text}`),
  ]);
}

describe('the maps of every district’s report', () => {
  it('label each village exactly once, by its whole name or its number in the list, and no label lies over another', async () => {
    const found = await reports();
    expect(found.length).toBeGreaterThan(2);
    for (const { name, members, maps } of found) {
      const mapped = maps.flatMap(({ places }) => places.map(({ v }) => v));
      expect(
        mapped.toSorted((a, b) => a - b),
        name,
      ).toEqual([...members].sort((a, b) => a - b));
      for (const { places, map } of maps) {
        expect(map.labels).toHaveLength(places.length);
        map.labels.forEach(({ text, tier }, order) => {
          expect(text).toBe(tier === 'number' ? String(order + 1) : places[order]?.name);
        });
        expect(faultsOf(map)).toEqual([]);
      }
    }
  }, 60_000);

  it('have room for the scale beside them', async () => {
    const bars = (await reports()).flatMap(({ maps }) => maps.map(({ map }) => map.scale.mm));
    // The bar may be 22 mm long; the next shorter round length is not less than two fifths of it.
    expect(Math.max(...bars)).toBeLessThanOrEqual(22);
    expect(Math.min(...bars)).toBeGreaterThan(8);
  }, 60_000);

  it('write most villages by name', async () => {
    const labels = (await reports()).flatMap(({ maps }) => maps.flatMap(({ map }) => map.labels));
    expect(labels.filter(({ tier }) => tier === 'village').length).toBeGreaterThan(labels.length / 2);
  }, 60_000);
});
