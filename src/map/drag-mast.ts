import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../model/geometry.ts';

/** A hand that only presses moves less than this, CSS pixels. */
const DRAG_PX = 4;

/**
 * A mast that may be moved goes with the pointer that took it; the map stays where it is.
 * This only listens: what is drawn meanwhile is its caller's.
 */
export function listenToDrags(
  map: MapLibreMap,
  mast: {
    /** Index of the movable mast under the pointer; null: the map is panned as usual. */
    readonly taken: (point: { readonly x: number; readonly y: number }) => number | null;
    readonly moved: (index: number, place: LonLat) => void;
    readonly dropped: (index: number, place: LonLat) => void;
  },
): void {
  const take = (event: MapMouseEvent | MapTouchEvent): void => {
    const index = mast.taken(event.point);
    if (index === null) return;
    event.preventDefault();
    const began = event.point;
    let place: LonLat | null = null;
    const follow = ({ point, lngLat }: MapMouseEvent | MapTouchEvent): void => {
      if (place === null && Math.hypot(point.x - began.x, point.y - began.y) < DRAG_PX) return;
      place = [lngLat.lng, lngLat.lat];
      mast.moved(index, place);
    };
    const drop = (): void => {
      map.off('mousemove', follow);
      map.off('touchmove', follow);
      if (place) mast.dropped(index, place);
    };
    map.on('mousemove', follow);
    map.on('touchmove', follow);
    map.once('mouseup', drop);
    map.once('touchend', drop);
  };
  map.on('mousedown', take);
  map.on('touchstart', take);
}
