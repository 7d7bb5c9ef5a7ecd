import type { MapCamera } from '../map/view.ts';
import type { Bounds } from '../model/geometry.ts';
import { useApp } from '../state/store.ts';

/** Remembers where the map was moved to, for the link, and what is seen there, for the list beside it. */
export function setCamera(camera: MapCamera, seen: Bounds): void {
  useApp.setState({ camera, seen });
}
