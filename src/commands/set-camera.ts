import type { MapCamera } from '../map/view.ts';
import { useApp } from '../state/store.ts';

/** Remembers where the map was moved to, for the link. */
export function setCamera(camera: MapCamera): void {
  useApp.setState({ camera });
}
