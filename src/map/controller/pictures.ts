import type { Map as MapLibreMap } from 'maplibre-gl';

/** Fonts come in subsets: the Vietnamese one must be there before names are drawn, or a fallback is cached. */
const LABEL_FONTS = ['500 16px "Be Vietnam Pro"', '600 16px "Be Vietnam Pro"'];
const LABEL_FONT_PROBE = 'aếỗự đ';

/** Ends when they are there, or cannot be had. */
export async function loadLabelFonts(): Promise<void> {
  await Promise.allSettled(LABEL_FONTS.map((font) => document.fonts.load(font, LABEL_FONT_PROBE)));
}

/** The map as it is drawn, without controls. */
export function snapshot(map: MapLibreMap): Promise<Blob> {
  return new Promise((resolve, reject) => {
    // The canvas can only be read in the frame that draws it.
    map.once('render', () =>
      map.getCanvas().toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The map gave no picture')))),
    );
    map.triggerRepaint();
  });
}

/** The same once all that the newest view shows is drawn. */
export async function finishedPicture(map: MapLibreMap, isReady: () => boolean): Promise<Blob> {
  const { dataset } = map.getContainer();
  // Names come when their fonts are there; each of both makes the map draw again.
  await loadLabelFonts();
  while (!isReady() || dataset.idle === undefined) await new Promise((done) => map.once('idle', done));
  return snapshot(map);
}
