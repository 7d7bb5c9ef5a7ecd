import type { LonLat } from '../../model/geometry.ts';
import type { Position } from '../../model/results.ts';
import { emptyPosition } from '../sharing/hosts.ts';

/** Most operators that build a new mast together. */
export const MOST_OPERATORS = 4;

/** A new site is named by its place, so that a pin or an agreement means the same site in the next plan. */
export function newSiteId([lon, lat]: LonLat): string {
  return `new-site-${lat.toFixed(5)}-${lon.toFixed(5)}`;
}

/** A mast that is not built yet. @param heightM As it is needed; null: not known. */
export function newSite(location: LonLat, heightM: number | null): Position {
  return emptyPosition({ id: newSiteId(location), location, tenantSlots: MOST_OPERATORS, heightM });
}

/** The new site that an id names; null: it names none. */
export function newSiteAt(id: string): Position | null {
  const [, lat, lon] = /^new-site-(-?\d+\.\d{5})-(-?\d+\.\d{5})$/.exec(id) ?? [];
  return lat === undefined || lon === undefined ? null : newSite([Number(lon), Number(lat)], null);
}
