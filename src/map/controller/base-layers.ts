import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  RasterSourceSpecification,
} from 'maplibre-gl';
import type { ReliefPicture } from '../../model/base-map.ts';
import type { Bounds } from '../../model/geometry.ts';
import type { SignalPicture } from '../../model/signal-picture.ts';
import { NO_FEATURES } from '../features.ts';
import { tintPicture } from '../height-tint.ts';
import { BASE_LINE_SOURCE, baseLineLayers } from '../layers/base.ts';
import { ARCHIVE_SOURCE, tileArchiveLayers } from '../layers/base-archive.ts';
import { RELIEF_OPACITY, TINT_OVER_PICTURES, VILLAGES_OVER } from '../layers/base-tints.ts';
import { MEASURED_SOURCE, measuredLayer } from '../layers/measured.ts';
import { villageOpacity } from '../layers/villages.ts';
import { PALETTES } from '../palette.ts';
import { tellTileFault } from '../tile-faults.ts';
import type { BaseMapView, MapView, Opacity, ShownArchive, Theme } from '../view.ts';
import { BASE_LAYERS, isLayerShown, Z_ORDER } from '../z-order.ts';

/** Puts base map and relief into the style once there is something to show, and keeps them in step with the view. */

const RELIEF_SOURCE = 'base-relief';
const TINT_SOURCE = 'base-tint';
const TILE_SOURCE = 'base-tiles';
const SIGNAL_SOURCE = 'base-signal';
const TILE_OPACITY: Readonly<Record<Theme, number>> = { light: 1, dark: 0.7 };

/** Colours of villages step back where those of the signal are to be read. */
const VILLAGES_UNDER_SIGNAL = 0.25;

type OpacityProperty = 'fill-opacity' | 'line-opacity' | 'text-opacity' | 'raster-opacity';

export function createBaseLayers(map: MapLibreMap): { show(view: MapView): void; lose(): void } {
  let shown: BaseMapView | null = null;
  let theme: Theme | null = null;
  let canvas: HTMLCanvasElement | null = null;
  let newest: MapView | null = null;
  const ownOpacity = new Map<string, { readonly property: OpacityProperty; readonly value: number }>();
  const buildTint = tintBuilder(map, add);
  const buildSignal = signalBuilder(map, add);
  const buildMeasured = measuredBuilder(map, add);
  const tilesOfArchive = archiveReader(() => {
    if (newest) show(newest);
  });

  function clear(): void {
    for (const id of BASE_LAYERS) if (map.getLayer(id)) map.removeLayer(id);
    for (const id of [
      TILE_SOURCE,
      ARCHIVE_SOURCE,
      RELIEF_SOURCE,
      TINT_SOURCE,
      SIGNAL_SOURCE,
      BASE_LINE_SOURCE,
      MEASURED_SOURCE,
    ])
      if (map.getSource(id)) map.removeSource(id);
  }

  function add(layer: LayerSpecification): void {
    const order: readonly string[] = Z_ORDER;
    const above = order.slice(order.indexOf(layer.id) + 1).find((id) => map.getLayer(id));
    if (map.getLayer(layer.id)) return;
    map.addLayer(layer, above);
    const property = opacityProperty(layer);
    if (property) ownOpacity.set(layer.id, { property, value: statedOpacity(layer, property) });
  }

  function fade(opacity: Opacity): void {
    for (const [id, { property, value }] of ownOpacity) {
      const part = id === 'base-relief' ? opacity.relief : opacity.baseMap;
      if (map.getLayer(id) && id !== 'base-signal' && id !== 'base-tint')
        map.setPaintProperty(id, property, value * part);
    }
  }

  function buildPictures(base: BaseMapView, theme: Theme): void {
    const source = pictureSource(base, tilesOfArchive);
    if (source === null) return;
    if (!map.getSource(TILE_SOURCE)) map.addSource(TILE_SOURCE, source);
    add({ id: 'base-tiles', type: 'raster', source: TILE_SOURCE, paint: { 'raster-opacity': TILE_OPACITY[theme] } });
  }

  function buildArchive({ archives }: BaseMapView, theme: Theme): void {
    for (const archive of archives) {
      if (archive.content === 'imagery') continue;
      const found = tilesOfArchive(archive);
      if (found === null) return;
      if (!map.getSource(ARCHIVE_SOURCE)) map.addSource(ARCHIVE_SOURCE, { type: 'vector', ...found });
      for (const layer of tileArchiveLayers(archive.content, theme, PALETTES[theme])) add(layer);
      return;
    }
  }

  function build(base: BaseMapView, theme: Theme): void {
    const { relief, lines } = base;
    buildPictures(base, theme);
    buildArchive(base, theme);
    buildTint(base.tint, theme);
    if (relief) {
      canvas ??= canvasOf(relief);
      if (!map.getSource(RELIEF_SOURCE))
        map.addSource(RELIEF_SOURCE, { type: 'canvas', canvas, animate: false, coordinates: cornersOf(relief) });
      const paint = { 'raster-opacity': RELIEF_OPACITY[theme], 'raster-fade-duration': 0 };
      add({ id: 'base-relief', type: 'raster', source: RELIEF_SOURCE, paint });
    }
    if (lines.length > 0) {
      const features = lines.flatMap((one) => one.features);
      if (!map.getSource(BASE_LINE_SOURCE))
        map.addSource(BASE_LINE_SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features } });
      for (const layer of baseLineLayers(theme, PALETTES[theme])) add(layer);
    }
  }

  function show(view: MapView): void {
    // Not sooner: the map may be gone when this code comes.
    if (newest === null) tellFaults(map, () => shown);
    newest = view;
    if (view.base !== shown || view.theme !== theme) {
      clear();
      if (view.base?.relief !== shown?.relief) canvas = null;
      shown = view.base;
      theme = view.theme;
    }
    if (view.base) build(view.base, view.theme);
    buildSignal(view.signal);
    buildMeasured(view);
    for (const id of BASE_LAYERS) {
      const isOn = isLayerShown(id, view.shown);
      if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', isOn ? 'visible' : 'none');
    }
    fade(view.opacity);
    stepBack(map, view);
  }

  return {
    show,
    /** What is asked for meanwhile is not shown to a map without a style. */
    lose() {
      newest = null;
    },
  };
}

