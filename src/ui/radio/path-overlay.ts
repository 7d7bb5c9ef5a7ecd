import type { MapOverlay } from '../../map/view.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { PathSection } from '../../model/path-section.ts';

type Drawn = Pick<PathSection, 'from' | 'to'> & {
  readonly obstacles: readonly Pick<PathSection['obstacles'][number], 'at' | 'aboveM'>[];
};

/** Lines from masts to places, with obstacles above the line of sight numbered in their order. */
export function pathOverlay(paths: readonly Drawn[]): MapOverlay {
  const point = (part: string, at: LonLat, label?: string): GeoJSON.Feature => ({
    type: 'Feature',
    properties: label === undefined ? { part } : { part, label },
    geometry: { type: 'Point', coordinates: [...at] },
  });
  const peaks = paths.flatMap(({ obstacles }) => obstacles.filter(({ aboveM }) => aboveM > 0));
  const features = [
    ...paths.map(
      ({ from, to }): GeoJSON.Feature => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
      }),
    ),
    ...paths.map(({ to }) => point('from', to)),
    ...peaks.map(({ at }, i) => point('chosen', at, `${i + 1}`)),
  ];
  return { footprints: null, gained: [], lost: [], features: { type: 'FeatureCollection', features } };
}
