import { useEffect } from 'react';
import { showOnMap } from '../../commands/workbench.ts';
import { circleAround } from '../../map/circle.ts';
import type { AskedPoint } from '../../state/store.ts';

/** Puts a place on the map while it is asked about, with the circle that it is known to. */
export function usePointMark(point: AskedPoint | null): void {
  useEffect(() => {
    if (point === null) return;
    const mark: GeoJSON.Feature = {
      type: 'Feature',
      properties: { part: 'chosen' },
      geometry: { type: 'Point', coordinates: [...point.at] },
    };
    const features = point.accuracyM === null ? [mark] : [circleAround(point.at, point.accuracyM), mark];
    showOnMap({ footprints: null, gained: [], lost: [], features: { type: 'FeatureCollection', features } });
    return () => showOnMap(null);
  }, [point]);
}
