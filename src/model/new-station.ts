import type { BaseStation } from './province.ts';

/** A station of which nothing is known yet but what it must have. */
export const NOTHING_KNOWN: Omit<BaseStation, 'id' | 'operator' | 'location' | 'technologies' | 'status'> = {
  positionId: null,
  commissioned: null,
  plannedDate: null,
  heightM: null,
  sectors: [],
  radiusM: {},
  frequencyMhz: null,
  eirpDbm: null,
  structure: null,
  owner: null,
  servedOperators: [],
  tenantSlots: null,
  areaClass: null,
  source: null,
  sourceDate: null,
  extra: {},
};
