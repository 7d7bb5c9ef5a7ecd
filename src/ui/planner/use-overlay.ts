import type { FeatureCollection } from 'geojson';
import { useEffect } from 'react';
import { showBounds } from '../../commands/view.ts';
import { showOnMap } from '../../commands/workbench.ts';
import type { Bounds } from '../../model/geometry.ts';
import { useApp } from '../../state/store.ts';

type Overlay = Parameters<typeof showOnMap>[0];

/** What open parts of the screen lay over the map; the last one that has anything is seen. */
const laid: { readonly overlay: Overlay }[] = [];

/** Draws over the map what an open tool or card has found, for as long as it is open; then what was there before. */
export function useOverlay(overlay: Overlay): void {
  useEffect(() => {
    const own = { overlay };
    laid.push(own);
    showLast();
    return () => {
      laid.splice(laid.indexOf(own), 1);
      showLast();
    };
  }, [overlay]);
}

function showLast(): void {
  showOnMap(laid.findLast((one) => one.overlay !== null)?.overlay ?? null);
}

/** Answers that the map was at: a person who has moved it since is left where she is. */
const goneTo = new WeakSet<object>();

/** Brings the map to what a new answer is about, once, unless all of it is in sight. */
export function useMapAt(answer: object | null, overlay: Overlay): void {
  useEffect(() => {
    if (!answer || !overlay || goneTo.has(answer)) return;
    goneTo.add(answer);
    const { seen } = useApp.getState();
    const bounds = boundsOf(overlay.features);
    if (bounds && !(seen && isWithin(bounds, seen))) showBounds(bounds);
  }, [answer, overlay]);
}

/** Half a kilometre around what stands at the edge: its sign is larger than a point. Degrees. */
const MARGIN_DEG = 0.0045;

function boundsOf({ features }: FeatureCollection): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    const places =
      geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'LineString' ? geometry.coordinates : [];
    for (const [lon = Number.NaN, lat = Number.NaN] of places) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  if (!(west <= east)) return null;
  return [west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG];
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
