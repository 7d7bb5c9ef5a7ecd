import type { FeatureCollection } from 'geojson';
import type { MapOverlay } from '../map/view.ts';
import { useApp } from '../state/store.ts';

/** Lays what an open tool shows over the map; null takes it away. */
export function showOnMap(overlay: MapOverlay | null): void {
  if (useApp.getState().overlay !== overlay) useApp.setState({ overlay });
}

/** Marks where the scenario in force differs from the data; null: none is. */
export function markOnMap(marks: FeatureCollection | null): void {
  if (useApp.getState().marks !== marks) useApp.setState({ marks });
}
