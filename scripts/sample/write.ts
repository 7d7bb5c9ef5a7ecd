import type { LonLat } from '../../src/model/geometry.ts';
import type { LocalText } from '../../src/model/profile.ts';

/** GeoJSON text with one feature a line, so that differences are readable. */

export const ILLUSTRATION = {
  illustration: true,
  note: {
    vi: 'Dữ liệu minh họa do chương trình tạo ra, không phải số liệu thật. Ranh giới tỉnh, tên và mã huyện, xã là thật; mọi nội dung khác là giả định. Xem data/README.md.',
    en: 'Illustration made by a program, not real data. The outline of the province and the names and codes of districts and communes are true; all else is invented. See data/README.md.',
  },
};

/** The same of a province without districts. */
export const ILLUSTRATION_WITHOUT_DISTRICTS = {
  illustration: true,
  note: {
    vi: 'Dữ liệu minh họa do chương trình tạo ra, không phải số liệu thật. Ranh giới tỉnh, tên và mã xã, phường là thật; mọi nội dung khác là giả định. Xem data/README.md.',
    en: 'Illustration made by a program, not real data. The outline of the province and the names and codes of communes are true; all else is invented. See data/README.md.',
  },
};

export const SAMPLE_SOURCE = 'Dữ liệu minh họa';
export const SAMPLE_DATE = '2025-06-30';

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] };

export interface Feature {
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly geometry: Geometry;
}

export function featureCollection(
  name: string,
  features: readonly Feature[],
  illustration: { readonly illustration: boolean; readonly note: LocalText } = ILLUSTRATION,
): string {
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(name)},${JSON.stringify(illustration).slice(1, -1)},"features":[\n`;
  const lines = features.map(({ properties, geometry }) => JSON.stringify({ type: 'Feature', properties, geometry }));
  return `${head}${lines.join(',\n')}\n]}\n`;
}

/** To five decimals (1 m): a large province is a sixth smaller for it. Borders stay shared, their corners are the same. */
export function toMetre(feature: Feature): Feature {
  const metre = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
  const { properties, geometry } = feature;
  switch (geometry.type) {
    case 'Point':
      return { properties, geometry: { type: 'Point', coordinates: metre(geometry.coordinates) } };
    case 'LineString':
      return { properties, geometry: { type: 'LineString', coordinates: geometry.coordinates.map(metre) } };
    case 'Polygon':
      return {
        properties,
        geometry: { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(metre)) },
      };
  }
}
