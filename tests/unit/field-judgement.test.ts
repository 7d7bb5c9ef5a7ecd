import { describe, expect, it } from 'vitest';
import { readScenarioFile } from '../../src/ingest/scenario-file.ts';
import { readStations } from '../../src/ingest/stations-at-hand.ts';
import { STATION_FIELDS } from '../../src/model/fields-station.ts';
import { EDITABLE_SPECS } from '../../src/model/station-edit.ts';
import { changedFields, typedStation } from '../../src/ui/planner/station-fields.ts';
import { collection, PROFILE, stationFeature, unwrap } from '../support/geojson-files.ts';
import { station } from '../support/stations.ts';

/** One table of fields: a file's reader, the editing form and a scenario file judge a value alike. */

const DATA = { provinceId: 'ninh-binh', sha256: '0'.repeat(64) };

function byReader(column: string, value: number): 'kept' | 'questioned' | 'unknown' {
  const { issues } = readStations(collection(stationFeature({ [column]: value })), 's.geojson', PROFILE);
  const codes = issues.map(({ code }) => code);
  if (codes.includes('value-broken')) return 'unknown';
  return codes.includes('value-implausible') ? 'questioned' : 'kept';
}

function byForm(key: string, value: number): 'kept' | 'unknown' {
  const mast = station({ id: 'S' });
  const changes = changedFields({ ...typedStation(mast), [key]: String(value) }, mast);
  return typeof changes === 'string' ? 'unknown' : 'kept';
}

function byScenario(key: string, value: number): 'kept' | 'unknown' {
  const given = key === 'radiusM' ? { '*': value } : value;
  const time = '2025-06-30T00:00:00Z';
  const edits = [{ kind: 'change', station: 'S', fields: { [key]: given } }];
  const scenario = { id: 's', name: 's', created: time, changed: time, data: DATA, edits };
  const file = JSON.stringify({ kind: 'song-chung-scenario', version: 1, scenario });
  return readScenarioFile(file, DATA).ok ? 'kept' : 'unknown';
}

describe('a figure of a station', () => {
  it.each([
    ['radius_m', 15_000, 'kept'],
    ['radius_m', 60_000, 'questioned'],
    ['radius_m', 200_000, 'unknown'],
    ['radius_m', 10, 'unknown'],
    ['tenant_slots', 3, 'kept'],
    ['tenant_slots', 40, 'questioned'],
    ['tenant_slots', 150, 'unknown'],
    ['tenant_slots', -1, 'unknown'],
    ['frequency_mhz', 1_800, 'kept'],
    ['frequency_mhz', 1.8, 'unknown'],
    ['frequency_mhz', 60, 'questioned'],
    ['eirp_dbm', 58, 'kept'],
    ['eirp_dbm', 150, 'unknown'],
    ['height_m', 400, 'questioned'],
    ['height_m', 1_001, 'unknown'],
  ] as const)('%s of %d is %s, whoever asks', (column, value, judgement) => {
    const { key } = STATION_FIELDS[column];
    const possible = judgement === 'unknown' ? 'unknown' : 'kept';
    expect([byReader(column, value), byForm(key, value), byScenario(key, value)]).toEqual([
      judgement,
      possible,
      possible,
    ]);
  });

  it('that nobody touched is no reason to refuse another change', () => {
    // As data of an earlier version may have it, beyond every bound.
    const odd = station({ id: 'S', radiusM: { '*': 900_000 }, tenantSlots: 1.5, frequencyMhz: 1.8, eirpDbm: 150 });
    expect(changedFields({ ...typedStation(odd), owner: 'Towerco' }, odd)).toEqual({ owner: 'Towerco' });
  });

  it('and everything else that can be edited has its place in the form', () => {
    const typed = typedStation(station({ id: 'S' }));
    expect(Object.keys(typed)).toEqual(EDITABLE_SPECS.map(({ key }) => key));
    const [mast] = unwrap(readStations(collection(stationFeature()), 's.geojson', PROFILE));
    expect(Object.keys(mast ?? {}).sort()).toEqual(
      [...Object.values(STATION_FIELDS).map(({ key }) => key), 'extra', 'location'].sort(),
    );
  });
});
