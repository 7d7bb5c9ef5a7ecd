import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { BASE_LINE_SOURCE, baseLineLayers } from '../../src/map/layers/base.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { mapStyle, styleLayers } from '../../src/map/style.ts';
import { LAYER_SWITCHES, NOTHING_SHOWN } from '../../src/map/view.ts';
import {
  BASE_LAYERS,
  CUSTOM_LAYERS,
  isCustom,
  isInStyle,
  isLayerShown,
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

test('masts are drawn above every name, so no name covers one', () => {
  const topLabel = Math.max(...Z_ORDER.flatMap((id, index) => (id.startsWith('label-') ? [index] : [])));
  const lowestMast = Z_ORDER.findIndex((id) => id.startsWith('position-'));
  expect(lowestMast).toBeGreaterThan(topLabel);
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
