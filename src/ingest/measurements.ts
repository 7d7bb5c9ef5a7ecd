import { MEASUREMENT_FIELDS } from '../model/fields-measurement.ts';
import type { LonLat } from '../model/geometry.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Measurement } from '../model/province.ts';
import { coordinateFault, lonLatOf } from './coordinates.ts';
import { fieldReader } from './field-reader.ts';
import { Fields, isRecord } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { communeFinder, nearestCommune } from './mapping/communes.ts';
import { quadkeyCentre } from './quadkey.ts';
import { type Chunks, type Collector, type RowFeed, streamRows } from './read-rows.ts';

type KnownNames = Pick<Profile, 'operators' | 'technologies' | 'bounds'> & Partial<Pick<Profile, 'communes'>>;

/** Measurements of a GeoJSON or CSV that comes in chunks, or of rows of any other file. */
export async function streamMeasurements(
  chunks: Chunks | RowFeed,
  file: string,
  profile: KnownNames,
  most?: number,
): Promise<Result<readonly Measurement[]>> {
  return streamRows(measurementCollector(file, profile, most), 'geojson', chunks);
}

function measurementCollector(file: string, profile: KnownNames, most?: number): Collector<readonly Measurement[]> {
  const log = new IssueLog(file, most);
  const measurements: Measurement[] = [];
  const reader = fieldReader(MEASUREMENT_FIELDS, log, profile);
  const sayUnlisted = unlistedCommunes(profile, log);
  let elsewhere = 0;
  return {
    log,
    emptyIsFine: true,
    required: [],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const values = reader.whole(fields, row, reader.required(fields, row));
      if (values === null) return;
      const { downloadKbps, uploadKbps, quadkey, ...measured } = values;
      const place = placeOf(geometry, quadkey);
      if (place === null && measured.commune === null) {
        log.error('geometry-missing', { row, expected: 'lon, lat | quadkey | commune' });
        return;
      }
      if (place !== null) {
        const fault = coordinateFault(place, profile.bounds);
        // A file of open data is of the whole country: what lies elsewhere is counted, not listed.
        if (fault?.code === 'coordinates-far') {
          elsewhere++;
          return;
        }
        if (fault !== null) {
          log.error(fault.code, { row, ...fault.details });
          return;
        }
      }
      const location = place === null ? null : lonLatOf(place);
      // A row with a place is of the commune it lies in, whatever name it has.
      if (location === null && measured.commune !== null) sayUnlisted(measured.commune, row);
      const downloadMbps = measured.downloadMbps ?? perThousand(downloadKbps);
      const uploadMbps = measured.uploadMbps ?? perThousand(uploadKbps);
      if (measured.rsrpDbm === null && downloadMbps === null && uploadMbps === null) {
        log.error('value-missing', { row, field: 'rsrp_dbm | download_mbps | upload_mbps' });
        return;
      }
      const extra = fields.extra(reader.columns);
      measurements.push({ ...measured, downloadMbps, uploadMbps, location, extra });
    },
    finish() {
      if (elsewhere > 0) log.warn('coordinates-far', { found: `× ${elsewhere}`, expected: bounds(profile) });
      return { value: measurements, kept: measurements.length };
    },
  };
}

/** Says of a commune that the profile does not have, where it has a table of them. */
function unlistedCommunes({ communes = [] }: KnownNames, log: IssueLog): (commune: string, row: number) => void {
  const [find, nearest] = [communeFinder(communes), nearestCommune(communes)];
  return (commune, row) => {
    if (communes.length === 0 || find(commune).length > 0) return;
    const expected = nearest(commune);
    log.warn('commune-unlisted', { row, field: 'commune', found: shown(commune), ...(expected && { expected }) });
  };
}

/** Coordinates as given, of a shape the middle of its box; null: the row has no place. */
function placeOf(geometry: unknown, quadkey: string | null): unknown {
  const ofTile = quadkey === null ? null : quadkeyCentre(quadkey);
  if (ofTile !== null) return ofTile;
  if (!isRecord(geometry)) return null;
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
    ? middleOf(geometry.coordinates)
    : geometry.coordinates;
}

function middleOf(coordinates: unknown): LonLat | null {
  const [lons, lats]: [number[], number[]] = [[], []];
  const walk = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 4) return;
    const at = lonLatOf(value);
    if (at === null) for (const one of value) walk(one, depth + 1);
    else {
      lons.push(at[0]);
      lats.push(at[1]);
    }
  };
  walk(coordinates, 0);
  const [west, east] = extent(lons);
  const [south, north] = extent(lats);
  return lons.length === 0 ? null : [(west + east) / 2, (south + north) / 2];
}

function extent(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function perThousand(value: number | null): number | null {
  return value === null ? null : value / 1000;
}

function bounds({ bounds: box }: KnownNames): string {
  return box.join(', ');
}
