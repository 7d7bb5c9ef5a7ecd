import { describe, expect, it } from 'vitest';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { source } from '../support/format-files.ts';
import { PROFILE as SMALL, unwrap } from '../support/geojson-files.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };

/** Sectors of each row of a table with these columns, and the issues. */
async function sectorsOf(header: string, ...rows: readonly string[]) {
  const lines = rows.map((row, index) => `${index};Viettel;4G;105.95;20.25;${row}`);
  const text = [`Mã trạm;operator;technologies;lon;lat;${header}`, ...lines.map((line) => `A${line}`), ''].join('\n');
  const { table, guess } = unwrap(await examineFile(source('s.csv', text), 'stations', PROFILE));
  const read = await streamStations(mappedRows(table, guess.mapping, [], PROFILE), 's.csv', PROFILE);
  return {
    sectors: unwrap(read).map((one) =>
      one.sectors.map(({ azimuthDeg, beamwidthDeg }) => `${azimuthDeg}/${beamwidthDeg}`).join(' '),
    ),
    issues: read.issues.map(({ code, found, expected }) => `${code} ${found} ${expected}`),
  };
}

describe('azimuths', () => {
  it.each([
    ['Azimuth', ['110/290', '40/160/280'], ['110/65 290/65', '40/65 160/65 280/65']],
    ['Góc phương vị', ['110/290'], ['110/65 290/65']],
    ['Azimuth', ['40-160-280', '60'], ['40/65 160/65 280/65', '60/65']],
    ['Hướng phát', ['0,120,240', '60'], ['0/65 120/65 240/65', '60/65']],
    ['Azimuth sector 1;Azimuth sector 2;Azimuth sector 3', ['0;120;240', '60;;-'], ['0/65 120/65 240/65', '60/65']],
    ['Az S1;Az S2', ['10;190'], ['10/65 190/65']],
  ])('%s of %j: an unstated beamwidth is assumed, and said', async (header, rows, sectors) => {
    const read = await sectorsOf(header, ...rows);
    expect(read.sectors).toEqual(sectors);
    expect(read.issues).toEqual([`beamwidth-assumed ${rows.length} 65`]);
  });

  it.each([
    ['Azimuth;Góc mở', ['0/120/240;90'], ['0/90 120/90 240/90']],
    ['Az S1;Beamwidth S1;Az S2;Beamwidth S2', ['0;65;180;33'], ['0/65 180/33']],
    ['Hướng phát', ['0/65', '110/90'], ['0/65', '110/90']],
    ['sectors', ['"0/65;120/65"', '0/360'], ['0/65 120/65', '0/360']],
    ['Azimuth', ['omni', '-'], ['', '']],
  ])('%s of %j: nothing is assumed', async (header, rows, sectors) => {
    expect(await sectorsOf(header, ...rows)).toEqual({ sectors, issues: [] });
  });
});
