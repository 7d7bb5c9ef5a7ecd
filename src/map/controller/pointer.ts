import { GeoJSONSource, type Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';
import type { LonLat } from '../../model/geometry.ts';
import { listenToDrags } from '../drag-mast.ts';
import { highlightedPositionFeatures } from '../features.ts';
import { HIGHLIGHTED_POSITION_SOURCE, POSITION_SOURCE } from '../layers/positions.ts';
import { type Pick, pickAt, REACH_PX } from '../pick.ts';
import type { MapEvents, MapSelection, MapView, Pointed } from '../view.ts';
import { setSourceData } from './source-data.ts';

type ScreenPoint = { readonly x: number; readonly y: number };

export interface Pointer {
  /** What a click there would select; clusters answer null. */
  selectionAt(point: ScreenPoint): MapSelection;
  /** What was begun before has no effect any more. */
  stop(): void;
}

/**
 * Clicks, hovering and drags.
 * @param view The newest; null: none yet.
 * @param mark Marks on the map what the pointer is on.
 */
export function listenToPointer(
  map: MapLibreMap,
  events: MapEvents,
  view: () => MapView | null,
  mark: (hovered: MapSelection) => void,
): Pointer {
  let isStopped = false;
  const pick = (point: ScreenPoint, reachPx: number): Pick => pickAt(map, view()?.positions ?? [], point, reachPx);
  const pickPressed = (point: ScreenPoint): Pick => pick(point, isCoarse() ? REACH_PX.coarse : REACH_PX.fine);

  map.on('click', (event) => {
    const found = pickPressed(event.point);
    if (found.kind === 'selection') events.onSelect(found.selection, [event.lngLat.lng, event.lngLat.lat]);
    else if (found.kind === 'candidate') events.onChoose?.(found.station, found.host);
    else void openCluster(found.clusterId, found.centre);
  });

  async function openCluster(clusterId: number, centre: LonLat): Promise<void> {
    const source = map.getSource(POSITION_SOURCE);
    if (!(source instanceof GeoJSONSource)) return;
    const zoom = await source.getClusterExpansionZoom(clusterId).catch(() => map.getZoom() + 2);
    if (!isStopped) map.easeTo({ center: [...centre], zoom: Math.max(zoom, map.getZoom() + 1), duration: 400 });
  }

  const hovered = (point: ScreenPoint): Pointed => {
    const found = pick(point, REACH_PX.fine);
    map.getCanvas().style.cursor = found.kind !== 'selection' || found.selection !== null ? 'pointer' : '';
    if (found.kind === 'candidate') return found;
    return found.kind === 'selection' ? found.selection : null;
  };
  const stopHover = listenToHover(map, hovered, (pointed, point) => {
    mark(pointed?.kind === 'candidate' ? null : pointed);
    events.onHover(pointed, { x: point.x, y: point.y });
  });

  listenToDrags(map, {
    taken(point) {
      const movable = view()?.movable ?? null;
      if (movable === null) return null;
      const found = pickPressed(point);
      const isIt = found.kind === 'selection' && found.selection?.kind === 'position';
      return isIt && found.selection.index === movable ? movable : null;
    },
    moved(index, place) {
      const shown = view();
      if (shown === null) return;
      setSourceData(map, HIGHLIGHTED_POSITION_SOURCE, highlightedPositionFeatures(shown, { index, place }));
    },
    dropped: (index, place) => events.onDrop?.(index, place),
  });

  return {
    selectionAt(point) {
      const found = pick(point, REACH_PX.fine);
      return found.kind === 'selection' ? found.selection : null;
    },
    stop() {
      isStopped = true;
      stopHover();
    },
  };
}

/** One look per frame: the pointer moves more often than the map is drawn. Answers what ends it. */
function listenToHover(
  map: MapLibreMap,
  find: (point: ScreenPoint) => Pointed,
  found: (pointed: Pointed, point: ScreenPoint) => void,
): () => void {
  let pointed: Pointed = null;
  let waiting: MapMouseEvent['point'] | null = null;
  let frame = 0;

  const change = (next: Pointed, point: ScreenPoint): void => {
    if (next === null && pointed === null) return;
    pointed = next;
    found(next, point);
  };
  const look = (): void => {
    const point = waiting;
    waiting = null;
    if (point !== null && !map.isMoving()) change(find(point), point);
  };
  map.on('mousemove', ({ point }) => {
    if (isCoarse()) return;
    if (waiting === null) frame = requestAnimationFrame(look);
    waiting = point;
  });
  map.on('mouseout', () => change(null, { x: 0, y: 0 }));
  return () => cancelAnimationFrame(frame);
}

function isCoarse(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
