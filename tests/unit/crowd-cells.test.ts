import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { footprintsOf } from '../../src/analysis/footprints.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { knowsCoverage } from '../../src/analysis/verdicts.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { source } from '../support/format-files.ts';
import { unwrap } from '../support/geojson-files.ts';

const HEADER = 'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal';
const CELLS = [
  'LTE,452,4,30111,7712001,311,105.95,20.25,1200,14,1,1459692342,1700000000,0',
  'GSM,452,04,30111,22001,0,105.95,20.25,0,3,1,1459692342,1700000000,-85',
  'UMTS,452,2,30111,22001,0,105.9502,20.2502,5000,3,1,1459692342,1700000000,0',
];
const STATION = 'id,operator,position_id,technologies,lon,lat\nNB1,Viettel,P1,4G,105.9501,20.2501';

const profile = unwrap(readProfile(readFileSync('data/ninh-binh/profile.json', 'utf8'), 'profile.json'));

async function loaded(...texts: readonly string[]) {
  const files = texts.map((text, index) => source(`file-${index + 1}.csv`, `${text}\n`));
  const inputs = files.map(({ name }, given) => ({
    role: 'stations' as const,
    file: name,
    given,
    data: null,
    delivery: null,
  }));
  const { province, issues } = await loadProvince(profile, { inputs, issues: [] }, ({ given }) => {
    const file = files[given ?? 0];
    if (file === undefined) throw new Error('no such file');
    return openDelivery(file, 'stations', profile);
  });
  return { province, issues: issues.map(({ code, found }) => [code, found]) };
}

const table = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');

describe('crowd-sourced cells', () => {
  it('come in as estimates, with the operator of their network, and that is said once', async () => {
    const { province, issues } = await loaded(table(...CELLS));
    expect(
      province.stations.map(({ id, operator, status, technologies, sourceDate, radiusM }) =>
        [id, operator, status, technologies, sourceDate, radiusM].map(String),
      ),
    ).toEqual([
      ['LTE-452-4-30111-7712001', 'Viettel', 'estimate', '4G', '2023-11-15', '[object Object]'],
      ['GSM-452-04-30111-22001', 'Viettel', 'estimate', '2G', '2023-11-15', '[object Object]'],
      ['UMTS-452-2-30111-22001', 'VinaPhone', 'estimate', '3G', '2023-11-15', '[object Object]'],
    ]);
    expect(province.stations.map(({ radiusM, areaClass }) => [radiusM, areaClass])).toEqual(
      CELLS.map(() => [{}, null]),
    );
    expect(province.stations[0]?.extra).toMatchObject({ range: '1200', area: '30111' });
    expect(issues).toEqual([['estimates-apart', '3']]);
    expect(province.sources[0]).toMatchObject({ rows: 3, estimates: 3 });
  });

  it('without a header, as a country’s file is published, are the same', async () => {
    const { province } = await loaded(CELLS.join('\n'));
    expect(province.stations).toEqual((await loaded(table(...CELLS))).province.stations);
  });

  it('are of no position, share none, and cover nothing', async () => {
    const { province } = await loaded(STATION, table(...CELLS));
    const { positions, positionOf } = groupPositions(province.stations, 30, profile);
    expect([...positionOf]).toEqual([0, -1, -1, -1]);
    expect(positions.map(({ id, shared, operators }) => [id, shared, operators])).toEqual([['P1', false, ['Viettel']]]);
    const parameters = { radiusM: { '4G': { urban: 500, other: 500 } }, radiusFactor: 1, includePlanned: true };
    expect([...footprintsOf(province.stations, positionOf, profile, parameters).station]).toEqual([0]);
  });

  it('alone tell nothing of coverage: it is unknown, not none', async () => {
    expect(knowsCoverage((await loaded(table(...CELLS))).province)).toBe(false);
    expect(knowsCoverage((await loaded(STATION, table(...CELLS))).province)).toBe(true);
  });

  it('of other countries, networks and radios are one note', async () => {
    const others = [
      'LTE,456,1,1,1,0,104.9,11.5,0,1,1,1,1700000000,0',
      'LTE,452,99,1,2,0,105.9,20.2,0,1,1,1,1700000000,0',
      'LTE,452,99,1,3,0,105.9,20.2,0,1,1,1,1700000000,0',
      'CDMA,452,4,1,4,0,105.9,20.2,0,1,1,1,1700000000,0',
    ];
    const { province, issues } = await loaded(table(...CELLS, ...others));
    expect(province.stations).toHaveLength(3);
    expect(issues).toEqual([
      ['unknown-operator', 'LTE 456-1 (1), LTE 452-99 (2), CDMA 452-4 (1)'],
      ['estimates-apart', '3'],
    ]);
  });
});
