import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it, vi } from 'vitest';
import { createCameraControl } from '../../src/map/controller/camera.ts';
import type { Bounds } from '../../src/model/geometry.ts';

/** As wide and as high as Ninh Bình, degrees. */
const PROVINCE: Bounds = [105.53, 19.955, 106.175, 20.455];
const MARGIN_PX = 24;

describe('a province on the map', () => {
  it.each([
    ['a frame with the district’s table', { width: 800, height: 550 }, { top: 0, right: 0, bottom: 320, left: 348 }],
    ['a small laptop', { width: 1366, height: 712 }, { top: 0, right: 0, bottom: 320, left: 348 }],
    ['a wide screen', { width: 3440, height: 1384 }, { top: 0, right: 0, bottom: 820, left: 348 }],
  ])('stays where it was fitted beside the panels of %s', (_, screen, padding) => {
    const map = { fitBounds: vi.fn(), setMaxBounds: vi.fn() };
    // The control asks nothing else of the library here.
    const control = createCameraControl(map as unknown as MapLibreMap, undefined, () => padding);
    control.showProvince(PROVINCE);
    expect(map.fitBounds).toHaveBeenCalledOnce();

    // What the whole screen then shows, panels too: the library moves a map that would show more than it may.
    const [west, south, east, north] = PROVINCE;
    const freeWidth = screen.width - padding.left - padding.right - 2 * MARGIN_PX;
    const freeHeight = screen.height - padding.top - padding.bottom - 2 * MARGIN_PX;
    const perPx = Math.max((east - west) / freeWidth, (north - south) / freeHeight);
    const spareX = freeWidth * perPx - (east - west);
    const spareY = freeHeight * perPx - (north - south);
    const shown = [
      west - spareX / 2 - (padding.left + MARGIN_PX) * perPx,
      south - spareY / 2 - (padding.bottom + MARGIN_PX) * perPx,
      east + spareX / 2 + (padding.right + MARGIN_PX) * perPx,
      north + spareY / 2 + (padding.top + MARGIN_PX) * perPx,
    ] as const;
    const [limit] = map.setMaxBounds.mock.calls[0] ?? [];
    expect(limit[0]).toBeLessThan(shown[0]);
    expect(limit[1]).toBeLessThan(shown[1]);
    expect(limit[2]).toBeGreaterThan(shown[2]);
    expect(limit[3]).toBeGreaterThan(shown[3]);
  });
});
