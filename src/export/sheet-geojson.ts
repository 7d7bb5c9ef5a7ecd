import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LonLat } from '../model/geometry.ts';
import type { SheetCell, TableSheet } from '../model/sheet.ts';

/** Where each row of a sheet is; null: nowhere that is known. */
export type Places = readonly (Geometry | null)[];

/** A sheet for a map: each row a feature, its cells the properties, named as its columns; the lines above it as `notes`. */
export function sheetGeojson({ name, notes = [], columns, rows }: TableSheet, places: Places): string {
  const features = rows.map((row, r): string => {
    const properties = Object.fromEntries(columns.map(({ header }, c) => [header, plainCell(row[c] ?? null)]));
    const feature: Feature<Geometry | null> = { type: 'Feature', geometry: places[r] ?? null, properties };
    return JSON.stringify(feature);
  });
  const head = JSON.stringify({ type: 'FeatureCollection', name, notes }).slice(0, -1);
  return `${head},"features":[\n${features.join(',\n')}\n]}\n`;
}

export function pointPlace([lon, lat]: LonLat): Geometry {
  return { type: 'Point', coordinates: [lon, lat] };
}

export function linePlace(from: LonLat | undefined, to: LonLat | undefined): Geometry | null {
  return from && to ? { type: 'LineString', coordinates: [[...from], [...to]] } : null;
}

/** @param mapVillages UTF-8 text of the villages' GeoJSON, as the map has it. */
export function villagePlaces(mapVillages: string, members: readonly number[]): Places {
  const { features }: FeatureCollection = JSON.parse(mapVillages);
  return members.map((village) => features[village]?.geometry ?? null);
}

function plainCell(cell: SheetCell): string | number | boolean | null {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
}
