import { IMPORT_ROLES, type ImportRole } from '../../model/mapping.ts';
import type { Layer } from '../formats/layer.ts';
import type { Wanted } from '../formats/raw-table.ts';
import { geometryKinds } from './guess-place.ts';
import { isKnownHeader, isMeasured, matchHeaders, PLACE_FIELDS } from './headers.ts';
import { withPlaceColumns } from './place-columns.ts';

/** Which tables of a file are what is looked for: by their shapes, then by how many columns are known. */

const PLACES: ReadonlySet<string> = new Set(PLACE_FIELDS);
/** A header that is one of a field's names, not only like one. */
const SURE = 0.6;
const IN_PLACE = 10;

/** @param role Null: any. */
export function wantedFor(role: ImportRole | null): Wanted {
  const roles = role === null ? IMPORT_ROLES : [role];
  return {
    isKnown: isKnownHeader,
    fit: (layer) => {
      // A column of geometries, and degrees, minutes and seconds apart, are places as well.
      const placed = withPlaceColumns(layer);
      return Math.max(...roles.map((one) => fitOf(placed, one)));
    },
    fieldsOf: (columns) =>
      new Map(
        matchHeaders(columns, role ?? 'stations').flatMap(({ field, column, score }) =>
          score > SURE ? [[field, column]] : [],
        ),
      ),
  };
}

function hasPlace(fields: ReadonlySet<string>): boolean {
  return fields.has('coordinates') || (fields.has('lon') && fields.has('lat')) || (fields.has('x') && fields.has('y'));
}

function fitOf(layer: Layer, role: ImportRole): number {
  const matches = matchHeaders(layer.columns, role).filter(({ score }) => score > SURE);
  const fields = new Set(matches.map(({ field }) => field));
  const columns = hasPlace(fields);
  const known = matches.filter(({ field }) => !PLACES.has(field)).length;
  const kinds = [...geometryKinds(layer.sample)];
  const has = (kind: RegExp): boolean => kinds.some((one) => kind.test(one));
  switch (role) {
    case 'villages':
      return has(/Polygon/) ? IN_PLACE + known : fields.has('coordinates') && fields.has('name') ? 3 + known : 0;
    case 'villageTable':
      return kinds.length === 0 && (fields.has('name') || fields.has('code')) && known > 1 ? 1 + known : 0;
    case 'fibre':
      return has(/Line|Point/) || columns ? IN_PLACE + known : 0;
    case 'measurements':
      return isMeasured(matches) ? IN_PLACE + known : 0;
    case 'stations':
    case 'structures':
      return has(/Point/) || columns ? IN_PLACE + known : 0;
  }
}
