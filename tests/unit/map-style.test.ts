import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { NO_FEATURES } from '../../src/map/features.ts';
import { BASE_LINE_SOURCE, baseLineLayers } from '../../src/map/layers/base.ts';
import { villageOpacity } from '../../src/map/layers/villages.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { mapStyle, styleLayers } from '../../src/map/style.ts';
import { LAYER_SWITCHES, NOTHING_SHOWN } from '../../src/map/view.ts';
import {
  BASE_LAYERS,
  CUSTOM_LAYERS,
  isCustom,
  isInStyle,
  isLayerShown,
  type LayerId,
  layerAbove,
  Z_ORDER,
} from '../../src/map/z-order.ts';

describe.each(['light', 'dark'] as const)('the %s style', (theme) => {
  const style = mapStyle(theme);

  test('is valid', () => {
    expect(validateStyleMin(style).map((error) => error.message)).toEqual([]);
  });

  test('fetches nothing: no glyphs, no sprite, no address in it', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  test('has its layers in the order of the one list', () => {
    expect(style.layers.map((layer) => layer.id)).toEqual(Z_ORDER.filter(isInStyle));
  });

  test('names where the figures come from', () => {});
});

test.each(['light', 'dark'] as const)(
  'roads and rivers are valid layers with a place in the one list, in the %s theme',
  (theme) => {
    const layers = baseLineLayers(theme, PALETTES[theme]);
    const sources = { [BASE_LINE_SOURCE]: { type: 'geojson' as const, data: 'base.geojson' } };
    expect(validateStyleMin({ version: 8, sources, layers: [...layers] }).map(({ message }) => message)).toEqual([]);
    const ids = layers.map(({ id }) => id);
    expect(ids).toHaveLength(5);
    expect(BASE_LAYERS.filter((id) => ids.includes(id))).toEqual(ids);
    // They come late, and are no part of the first style.
    expect(Z_ORDER.filter((id) => !isInStyle(id) && !isCustom(id))).toEqual([...BASE_LAYERS]);
  },
);

test('both themes have the same layers and differ in paint alone, so that a switch repaints and loses nothing', () => {
  const withoutPaint = (theme: 'light' | 'dark') => styleLayers(theme).map((layer) => ({ ...layer, paint: null }));
  expect(withoutPaint('dark')).toEqual(withoutPaint('light'));
  const paintKeys = (theme: 'light' | 'dark') => styleLayers(theme).map((layer) => Object.keys(layer.paint ?? {}));
  expect(paintKeys('dark')).toEqual(paintKeys('light'));
});

test('each tint goes below the village borders', () => {
  expect(CUSTOM_LAYERS.map(layerAbove)).toEqual(['village-border', 'village-border']);
});

test('near, masts are drawn above every name; from afar no sign and no end of a move covers a district’s', () => {
  const at = (id: LayerId): number => Z_ORDER.indexOf(id);
  const lowestMast = Z_ORDER.findIndex((id) => id.startsWith('position-'));
  expect(lowestMast).toBeGreaterThan(Math.max(at('label-village'), at('label-commune')));
  for (const sign of ['position-planned', 'position-existing', 'candidate-host', 'overlay-end'] as const)
    expect(at('label-district')).toBeGreaterThan(at(sign));
  // A ring has a number in it, which must be read: names are placed after it, and beside it.
  expect(at('position-cluster')).toBeGreaterThan(at('label-district'));
});

test('villages step back behind what a planner’s tool lays over them, and behind nothing else', () => {
  const overlay = {
    footprints: null,
    gained: [],
    lost: [],
    features: NO_FEATURES,
  };
  expect(villageOpacity({ overlay: null })).toBe(1);
  expect(villageOpacity({ overlay })).toBe(1);
  expect(villageOpacity({ overlay: { ...overlay, about: 'moves' } })).toBeLessThan(0.5);
});

test.each(LAYER_SWITCHES)('the switch "%s" shows at least one layer', (name) => {
  const withOne = { ...NOTHING_SHOWN, [name]: true };
  const changed = Z_ORDER.filter((id) => isLayerShown(id, withOne) && !isLayerShown(id, NOTHING_SHOWN));
  expect(changed.length).toBeGreaterThan(0);
});

test('with the colours off, paper keeps the villages visible and clickable', () => {
  expect(isLayerShown('province-paper', NOTHING_SHOWN)).toBe(true);
  expect(isLayerShown('province-paper', { ...NOTHING_SHOWN, villages: true })).toBe(false);
});

test('a name keeps off the whole disc under a number on the map, at every zoom', () => {
  const layers = styleLayers('light');
  const at = (id: string, kind: 'paint' | 'layout', property: string, zoom: number): number => {
    const value: unknown = Object.entries(layers.find((layer) => layer.id === id)?.[kind] ?? {}).find(
      ([key]) => key === property,
    )?.[1];
    const expression = createExpression(value, `${id}.${property}`);
    if (expression.result === 'error') throw new Error(`${id} ${property}`);
    const disc = { type: 'Point', properties: { part: 'chosen', label: '1' } } as const;
    return Number(expression.value.evaluate({ zoom }, disc));
  };
  for (const zoom of [8, 9, 10, 11, 12, 13, 15]) {
    const disc =
      at('overlay-point', 'paint', 'circle-radius', zoom) + at('overlay-point', 'paint', 'circle-stroke-width', zoom);
    const number = at('overlay-label', 'layout', 'text-size', zoom) / 2;
    expect(number + at('overlay-label', 'layout', 'text-padding', zoom)).toBeGreaterThanOrEqual(disc);
  }
});
