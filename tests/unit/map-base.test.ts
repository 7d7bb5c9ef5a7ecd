import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import { createBaseSync } from '../../src/map/controller/base.ts';
import type { MapView } from '../../src/map/view.ts';

/** What lies under the figures, whose code comes later than the map. */

/** A map that counts what is asked of it and has nothing. */
function countingMap(): { readonly map: MapLibreMap; readonly asked: string[] } {
  const asked: string[] = [];
  const target = {};
  const map = new Proxy(target, {
    get: (_, name) => () => {
      asked.push(String(name));
    },
  });
  return { map: map as MapLibreMap, asked };
}

const VIEW = {
  base: { relief: null, tint: null, lines: [], tiles: [], archives: [], attributions: [] },
  theme: 'light',
  shown: { baseMap: true },
  opacity: { baseMap: 1, relief: 1 },
  signal: null,
  measured: null,
  overlay: null,
} as unknown as MapView;

it('is put into the map once its code is there', async () => {
  const { map, asked } = countingMap();
  createBaseSync(map).show(null, VIEW);
  await vi.dynamicImportSettled();
  expect(asked).toContain('setPaintProperty');
});

it('is not put into a map that is gone when its code comes: that would begin an empty style', async () => {
  const { map, asked } = countingMap();
  const base = createBaseSync(map);
  base.show(null, VIEW);
  base.lose();
  await vi.dynamicImportSettled();
  expect(asked).toEqual([]);
});