/** Null: there are none, or their reader is not there yet. */
function pictureSource(
  { tiles: [tiles], archives }: BaseMapView,
  tilesOfArchive: ReturnType<typeof archiveReader>,
): RasterSourceSpecification | null {
  if (tiles) {
    const { tileSizePx = 256, maxZoom = 19 } = tiles;
    return { type: 'raster', tiles: [tiles.tiles], tileSize: tileSizePx, maxzoom: maxZoom };
  }
  const imagery = archives.find(({ content }) => content === 'imagery');
  const found = imagery ? tilesOfArchive(imagery) : null;
  return found && { type: 'raster', tileSize: 256, ...found };
}

/** Villages let pictures under them be seen. */
function stepBack(map: MapLibreMap, view: MapView): void {
  // Imagery is seen through the colours, and they through nothing: the answer stays in front.
  const hasPictures = view.shown.baseMap && map.getLayer('base-tiles') !== undefined;
  const hasTint = view.shown.tint && map.getLayer('base-tint') !== undefined;
  if (hasTint) map.setPaintProperty('base-tint', 'raster-opacity', hasPictures ? TINT_OVER_PICTURES : 1);
  const over = hasPictures ? VILLAGES_OVER.pictures : hasTint ? VILLAGES_OVER.tint : 1;
  const most = view.signal ? VILLAGES_UNDER_SIGNAL : over;
  map.setPaintProperty('village-fill', 'fill-opacity', Math.min(most, villageOpacity(view)));
  const isHatched: ExpressionSpecification = ['boolean', ['feature-state', 'hatched'], false];
  const hatch: ExpressionSpecification = ['case', isHatched, view.signal ? VILLAGES_UNDER_SIGNAL : 1, 0];
  map.setPaintProperty('village-hatch', 'fill-opacity', hatch);
  map.setPaintProperty('province-paper', 'fill-opacity', over < 1 ? 0.15 : 1);
}

function tintBuilder(map: MapLibreMap, add: (layer: LayerSpecification) => void) {
  return (tint: BaseMapView['tint'], theme: Theme): void => {
    if (tint === null) return;
    if (!map.getSource(TINT_SOURCE)) {
      const picture = tintPicture(tint, theme);
      const coordinates = cornersOf(picture);
      map.addSource(TINT_SOURCE, { type: 'canvas', canvas: canvasOf(picture), animate: false, coordinates });
    }
    add({ id: 'base-tint', type: 'raster', source: TINT_SOURCE, paint: { 'raster-fade-duration': 0 } });
  };
}

