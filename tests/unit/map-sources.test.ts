import { describe, expect, it } from 'vitest';
import { firstView } from '../../src/map/first-view.ts';
import { sourceChanges } from '../../src/map/source-changes.ts';
import { styleLayers } from '../../src/map/style.ts';
import type { MapView } from '../../src/map/view.ts';
import { isDeferred, isLayerShown, Z_ORDER } from '../../src/map/z-order.ts';
import { createMapViewSelector } from '../../src/state/map-view.ts';
import { useApp } from '../../src/state/store.ts';
import { analyseSample } from '../support/sample-province.ts';

const PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** The map's view of the sample province with every layer on. */
async function sampleView(): Promise<MapView> {
  const { analysis, province } = await analyseSample();
  const view = createMapViewSelector()(useApp.getState(), 'light', PADDING);
  const shown = Object.fromEntries(Object.keys(view.shown).map((name) => [name, true]));
  return { ...view, shown: { ...view.shown, ...shown }, positions: analysis.positions, fibre: province.fibre };
}

describe('the first picture', () => {
  it('needs no data but boundaries, and shows no layer of anything else', async () => {
    const view = firstView(await sampleView());
    expect([...sourceChanges(null, view)]).toEqual([]);
    const boundaries = new Set(['villages', 'borders']);
    const sourceOf = new Map(styleLayers('light').map((layer) => [layer.id, 'source' in layer ? layer.source : null]));
    for (const id of Z_ORDER) {
      if (!isLayerShown(id, view.shown) || isDeferred(id)) continue;
      const source = sourceOf.get(id) ?? null;
      expect(source === null || boundaries.has(source), `${id} of ${source}`).toBe(true);
    }
  });

  it('is followed by all the rest, each source once', async () => {
    const view = await sampleView();
    const changed = [...sourceChanges(firstView(view), view)];
    expect(changed.map(([source]) => source).sort()).toEqual(
      expect.arrayContaining(['fibre-cables', 'fibre-nodes', 'planned-positions', 'positions']),
    );
    expect(new Set(changed.map(([source]) => source)).size).toBe(changed.length);
    expect([...sourceChanges(view, view)]).toEqual([]);
  });

  it('shows estimates from crowd data in a source of their own, under a switch of their own', async () => {
    const { province } = await analyseSample();
    const [station] = province.stations;
    if (!station) throw new Error('the sample has stations');
    const viewOf = createMapViewSelector();
    const state = useApp.getState();
    const without = viewOf({ ...state, stations: [station] }, 'light', PADDING);
    const view = viewOf({ ...state, stations: [station, { ...station, status: 'estimate' }] }, 'light', PADDING);
    const changed = [...sourceChanges(without, view)];
    expect(changed.map(([source, { features }]) => [source, features.length])).toEqual([['estimates', 1]]);
    const layers = styleLayers('light').filter((layer) => 'source' in layer && layer.source === 'estimates');
    expect(layers.map(({ id }) => Z_ORDER.some((one) => one === id && isLayerShown(one, view.shown)))).toEqual([
      true,
      true,
    ]);
    const off = { ...view.shown, estimates: false };
    expect(layers.some(({ id }) => Z_ORDER.some((one) => one === id && isLayerShown(one, off)))).toBe(false);
  });
});
