import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { drawIcons, ICON_PIXEL_RATIO } from '../icons.ts';
import { PALETTES } from '../palette.ts';
import { styleLayers } from '../style.ts';
import type { Theme } from '../view.ts';

export interface ThemeSync {
  current(): Theme;
  /** Before the style is set, which has its colours already. */
  begin(theme: Theme): void;
  /** Recolours the style that stands: what differs, and no more. */
  change(theme: Theme): void;
  addIcons(): void;
}

export function createThemeSync(map: MapLibreMap, first: Theme): ThemeSync {
  let current = first;

  /** The colours of the map's own buttons. */
  function showControls(): void {
    const { dataset, style } = map.getContainer();
    dataset.theme = current;
    style.setProperty('--map-control-ground', PALETTES[current].halo);
    style.setProperty('--map-control-ink', PALETTES[current].ink);
  }
  showControls();

  return {
    current: () => current,
    begin(theme) {
      current = theme;
      showControls();
    },
    change(theme) {
      const old = styleLayers(current);
      styleLayers(theme).forEach((layer, index) => {
        const oldPaint: Record<string, unknown> = { ...old[index]?.paint };
        for (const [property, value] of Object.entries(layer.paint ?? {})) {
          if (isPaintProperty(property, layer) && JSON.stringify(oldPaint[property]) !== JSON.stringify(value)) {
            map.setPaintProperty(layer.id, property, value);
          }
        }
      });
      current = theme;
      for (const { name, image } of drawIcons(PALETTES[theme])) map.updateImage(name, image);
      showControls();
    },
    addIcons() {
      for (const { name, image } of drawIcons(PALETTES[current])) {
        if (map.hasImage(name)) map.updateImage(name, image);
        else map.addImage(name, image, { pixelRatio: ICON_PIXEL_RATIO });
      }
    },
  };
}

/** `Object.entries` forgets that its keys are those of a layer's paint; this remembers. */
function isPaintProperty(
  name: string,
  layer: LayerSpecification,
): name is Parameters<MapLibreMap['setPaintProperty']>[1] {
  return name in (layer.paint ?? {});
}
