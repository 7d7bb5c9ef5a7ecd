import { type FieldSpec, faultOf } from './fields.ts';
import { STATION_FIELDS } from './fields-station.ts';
import type { StationFields } from './scenario.ts';

const EDITABLE = new Map<string, FieldSpec>(
  Object.values(STATION_FIELDS).flatMap((spec) => ('editable' in spec ? [[spec.key, spec]] : [])),
);
/** By their names in the model, in the order of the table. */
export const EDITABLE_SPECS: readonly FieldSpec[] = [...EDITABLE.values()];

/** Whether every member is a field that can be set, with a value that it can have. */
export function isStationFields(given: object): given is StationFields {
  return Object.entries(given).every(([key, value]) => {
    const spec = EDITABLE.get(key);
    return spec !== undefined && faultOf(spec, value) === null;
  });
}
