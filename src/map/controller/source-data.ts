import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl';

/** New data for a source of the style; nothing before the style stands. */
export function setSourceData(map: MapLibreMap, id: string, data: GeoJSON.FeatureCollection | string): void {
  const source = map.getSource(id);
  if (source instanceof GeoJSONSource) source.setData(data);
}
