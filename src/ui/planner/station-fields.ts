import { isoDate } from '../../ingest/fields.ts';
import { parseSectors } from '../../ingest/sectors.ts';
import type { AreaClass } from '../../model/profile.ts';
import type { BaseStation, StationStatus } from '../../model/province.ts';
import { STATION_LIMITS, type StationFields } from '../../model/scenario.ts';
import { RADIUS_SPEC } from '../../state/parameter-specs.ts';

/** What a person sets of a station, as it stands in the form: text as typed, empty for unknown. */
export interface TypedStation {
  readonly operator: string;
  readonly status: StationStatus;
  readonly commissioned: string;
  readonly plannedDate: string;
  readonly heightM: string;
  readonly tenantSlots: string;
  /** Of every technology; empty where each has its own or the profile's. */
  readonly radiusM: string;
  /** `azimuth/beamwidth;…`; empty: every direction. */
  readonly sectors: string;
  readonly structure: string;
  readonly owner: string;
  readonly areaClass: AreaClass | '';
  readonly frequencyMhz: string;
  readonly eirpDbm: string;
  readonly technologies: readonly string[];
  /** Others whose coverage it counts as. */
  readonly servedOperators: readonly string[];
}

export function typedStation(station: BaseStation): TypedStation {
  const text = (value: number | string | null | undefined): string => (value == null ? '' : String(value));
  return {
    operator: station.operator,
    status: station.status,
    commissioned: text(station.commissioned),
    plannedDate: text(station.plannedDate),
    heightM: text(station.heightM),
    tenantSlots: text(station.tenantSlots),
    radiusM: text(station.radiusM['*']),
    sectors: station.sectors.map(({ azimuthDeg, beamwidthDeg }) => `${azimuthDeg}/${beamwidthDeg}`).join('; '),
    structure: text(station.structure),
    owner: text(station.owner),
    areaClass: station.areaClass ?? '',
    frequencyMhz: text(station.frequencyMhz),
    eirpDbm: text(station.eirpDbm),
    technologies: station.technologies,
    servedOperators: station.servedOperators,
  };
}

export type TypedFault =
  | 'heightM'
  | 'tenantSlots'
  | 'radiusM'
  | 'sectors'
  | 'frequencyMhz'
  | 'eirpDbm'
  | 'date'
  | 'technologies';

/** What was changed, as an edit has it: only fields that differ. Or the first field that cannot be. */
export function changedFields(typed: TypedStation, station: BaseStation): StationFields | TypedFault {
  const was = typedStation(station);
  const heightM = number(typed.heightM);
  const tenantSlots = number(typed.tenantSlots);
  const radius = number(typed.radiusM);
  const frequencyMhz = number(typed.frequencyMhz);
  const eirpDbm = number(typed.eirpDbm);
  const served = others(typed);
  const sectors = typed.sectors.trim() === '' ? [] : parseSectors(typed.sectors);
  const dates = [typed.commissioned, typed.plannedDate];
  if (heightM !== null && !(heightM >= 0 && heightM <= 1000)) return 'heightM';
  if (tenantSlots !== null && !(Number.isInteger(tenantSlots) && tenantSlots >= 0 && tenantSlots <= 100))
    return 'tenantSlots';
  if (radius !== null && !(radius >= RADIUS_SPEC.min && radius <= RADIUS_SPEC.max)) return 'radiusM';
  if (sectors === null) return 'sectors';
  // "28.000" may be 28 or 28,000 MHz.
  if (!isWithin(frequencyMhz, STATION_LIMITS.frequencyMhz) || /[.,]\d{3}$/.test(typed.frequencyMhz.trim()))
    return 'frequencyMhz';
  if (!isWithin(eirpDbm, STATION_LIMITS.eirpDbm)) return 'eirpDbm';
  if (dates.some((date) => date !== '' && isoDate(date) === null)) return 'date';
  if (typed.technologies.length === 0) return 'technologies';
  return {
    ...(typed.operator !== was.operator ? { operator: typed.operator } : {}),
    ...(typed.status !== was.status ? { status: typed.status } : {}),
    ...(typed.commissioned !== was.commissioned ? { commissioned: typed.commissioned || null } : {}),
    ...(typed.plannedDate !== was.plannedDate ? { plannedDate: typed.plannedDate || null } : {}),
    ...(heightM !== station.heightM ? { heightM } : {}),
    ...(tenantSlots !== station.tenantSlots ? { tenantSlots } : {}),
    // One radius for every technology takes the place of those given one by one.
    ...(typed.radiusM !== was.radiusM ? { radiusM: radius === null ? {} : { '*': radius } } : {}),
    ...(typed.sectors !== was.sectors ? { sectors } : {}),
    ...(typed.structure !== was.structure ? { structure: typed.structure.trim() || null } : {}),
    ...(typed.owner !== was.owner ? { owner: typed.owner.trim() || null } : {}),
    ...(typed.areaClass !== was.areaClass ? { areaClass: typed.areaClass || null } : {}),
    ...(frequencyMhz !== station.frequencyMhz ? { frequencyMhz } : {}),
    ...(eirpDbm !== station.eirpDbm ? { eirpDbm } : {}),
    ...(served.join() !== others(was).join() ? { servedOperators: served } : {}),
    ...(typed.technologies.join() !== was.technologies.join() ? { technologies: typed.technologies } : {}),
  };
}

function number(text: string): number | null {
  return text.trim() === '' ? null : Number(text.trim().replace(',', '.'));
}

/** False for what is no number; unknown is well. */
function isWithin(value: number | null, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return value === null || (value >= least && value <= most);
}

/** Whoever it is itself, a station serves anyway. */
function others({ operator, servedOperators }: Pick<TypedStation, 'operator' | 'servedOperators'>): string[] {
  return servedOperators.filter((one) => one !== operator).sort();
}
