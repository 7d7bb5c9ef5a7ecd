import type { LonLat } from '../../src/model/geometry.ts';

/** GeoJSON text with one feature a line, so that differences are readable. */

export const ILLUSTRATION = {
  illustration: true,
  note: {
    vi: 'Dữ liệu minh họa do chương trình tạo ra, không phải số liệu thật. Ranh giới tỉnh, tên và mã huyện, xã là thật; mọi nội dung khác là giả định. Xem data/README.md.',
    en: 'Illustration made by a program, not real data. The outline of the province and the names and codes of districts and communes are true; all else is invented. See data/README.md.',
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

export function featureCollection(name: string, features: readonly Feature[]): string {
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(name)},${JSON.stringify(ILLUSTRATION).slice(1, -1)},"features":[\n`;
  const lines = features.map(({ properties, geometry }) => JSON.stringify({ type: 'Feature', properties, geometry }));
  return `${head}${lines.join(',\n')}\n]}\n`;
}
