import { featureCollection, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Village } from '../../model/province.ts';

/**
 * GeoJSON text in pieces, one feature a line, so that no file need be held whole.
 *
 * @param incomplete Files that arrived cut short, which the figures rest on.
 */
export function* collection(
  name: string,
  features: Iterable<Feature>,
  incomplete: readonly string[] = [],
): Generator<string> {
  const cut = incomplete.length > 0 ? `"incomplete":${JSON.stringify(incomplete)},` : '';
  yield `{"type":"FeatureCollection","name":${JSON.stringify(name)},${cut}"features":[`;
  let first = true;
  for (const feature of features) {
    yield `${first ? '' : ','}\n${JSON.stringify(feature)}`;
    first = false;
  }
  yield '\n]}\n';
}

export function villageGeometry({ geometry }: Pick<Village, 'geometry'>): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  };
}

/** As drawn on the map: to a metre, which is a seventh less to carry over a slow line. */
export function drawnGeometry(village: Pick<Village, 'geometry'>): MultiPolygon {
  const { coordinates } = villageGeometry(village);
  const metre = (degrees: number): number => Number(degrees.toFixed(5));
  return {
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) => rings.map((ring) => ring.map((place) => place.map(metre)))),
  };
}

/** The outline of several villages together. */
export function joinedGeometry(villages: readonly Pick<Village, 'geometry'>[]): Polygon | MultiPolygon {
  const shapes = villages.map((village) => multiPolygon(villageGeometry(village).coordinates));
  const [only] = shapes;
  const joined = shapes.length === 1 ? only : union(featureCollection(shapes));
  return joined?.geometry ?? { type: 'MultiPolygon', coordinates: [] };
}
