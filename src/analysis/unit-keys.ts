import type { Village } from '../model/province.ts';

/** Commune that a village belongs to; without one it is its own. */
export function communeKey(
  village: Pick<Village, 'code' | 'communeCode' | 'commune' | 'districtCode' | 'district'>,
): string {
  return (
    village.communeCode ??
    (village.commune === null ? `village ${village.code}` : `${districtKey(village)} ${village.commune}`)
  );
}

/** Null where there is no district tier. */
export function districtKey(village: Pick<Village, 'districtCode' | 'district'>): string | null {
  return village.districtCode ?? village.district;
}
