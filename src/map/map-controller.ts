import { GeoJSONSource, type LayerSpecification, type Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';
import type { Bounds, LonLat } from '../model/geometry.ts';
import { listenToDrags } from './drag-mast.ts';
import { litPositionFeatures, NO_FEATURES } from './features.ts';
import { firstView } from './first-view.ts';
import { drawIcons, ICON_PIXEL_RATIO } from './icons.ts';
import { BORDER_SOURCE } from './layers/borders.ts';
import { LABEL_SOURCE, labelZooms } from './layers/labels.ts';
import { LIT_POSITION_SOURCE, POSITION_SOURCE } from './layers/positions.ts';
import { POINTED_VILLAGE_SOURCE, VILLAGE_LINE_SOURCE } from './layers/village-lines.ts';
import { VILLAGE_SOURCE } from './layers/villages.ts';
import { type MapTexts, newMap, wordedControls } from './new-map.ts';
import { PALETTES, type Theme } from './palette.ts';
import { pickAt, REACH_PX } from './pick.ts';
import { sourceChanges } from './source-changes.ts';
import { mapStyle, styleLayers } from './style.ts';
import { createTintLayer } from './tint-layer.ts';
import { fibreReachShapes, footprintShapes } from './tint-shapes.ts';
import type { MapCamera, MapEvents, MapGeometry, MapOutlines, MapView, Pointed, Selection } from './view.ts';
import {
  type LinedVillage,
  linedVillages,
  lineFeatures,
  pointedVillages,
  sameLines,
  villageChanges,
} from './village-changes.ts';
import { isCustom, isLayerShown, type LayerId, layerAbove, sleepsAtFirst, WAKES, Z_ORDER } from './z-order.ts';

/**
 * The only file that changes the map. It is given whole views and works out the least
 * change from the one before: recolouring writes feature-state, switches write visibility,
 * and a source gets new data only when its part of the view is another object.
 */

export interface MapController {
  /** Shows a view; before the style stands, the newest one waits. */
  update(view: MapView): void;
  /** Moves to a point (closer if far) or so that the bounds fit the free part of the map. */
  flyTo(target: { readonly bounds: Bounds } | { readonly point: LonLat; readonly zoom?: number }): void;
  camera(): MapCamera;
  /** Shows a place at once, to follow another map. */
  jumpTo(camera: MapCamera): void;
  resize(): void;
  /** Where a place is drawn, CSS pixels from the container's top left. */
  project(place: LonLat): { readonly x: number; readonly y: number };
  /** What a click there would select; clusters answer null. */
  inspectAt(x: number, y: number): Selection;
  /** The map as it is drawn, without controls. */
  snapshot(): Promise<Blob>;
  /** The same once all that the newest view shows is drawn. */
  picture(): Promise<Blob>;
  /** The words of the map and its controls, in another language. */
  setTexts(texts: MapTexts): void;
  destroy(): void;
}

/** Fonts come in subsets: the Vietnamese one must be there before names are drawn, or a fallback is cached. */
const LABEL_FONTS = ['500 16px "Be Vietnam Pro"', '600 16px "Be Vietnam Pro"'];
const LABEL_FONT_PROBE = 'aếỗự đ';

const SELECTED_ZOOM = 13;

export function createMapController(
  container: HTMLElement,
  options: { readonly camera?: MapCamera; readonly theme: Theme; readonly events: MapEvents; readonly texts: MapTexts },
): MapController {
  const { events } = options;
  let theme = options.theme;
  let newest: MapView | null = null;
  let applied: MapView | null = null;
  /** The style comes with the first geometry, so that tiles are cut once, where they are seen. */
  let styled: 'no' | 'asked' | 'yes' = 'no';
  /** Frames of few pixels, as `newMap` begins: nothing is there to be seen yet. */
  let sketching = true;
  let ready = false;
  let destroyed = false;
  let hasCamera = options.camera !== undefined;
  /** What the pointer is on, and the part of it that is drawn so: lines look the same. */
  let pointed: Pointed = null;
  let hovered: Selection = null;
  let villagesUrl: string | null = null;
  let shapes: readonly GeoJSON.Feature[] | null = null;
  /** As they are drawn now. */
  let lines: Readonly<Record<'lasting' | 'pointed', readonly LinedVillage[]>> = { lasting: [], pointed: [] };
  const awake = new Set<LayerId>();
  /** As the style has it now. */
  const visible = new Map<LayerId, boolean>();

  const map = newMap(container, options);
  const customLayers = {
    footprints: createTintLayer('footprints', { fill: 0.22, edge: 0.65 }),
    'fibre-reach': createTintLayer('fibre-reach', { fill: 0.16, edge: 0.5 }),
  };
  let controls = wordedControls(options.texts);
  for (const control of controls) map.addControl(control, 'bottom-right');
  showControlsIn(theme);

  // Also after a lost WebGL context: the style comes back, what stood beside it does not.
  map.on('style.load', () => {
    for (const { name, image } of drawIcons(PALETTES[theme])) {
      if (map.hasImage(name)) map.updateImage(name, image);
      else map.addImage(name, image, { pixelRatio: ICON_PIXEL_RATIO });
    }
    for (const layer of Object.values(customLayers)) {
      if (!map.getLayer(layer.id)) map.addLayer(layer, layerAbove(layer.id));
    }
    styled = 'yes';
    applied = null;
    visible.clear();
    follow();
  });

  /** Brings the map to the newest view; before villages are drawn, to as little of it as shows them. */
  function follow(): void {
    if (!newest || destroyed) return;
    if (styled === 'yes') apply(ready ? newest : firstView(newest));
    else if (styled === 'no' && newest.geometry) {
      styled = 'asked';
      theme = newest.theme;
      // `tests/unit/map-style.test.ts` has validated it.
      map.setStyle(mapStyle(theme), { validate: false });
    }
  }

  function apply(view: MapView): void {
    const before = applied;
    applied = view;
    if (view.theme !== theme) setTheme(view.theme);
    if (view.padding !== before?.padding) setPadding(view.padding);
    if (view.geometry !== (before?.geometry ?? null)) setGeometry(view.geometry);
    if (view.outlines !== (before?.outlines ?? null)) setOutlines(view.outlines);
    setVisibility(view);
    for (const [id, state] of villageChanges(before, view)) map.setFeatureState({ source: VILLAGE_SOURCE, id }, state);
    if (ready) setLines(view);
    for (const [source, data] of sourceChanges(before, view)) setData(source, data);
    setFibreReach(before, view);
    if (view.footprints !== (before?.footprints ?? null)) {
      const paint = view.footprints;
      customLayers.footprints.setTints(
        paint?.tints.map(({ colour, indexes }) => ({ colour, shapes: footprintShapes(paint.footprints, indexes) })) ??
          [],
      );
    }
  }

  function setTheme(next: Theme): void {
    const old = styleLayers(theme);
    styleLayers(next).forEach((layer, index) => {
      const oldPaint: Record<string, unknown> = { ...old[index]?.paint };
      for (const [property, value] of Object.entries(layer.paint ?? {})) {
        if (isPaintProperty(property, layer) && JSON.stringify(oldPaint[property]) !== JSON.stringify(value)) {
          map.setPaintProperty(layer.id, property, value);
        }
      }
    });
    theme = next;
    for (const { name, image } of drawIcons(PALETTES[theme])) map.updateImage(name, image);
    showControlsIn(theme);
  }

  function showControlsIn(shownTheme: Theme): void {
    container.dataset.theme = shownTheme;
    container.style.setProperty('--map-control-ground', PALETTES[shownTheme].halo);
    container.style.setProperty('--map-control-ink', PALETTES[shownTheme].ink);
  }

  function setPadding(padding: MapView['padding']): void {
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      container.style.setProperty(`--map-padding-${side}`, `${padding[side]}px`);
    }
  }

  function setGeometry(geometry: MapGeometry | null): void {
    map.removeFeatureState({ source: VILLAGE_SOURCE });
    shapes = null;
    lines = { lasting: [], pointed: [] };
    for (const source of [VILLAGE_LINE_SOURCE, POINTED_VILLAGE_SOURCE]) setData(source, NO_FEATURES);
    if (villagesUrl) URL.revokeObjectURL(villagesUrl);
    villagesUrl = null;
    if (geometry === null) {
      setData(VILLAGE_SOURCE, NO_FEATURES);
      return;
    }
    // Text goes to the map's worker unparsed: reading megabytes of JSON would hold up the page.
    if (typeof geometry.villages === 'string') villagesUrl = URL.createObjectURL(new Blob([geometry.villages]));
    setData(VILLAGE_SOURCE, villagesUrl ?? (typeof geometry.villages === 'string' ? NO_FEATURES : geometry.villages));
    const [west, south, east, north] = geometry.bounds;
    const [width, height] = [east - west, north - south];
    if (!hasCamera && width > 0) flyTo({ bounds: geometry.bounds }, false);
    hasCamera = true;
    map.setMaxBounds([west - width, south - height, east + width, north + height]);
  }

  function setOutlines(outlines: MapOutlines | null): void {
    setData(BORDER_SOURCE, outlines?.borders ?? NO_FEATURES);
    setData(LABEL_SOURCE, NO_FEATURES);
    if (outlines === null) return;
    const fonts = LABEL_FONTS.map((font) => document.fonts.load(font, LABEL_FONT_PROBE));
    void Promise.allSettled(fonts).then(() => {
      if (!destroyed && applied?.outlines === outlines) setData(LABEL_SOURCE, outlines.labels);
    });
    const hasDistricts = outlines.labels.features.some((feature) => feature.properties?.tier === 'district');
    for (const [id, [from, to]] of Object.entries(labelZooms(hasDistricts))) map.setLayerZoomRange(id, from, to);
  }

  /** Lines around villages: copies of their boundaries, which are read out of the text when first needed. */
  function setLines(view: MapView): void {
    const { geometry } = view;
    if (geometry === null) return;
    const next = { lasting: linedVillages(view), pointed: pointedVillages(view.selection, hovered) };
    for (const [which, source] of [
      ['lasting', VILLAGE_LINE_SOURCE],
      ['pointed', POINTED_VILLAGE_SOURCE],
    ] as const) {
      if (sameLines(lines[which], next[which])) continue;
      shapes ??= shapesOf(geometry);
      setData(source, lineFeatures(next[which], shapes));
    }
    lines = next;
  }

  function setVisibility(view: MapView): void {
    for (const id of Z_ORDER) {
      const shown = isLayerShown(id, view.shown) && (!sleepsAtFirst(id) || awake.has(id));
      if (visible.get(id) === shown) continue;
      visible.set(id, shown);
      if (isCustom(id)) customLayers[id].setVisible(shown);
      else map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
    }
  }

  function wake(ids: readonly LayerId[]): void {
    if (ids.every((id) => awake.has(id))) return;
    for (const id of ids) awake.add(id);
    if (applied) setVisibility(applied);
  }

  function setFibreReach(before: MapView | null, view: MapView): void {
    const { fibre, fibreReach, theme: shownTheme } = view;
    const same =
      before?.fibre === fibre &&
      before.theme === shownTheme &&
      before.fibreReach.nodeReachM === fibreReach.nodeReachM &&
      before.fibreReach.cableReachM === fibreReach.cableReachM;
    if (same) return;
    customLayers['fibre-reach'].setTints(
      fibre ? [{ colour: PALETTES[shownTheme].fibre, shapes: fibreReachShapes(fibre, fibreReach) }] : [],
    );
  }

  function setData(id: string, data: GeoJSON.FeatureCollection | string): void {
    const source = map.getSource(id);
    if (source instanceof GeoJSONSource) source.setData(data);
  }

  function flyTo(target: Parameters<MapController['flyTo']>[0], animate = true): void {
    const padding = { ...(newest?.padding ?? { top: 0, right: 0, bottom: 0, left: 0 }) };
    const duration = animate ? 700 : 0;
    if ('bounds' in target) {
      const [west, south, east, north] = target.bounds;
      const margin = 24;
      for (const side of ['top', 'right', 'bottom', 'left'] as const) padding[side] += margin;
      map.fitBounds([west, south, east, north], { padding, duration, maxZoom: 14.5, linear: true });
      return;
    }
    map.easeTo({
      center: [...target.point],
      zoom: target.zoom ?? Math.max(map.getZoom(), SELECTED_ZOOM),
      offset: [(padding.left - padding.right) / 2, (padding.top - padding.bottom) / 2],
      duration,
    });
  }

  function pick(point: { readonly x: number; readonly y: number }, reachPx: number) {
    return pickAt(map, newest?.positions ?? [], point, reachPx);
  }

  map.on('click', (event) => {
    const found = pick(event.point, isCoarse() ? REACH_PX.coarse : REACH_PX.fine);
    if (found.kind === 'selection') events.onSelect(found.selection);
    else if (found.kind === 'candidate') events.onChoose?.(found.station, found.host);
    else void openCluster(found.clusterId, found.centre);
  });

  async function openCluster(clusterId: number, centre: LonLat): Promise<void> {
    const source = map.getSource(POSITION_SOURCE);
    if (!(source instanceof GeoJSONSource)) return;
    const zoom = await source.getClusterExpansionZoom(clusterId).catch(() => map.getZoom() + 2);
    if (!destroyed) map.easeTo({ center: [...centre], zoom: Math.max(zoom, map.getZoom() + 1), duration: 400 });
  }

  // One look per frame: the pointer moves more often than the map is drawn.
  let pointer: MapMouseEvent['point'] | null = null;
  map.on('mousemove', ({ point }) => {
    if (isCoarse()) return;
    if (pointer === null) requestAnimationFrame(hover);
    pointer = point;
  });
  map.on('mouseout', () => setHover(null, { x: 0, y: 0 }));

  function hover(): void {
    const at = pointer;
    pointer = null;
    if (destroyed || at === null || map.isMoving()) return;
    const found = pick(at, REACH_PX.fine);
    setHover(found.kind === 'selection' ? found.selection : found.kind === 'candidate' ? found : null, at);
    map.getCanvas().style.cursor = found.kind !== 'selection' || found.selection !== null ? 'pointer' : '';
  }

  function setHover(next: Pointed, point: { readonly x: number; readonly y: number }): void {
    if (next === null && pointed === null) return;
    pointed = next;
    setHovered(next?.kind === 'candidate' ? null : next);
    events.onHover(next, { x: point.x, y: point.y });
  }

  function setHovered(next: Selection): void {
    if (hovered?.kind !== next?.kind || hovered?.index !== next?.index) {
      if (hovered?.kind === 'position') map.setFeatureState(halo(hovered.index), { hover: false });
      if (next?.kind === 'position') {
        wake(WAKES.position);
        map.setFeatureState(halo(next.index), { hover: true });
      }
    }
    hovered = next;
    if (applied) setLines(applied);
  }

  /** What nothing lies over. */
  function seen(): Bounds {
    const { top, right, bottom, left } = newest?.padding ?? { top: 0, right: 0, bottom: 0, left: 0 };
    const { clientWidth, clientHeight } = container;
    const [southWest, northEast] = [
      map.unproject([left, clientHeight - bottom]),
      map.unproject([clientWidth - right, top]),
    ];
    return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
  }

  map.on('moveend', () => events.onMove(camera(), seen()));
  map.on('move', () => events.onMoving?.(camera()));

  listenToDrags(map, {
    taken(point) {
      const movable = newest?.movable ?? null;
      if (movable === null) return null;
      const found = pick(point, isCoarse() ? REACH_PX.coarse : REACH_PX.fine);
      const isIt = found.kind === 'selection' && found.selection?.kind === 'position';
      return isIt && found.selection.index === movable ? movable : null;
    },
    moved(index, place) {
      if (newest) setData(LIT_POSITION_SOURCE, litPositionFeatures(newest, { index, place }));
    },
    dropped: (index, place) => events.onDrop?.(index, place),
  });
  // For those who must know that all that was asked for is drawn, as a test or a picture of the map.
  map.on('idle', () => {
    container.dataset.idle = 'true';
  });
  map.on('render', () => {
    delete container.dataset.idle;
    if (ready || !applied?.geometry || !applied.settled || !map.isSourceLoaded(VILLAGE_SOURCE)) return;
    if (sketching) {
      sketching = false;
      map.setPixelRatio(devicePixelRatio);
      return;
    }
    ready = true;
    container.dataset.ready = 'true';
    wake(WAKES.drawn);
    follow();
    events.onReady();
  });

  function camera(): MapCamera {
    const { lng, lat } = map.getCenter();
    return { centre: [lng, lat], zoom: map.getZoom() };
  }

  function snapshot(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      // The canvas can only be read in the frame that draws it.
      map.once('render', () =>
        map.getCanvas().toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The map gave no picture')))),
      );
      map.triggerRepaint();
    });
  }

  return {
    update(view) {
      newest = view;
      follow();
    },
    flyTo: (target) => flyTo(target),
    camera,
    jumpTo({ centre, zoom }) {
      map.jumpTo({ center: [...centre], zoom });
    },
    resize() {
      map.resize();
      // A page that is zoomed, or dragged to another screen.
      if (!sketching && map.getPixelRatio() !== devicePixelRatio) map.setPixelRatio(devicePixelRatio);
    },
    project(place) {
      const { x, y } = map.project([...place]);
      return { x, y };
    },
    inspectAt(x, y) {
      const found = pick({ x, y }, REACH_PX.fine);
      return found.kind === 'selection' ? found.selection : null;
    },
    snapshot,
    async picture() {
      // Names come when their fonts are there; each of both wakes the map again.
      await Promise.all(LABEL_FONTS.map((font) => document.fonts.load(font, LABEL_FONT_PROBE)));
      while (!ready || container.dataset.idle === undefined) await new Promise((done) => map.once('idle', done));
      return snapshot();
    },
    setTexts(texts) {
      map.getCanvas().setAttribute('aria-label', texts.mapLabel);
      for (const control of controls) map.removeControl(control);
      controls = wordedControls(texts);
      for (const control of controls) map.addControl(control, 'bottom-right');
      for (const [control, words] of [
        ['zoom-in', texts.zoomIn],
        ['zoom-out', texts.zoomOut],
        ['attrib-button', texts.toggleAttribution],
      ] as const) {
        const button = container.querySelector(`.maplibregl-ctrl-${control}`);
        button?.setAttribute('aria-label', words);
        button?.setAttribute('title', words);
      }
    },
    destroy() {
      destroyed = true;
      if (villagesUrl) URL.revokeObjectURL(villagesUrl);
      map.remove();
      delete container.dataset.ready;
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

function halo(position: number) {
  return { source: POSITION_SOURCE, id: position };
}

function shapesOf({ villages }: MapGeometry): readonly GeoJSON.Feature[] {
  const collection: GeoJSON.FeatureCollection = typeof villages === 'string' ? JSON.parse(villages) : villages;
  return collection.features;
}

function isCoarse(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
