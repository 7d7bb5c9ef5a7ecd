import type { Village } from '../model/province.ts';

/** Units that a village names. */
export type Placed = Pick<Village, 'communeCode' | 'commune' | 'districtCode' | 'district'>;

/** What a commune is known by: its code; without one its district and name. Null: the village names none. */
export function communeIdOf({ communeCode, commune, districtCode, district }: Placed): string | null {
  if (communeCode !== null || commune === null) return communeCode;
  const within = districtCode ?? district;
  return within === null ? commune : `${within} ${commune}`;
}
