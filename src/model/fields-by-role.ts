import type { FieldTable } from './fields.ts';
import { FIBRE_FIELDS, STRUCTURE_FIELDS } from './fields-infrastructure.ts';
import { MEASUREMENT_FIELDS } from './fields-measurement.ts';
import { STATION_FIELDS } from './fields-station.ts';
import { VILLAGE_FIELDS } from './fields-village.ts';
import type { ImportRole } from './mapping.ts';

/** The table of each kind of data. */
export const FIELD_TABLES: Readonly<Record<ImportRole, FieldTable>> = {
  villages: VILLAGE_FIELDS,
  villageTable: VILLAGE_FIELDS,
  stations: STATION_FIELDS,
  fibre: FIBRE_FIELDS,
  structures: STRUCTURE_FIELDS,
  measurements: MEASUREMENT_FIELDS,
};
