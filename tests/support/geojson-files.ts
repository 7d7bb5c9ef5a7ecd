import type { Issue, Result } from '../../src/model/issue.ts';
import type { Profile } from '../../src/model/profile.ts';

/** A small province and files of it, to read in tests. */

export const PROFILE: Pick<Profile, 'bounds' | 'tiers' | 'operators' | 'technologies'> = {
  bounds: [105.5, 19.9, 106.2, 20.5],
  tiers: ['district', 'commune'],
  operators: [
    { id: 'Viettel', aliases: ['Viettel Telecom'], colour: '#c2452d' },
    { id: 'VinaPhone', aliases: ['VNPT', 'Bưu điện'], colour: '#2b6cb0' },
  ],
  technologies: [
    { id: '2G', broadband: false, defaultRadiusM: { urban: 1200, other: 3500 } },
    { id: '4G', broadband: true, defaultRadiusM: { urban: 700, other: 1800 } },
  ],
};

type Properties = Readonly<Record<string, unknown>>;

export function square(west: number, south: number, size = 0.01): [number, number][][] {
  const [east, north] = [west + size, south + size];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

export const polygon = (coordinates: unknown = square(105.9, 20.2)) => ({ type: 'Polygon', coordinates });
export const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });
export const feature = (properties: Properties | null, geometry: unknown) => ({
  type: 'Feature',
  properties,
  geometry,
});

export const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });

const FULL = { commune_code: '1', commune: 'Gia Vân', district_code: '9', district: 'Gia Viễn' };
export const villageFeature = (properties: Properties = {}, geometry: unknown = polygon()) =>
  feature({ code: 'V1', name: 'Thôn Một', ...FULL, ...properties }, geometry);

export const stationFeature = (properties: Properties = {}, geometry: unknown = point(105.95, 20.25)) =>
  feature({ id: 'S1', operator: 'Viettel', technologies: '2G;4G', ...properties }, geometry);

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(brief).join('\n'));
  return result.value;
}

/** An issue as `row code field`, with `!` for an error. */
export function brief({ severity, code, row, field }: Issue): string {
  const parts = [row, severity === 'error' ? `${code}!` : code, field].filter((part) => part !== undefined);
  return parts.join(' ');
}

export const briefs = ({ issues }: Pick<Result<unknown>, 'issues'>): string[] => issues.map(brief);
