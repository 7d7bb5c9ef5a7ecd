import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { source } from '../support/format-files.ts';
import { PROFILE as SMALL } from '../support/geojson-files.ts';

/** Small files that ask for much. What each causes without its guard is minutes or gigabytes: the test runs out of time. */

const PROFILE = { ...SMALL, centralMeridian: 105 };
const LONG = 100_000;
/** Of those whose making takes longer than their reading. */
const MOST_MS = 30_000;

async function stations(name: string, content: string | Uint8Array) {
  const examined = await examineFile(source(name, content), 'stations', PROFILE);
  if (!examined.ok) return { ids: [], issues: examined.issues };
  const { table, guess } = examined.value;
  const read = await streamStations(mappedRows(table, guess.mapping, [], PROFILE), name, PROFILE);
  return { ids: read.ok ? read.value.map(({ id }) => id) : [], issues: read.issues };
}

function workbook(rows: string, more = ''): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${more}</worksheet>`),
  });
}

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADER = `<row r="1">${['id', 'operator', 'technologies', 'lon', 'lat'].map((name, n) => text(`${'ABCDE'[n]}1`, name)).join('')}</row>`;
const GOOD = `<row r="2">${text('A2', 'A')}${text('B2', 'Viettel')}${text('C2', '4G')}<c r="D2"><v>105.95</v></c><c r="E2"><v>20.25</v></c></row>`;

describe('a workbook', () => {
  it(
    'of rows with one cell each in the last column is refused for want of a header',
    async () => {
      const rows = Array.from(
        { length: LONG },
        (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`,
      ).join('');
      expect((await stations('a.xlsx', workbook(rows))).issues).toMatchObject([{ code: 'header-missing' }]);
    },
    MOST_MS,
  );

  it('with one stray cell at its far corner is read, and the cell is named', async () => {
    const stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await stations('a.xlsx', workbook(HEADER + GOOD + stray))).toMatchObject({
      ids: ['A'],
      issues: [{ code: 'cells-left-out', field: 'S!XFD1048576', found: '1' }],
    });
  });

  it(
    'of a hundred thousand merged columns is read',
    async () => {
      const merges = Array.from({ length: LONG }, (_, n) => `<mergeCell ref="A1:A${1_048_576 - n}"/>`).join('');
      const file = workbook(HEADER + GOOD, `<mergeCells>${merges}</mergeCells>`);
      expect((await stations('a.xlsx', file)).ids).toEqual(['A']);
    },
    MOST_MS,
  );

  it('names formulas that have no stored value', async () => {
    const row = `<row r="3">${text('A3', 'B')}${text('B3', 'Viettel')}${text('C3', '4G')}<c r="D3"><f>D2</f><v></v></c><c r="E3"><v>20.25</v></c></row>`;
    const { ids, issues } = await stations('a.xlsx', workbook(HEADER + GOOD + row));
    expect(ids).toEqual(['A']);
    expect(issues).toMatchObject([{ code: 'formula-without-value', field: 'S!D3', found: '1' }, { row: 3 }]);
  });
});

describe('one cell of a hundred thousand characters', () => {
  const header = 'id,operator,technologies,lon,lat,height_m,commissioned\n';
  const spaces = ' '.repeat(LONG);
  it.each([
    ['brackets in a header', `id,operator,technologies,lon,lat,${'('.repeat(LONG)}\nA,Viettel,4G,105.95,20.25,\n`],
    [
      'spaces between two coordinates',
      `id,operator,technologies,Tọa độ\nB,Viettel,4G,"105.95${spaces}20.25"\nA,Viettel,4G,"105.95 20.25"\n`,
    ],
    ['a height', `${header}A,Viettel,4G,105.95,20.25,1.${'0001.'.repeat(LONG / 5)}x,\n`],
    ['a date', `${header}A,Viettel,4G,105.95,20.25,,1${spaces}2\n`],
    ['technologies', `${header}A,Viettel,"4G${spaces}x",105.95,20.25,,\n`],
    [
      'a geometry',
      `id,operator,technologies,wkt\nB,Viettel,4G,POINT (${'1'.repeat(LONG)})\nA,Viettel,4G,POINT (105.95 20.25)\n`,
    ],
  ])('is no more work than it has: %s', async (_, csv) => {
    expect((await stations('a.csv', csv)).ids).toContain('A');
  });
});

describe('KML', () => {
  const placemark = (name: string) =>
    `<Placemark><name>${name}</name><ExtendedData><Data name="id"><value>A</value></Data><Data name="operator"><value>Viettel</value></Data><Data name="technologies"><value>4G</value></Data></ExtendedData><Point><coordinates>105.95,${' '.repeat(LONG)}20.25</coordinates></Point></Placemark>`;

  it('of nothing but opening signs in a name is read', async () => {
    expect((await stations('a.kml', `<kml>${placemark('<'.repeat(LONG))}</kml>`)).ids).toEqual(['A']);
  });

  it.each([
    ['elements', '<Folder>'],
    ['elements with a sign in an attribute', '<Folder a=">">'],
    ['elements of other prefixes', '<x:y>'],
  ])('nested without end is refused: %s', async (_, tag) => {
    expect((await stations('a.kml', `<kml>${tag.repeat(LONG)}</kml>`)).issues).toMatchObject([
      { code: 'file-unreadable' },
    ]);
  });
});
