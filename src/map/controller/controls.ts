import type { Map as MapLibreMap } from 'maplibre-gl';
import { type MapTexts, wordedControls } from '../new-map.ts';

/** The map's buttons and attribution; answers what gives them the words of another language. */
export function addControls(map: MapLibreMap, first: MapTexts): (texts: MapTexts) => void {
  let controls = wordedControls(first);
  for (const control of controls) map.addControl(control, 'bottom-right');
  return (texts) => {
    map.getCanvas().setAttribute('aria-label', texts.mapLabel);
    for (const control of controls) map.removeControl(control);
    controls = wordedControls(texts);
    for (const control of controls) map.addControl(control, 'bottom-right');
    for (const [control, words] of [
      ['zoom-in', texts.zoomIn],
      ['zoom-out', texts.zoomOut],
      ['attrib-button', texts.toggleAttribution],
    ] as const) {
      const button = map.getContainer().querySelector(`.maplibregl-ctrl-${control}`);
      button?.setAttribute('aria-label', words);
      button?.setAttribute('title', words);
    }
  };
}
