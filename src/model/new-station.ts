import { type FieldSpec, unknownValue } from './fields.ts';
import { STATION_FIELDS } from './fields-station.ts';
import type { BaseStation } from './province.ts';

type Known = 'id' | 'operator' | 'location' | 'technologies' | 'status';
type Unknown = Omit<BaseStation, Known>;

const SPECS: readonly FieldSpec[] = Object.values(STATION_FIELDS);
const UNKNOWN_SPECS = SPECS.filter(({ required, otherwise }) => required !== true && otherwise === undefined);

/** A station of which nothing is known yet but what it must have. */
export const NOTHING_KNOWN: Unknown = nothingKnown();

function nothingKnown(): Unknown {
  const made = { ...Object.fromEntries(UNKNOWN_SPECS.map((spec) => [spec.key, unknownValue(spec)])), extra: {} };
  if (!isWhole(made)) throw new Error('a field of the table is missing');
  return made;
}

function isWhole(made: object): made is Unknown {
  return UNKNOWN_SPECS.every(({ key }) => key in made);
}