/** Another picture is another source: a canvas that does not move is read once. */
function signalBuilder(map: MapLibreMap, add: (layer: LayerSpecification) => void) {
  let shown: SignalPicture | null = null;
  return (picture: SignalPicture | null): void => {
    if (picture !== shown || picture === null) {
      if (map.getLayer('base-signal')) map.removeLayer('base-signal');
      if (map.getSource(SIGNAL_SOURCE)) map.removeSource(SIGNAL_SOURCE);
    }
    shown = picture;
    if (picture === null) return;
    if (!map.getSource(SIGNAL_SOURCE)) {
      const coordinates = cornersOf(picture);
      map.addSource(SIGNAL_SOURCE, { type: 'canvas', canvas: canvasOf(picture), animate: false, coordinates });
    }
    const paint = { 'raster-fade-duration': 0, 'raster-resampling': 'nearest' } as const;
    add({ id: 'base-signal', type: 'raster', source: SIGNAL_SOURCE, paint });
  };
}

/** Dots of what was measured: new data for the source that is there. */
function measuredBuilder(map: MapLibreMap, add: (layer: LayerSpecification) => void) {
  let drawn: MapView['measured'] = null;
  return ({ measured, theme }: Pick<MapView, 'measured' | 'theme'>): void => {
    const source = map.getSource<GeoJSONSource>(MEASURED_SOURCE);
    if (source && measured !== drawn) source.setData(measured ?? NO_FEATURES);
    if (!source && measured) map.addSource(MEASURED_SOURCE, { type: 'geojson', data: measured });
    drawn = measured;
    if (measured) add(measuredLayer(PALETTES[theme]));
  };
}

/** Their reader is fetched with the first archive that is asked for; null until it is there. */
function archiveReader(onThere: () => void) {
  let tilesAt: ((address: string) => string) | 'asked' | null = null;
  return ({ address, minZoom, maxZoom, bounds }: ShownArchive) => {
    if (tilesAt === null) {
      tilesAt = 'asked';
      import('./archive-tiles.ts').then(
        ({ archiveTiles }) => {
          tilesAt = archiveTiles;
          onThere();
        },
        (reason: unknown) => {
          tilesAt = null;
          console.warn('base map:', reason);
        },
      );
    }
    if (tilesAt === 'asked') return null;
    const tiles = [tilesAt(address)];
    return { tiles, minzoom: minZoom, maxzoom: maxZoom, ...(bounds && { bounds: boxOf(bounds) }) };
  };
}

/** What the map cannot draw of a base map is told to whoever says so. */
function tellFaults(map: MapLibreMap, shown: () => BaseMapView | null): void {
  map.on('error', (event) => {
    const address = addressOf(Reflect.get(event, 'sourceId'), shown());
    if (address !== null) tellTileFault({ address, reason: event.error });
  });
}

/** Which of the base maps a source draws; null: none, or another source. */
function addressOf(source: unknown, base: BaseMapView | null): string | null {
  if (base === null) return null;
  const of = (isImagery: boolean) =>
    base.archives.find(({ content }) => (content === 'imagery') === isImagery)?.address;
  if (source === TILE_SOURCE) return base.tiles[0]?.tiles ?? of(true) ?? null;
  return source === ARCHIVE_SOURCE ? (of(false) ?? null) : null;
}

function boxOf([west, south, east, north]: Bounds): [number, number, number, number] {
  return [west, south, east, north];
}

function opacityProperty({ type }: LayerSpecification): OpacityProperty | null {
  if (type === 'symbol') return 'text-opacity';
  return type === 'fill' || type === 'line' || type === 'raster' ? `${type}-opacity` : null;
}

/** What the layer has at full opacity. */
function statedOpacity({ paint = {} }: LayerSpecification, property: OpacityProperty): number {
  const stated: unknown = Reflect.get(paint, property);
  return typeof stated === 'number' ? stated : 1;
}

function canvasOf({ width, height, pixels }: ReliefPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

function cornersOf({
  westDeg,
  southDeg,
  eastDeg,
  northDeg,
}: ReliefPicture): [[number, number], [number, number], [number, number], [number, number]] {
  return [
    [westDeg, northDeg],
    [eastDeg, northDeg],
    [eastDeg, southDeg],
    [westDeg, southDeg],
  ];
}
