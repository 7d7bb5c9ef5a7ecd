import { describe, expect, it } from 'vitest';
import { chooseInputs, type GivenInput } from '../../src/ingest/choose-inputs.ts';
import { loadProvince, type Opened } from '../../src/ingest/load-province.ts';
import {
  addDelivery,
  type Delivery,
  deliveriesInUse,
  fromEarlyToLate,
  removeDelivery,
  replaceDelivery,
  switchDelivery,
} from '../../src/model/delivery.ts';
import { brief, collection, polygon, square, villageFeature } from '../support/geojson-files.ts';
import { PROFILE } from '../support/province.ts';

const delivery = (id: string, given: Partial<Delivery> = {}): Delivery => ({
  id,
  kind: 'stations',
  file: `${id}.csv`,
  from: null,
  date: null,
  on: true,
  mapping: null,
  fixes: [],
  values: {},
  replaces: [],
  ...given,
});
const ids = (list: readonly Delivery[]) => list.map(({ id }) => id);

describe('the list of deliveries', () => {
  const june = delivery('june', { date: '2025-06-30' });
  const vnpt = delivery('vnpt', { date: '2025-06-30' });
  const list = addDelivery(addDelivery([], june), vnpt);

  it('uses all that are switched on; a second file drops none', () => {
    expect(ids(deliveriesInUse(list))).toEqual(['june', 'vnpt']);
    expect(ids(deliveriesInUse(switchDelivery(list, 'june', 'off')))).toEqual(['vnpt']);
    expect(ids(list)).toEqual(['june', 'vnpt']);
  });

  it('a replaced delivery stays for the dates before, and comes back when the other goes', () => {
    const replaced = replaceDelivery(list, 'june', delivery('december', { date: '2025-12-31' }));
    expect(ids(replaced)).toEqual(['june', 'vnpt', 'december']);
    expect(ids(deliveriesInUse(replaced))).toEqual(['vnpt', 'december']);
    expect(ids(deliveriesInUse(replaced, '2025-07-01'))).toEqual(['june', 'vnpt']);
    expect(ids(deliveriesInUse(switchDelivery(replaced, 'december', 'off')))).toEqual(['june', 'vnpt']);
    expect(ids(deliveriesInUse(removeDelivery(replaced, 'december')))).toEqual(['june', 'vnpt']);
  });

  it('what was replaced twice does not come back with the second', () => {
    const twice = replaceDelivery(replaceDelivery(list, 'june', delivery('b')), 'b', delivery('c'));
    expect(ids(deliveriesInUse(twice))).toEqual(['vnpt', 'c']);
  });

  it('at a date keeps what is dated to it or before, and what has no date', () => {
    const years = [delivery('a', { date: '2024' }), delivery('b', { date: '2025-03-01' }), delivery('c')];
    expect(ids(deliveriesInUse(years, '2024-12-31'))).toEqual(['a', 'c']);
  });

  it('orders by date, then as they came; an undated one is as late as those before it', () => {
    expect(fromEarlyToLate(['2025-01-01', '2024-01-01', null, '2024-06-01'])).toEqual([1, 3, 0, 2]);
    expect(fromEarlyToLate([null, null])).toEqual([0, 1]);
    expect(fromEarlyToLate(['2025', '2025'])).toEqual([0, 1]);
  });
});

describe('a province of several files of a kind', () => {
  const land = collection(villageFeature({}, polygon(square(106, 20.2, 0.05))));
  const head = 'id,operator,technologies,lon,lat,height_m,source_date';
  const station = (id: string, operator: string, heightM = 30, date = '') =>
    `${id},${operator},4G,106.0${id.length},20.2,${heightM},${date}`;
  const csv = (...rows: readonly string[]) => [head, ...rows].join('\n');

  const load = (
    files: Readonly<Record<string, string>>,
    dates: Readonly<Record<string, string>> = {},
    asOf?: string,
  ) => {
    const given = Object.keys(files).map((name): GivenInput => {
      const date = dates[name];
      const role = name.startsWith('v') ? 'villages' : name.startsWith('f') ? 'fibre' : 'stations';
      return { role, name, ...(date === undefined ? {} : { delivery: { origin: null, date } }) };
    });
    const open = async ({ file }: { readonly file: string }): Promise<Opened> => ({
      ok: true,
      content: files[file] ?? '',
    });
    return loadProvince(PROFILE, chooseInputs(PROFILE, given), open, asOf ?? null);
  };
  const said = (issues: readonly { code: string; file: string; found?: string; expected?: string }[]) =>
    issues.map(({ code, file, found, expected }) => [code, file, found, expected]);

  it('has the stations of all of them', async () => {
    const { province, issues } = await load({
      'v.geojson': land,
      'a.csv': csv(station('1', 'Viettel'), station('2', 'Viettel')),
      'b.csv': csv(station('3', 'VinaPhone')),
    });
    expect(issues).toEqual([]);
    expect(province.stations.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(province.sources).toMatchObject([
      { role: 'villages' },
      { file: 'a.csv', rows: 2, operators: ['Viettel'] },
      { file: 'b.csv', rows: 1, operators: ['VinaPhone'] },
    ]);
  });

  it('tells oldest and newest where rows of one file are of several dates, beside the date that is stated', async () => {
    const files = {
      'v.geojson': land,
      'mixed.csv': csv(
        station('1', 'Viettel', 30, '2024-03-01'),
        station('22', 'Viettel', 30, '2025-06-30'),
        station('333', 'Viettel'),
      ),
      'same.csv': csv(station('4444', 'VinaPhone', 30, '2025-01-01'), station('55555', 'VinaPhone', 30, '2025-01-01')),
    };
    const { province } = await load(files);
    const rowDates = { oldest: '2024-03-01', newest: '2025-06-30', undated: 1 };
    expect(province.sources[1]).toMatchObject({ file: 'mixed.csv', date: '2025-06-30', rowDates });
    expect(province.sources[2]).toMatchObject({ file: 'same.csv', date: '2025-01-01' });
    expect(province.sources[2]).not.toHaveProperty('rowDates');
    const stated = await load(files, { 'mixed.csv': '2025-07-15' });
    expect(stated.province.sources[1]).toMatchObject({ date: '2025-07-15', rowDates });
  });

  it('names a position whose stations in two files stand far apart, with the distance', async () => {
    const placed = (id: string, operator: string, lon: number) => `${id},${operator},4G,${lon},20.2,NB1`;
    const table = (...rows: readonly string[]) => ['id,operator,technologies,lon,lat,position_id', ...rows].join('\n');
    const files = {
      'v.geojson': land,
      'a.csv': table(placed('1', 'Viettel', 106.01)),
      'b.csv': table(placed('2', 'VinaPhone', 106.04)),
    };
    const { issues } = await load(files);
    const expected = '3.1 km (a.csv)';
    expect(issues).toMatchObject([{ code: 'positions-apart', file: 'b.csv', found: 'NB1', expected }]);
  });

  it('takes the later of two by date, whatever their order, and says how many', async () => {
    const files = {
      'v.geojson': land,
      'new.csv': csv(station('1', 'Viettel', 45)),
      'old.csv': csv(station('1', 'Viettel', 30), station('2', 'Viettel')),
    };
    const { province, issues, deliveries } = await load(files, { 'new.csv': '2025-06-30', 'old.csv': '2024-06-30' });
    expect(province.stations.map(({ id, heightM }) => [id, heightM])).toEqual([
      ['1', 45],
      ['2', 30],
    ]);
    expect(said(issues)).toEqual([['delivered-later', 'new.csv', '1', 'old.csv']]);
    expect(deliveries.map(({ file, outdated, use }) => [file, outdated, use])).toEqual([
      ['v.geojson', 0, 'in-use'],
      ['new.csv', 0, 'in-use'],
      ['old.csv', 1, 'in-use'],
    ]);
  });

  it('takes the later by order where no date tells, and the date of the rows where nothing else does', async () => {
    const undated = await load({
      'v.geojson': land,
      'a.csv': csv(station('1', 'Viettel', 45)),
      'b.csv': csv(station('1', 'Viettel', 30)),
    });
    expect(undated.province.stations.map(({ heightM }) => heightM)).toEqual([30]);
    const dated = await load({
      'v.geojson': land,
      'a.csv': csv(station('1', 'Viettel', 45, '2025-06-30')),
      'b.csv': csv(station('1', 'Viettel', 30, '2023-06-30')),
    });
    expect(dated.province.stations.map(({ heightM }) => heightM)).toEqual([45]);
    expect(dated.province.sources.map(({ date }) => date)).toEqual([null, '2025-06-30', '2023-06-30']);
  });

  it('keeps stations of two operators with one id, in one file and in two, and names them apart', async () => {
    const one = await load({
      'v.geojson': land,
      'a.csv': csv(station('1', 'Viettel'), station('1', 'VinaPhone'), station('2', 'Viettel')),
    });
    const two = await load({
      'v.geojson': land,
      'a.csv': csv(station('1', 'Viettel'), station('2', 'Viettel')),
      'b.csv': csv(station('1', 'VinaPhone')),
    });
    for (const { province, issues } of [one, two]) {
      expect(province.stations.map(({ id }) => id).sort()).toEqual(['2', 'Viettel:1', 'VinaPhone:1']);
      expect(issues.map(brief)).toEqual(['ids-of-several-operators id']);
    }
  });

  it('takes ids that were made of row numbers for no identity', async () => {
    const { province, issues } = await load({
      'v.geojson': land,
      'a.csv': csv(station('#1', 'Viettel')),
      'b.csv': csv(station('#1', 'Viettel')),
    });
    expect(province.stations.map(({ id }) => id)).toEqual(['#1', '#1 (2)']);
    expect(issues).toEqual([]);
  });

  it('at a date leaves out what is later and says so; an undated file stays, and is named', async () => {
    const files = { 'v.geojson': land, 'a.csv': csv(station('1', 'Viettel')), 'b.csv': csv(station('2', 'Viettel')) };
    const { province, issues, deliveries } = await load(
      files,
      { 'v.geojson': '2026', 'b.csv': '2025-06-30' },
      '2024-12-31',
    );
    expect(province.villages).toHaveLength(1);
    expect(province.stations.map(({ id }) => id)).toEqual(['1']);
    expect(said(issues)).toEqual([
      ['borders-later', 'v.geojson', '2026', '2024-12-31'],
      ['delivery-undated', 'a.csv', undefined, '2024-12-31'],
      ['delivery-later', 'b.csv', '2025-06-30', '2024-12-31'],
    ]);
    expect(deliveries.map(({ use }) => use)).toEqual(['in-use', 'in-use', 'later']);
  });

  it('joins the fibre of several files; a cable of the same operator and id counts once', async () => {
    const cable = (id: string, operator: string) => ({
      type: 'Feature',
      properties: { id, operator },
      geometry: {
        type: 'LineString',
        coordinates: [
          [106, 20.2],
          [106.01, 20.2],
        ],
      },
    });
    const { province, issues } = await load({
      'v.geojson': land,
      'f1.geojson': collection(cable('c', 'Viettel'), cable('d', 'Viettel')),
      'f2.geojson': collection(cable('c', 'VinaPhone'), cable('d', 'Viettel')),
    });
    expect(province.fibre?.cables.map(({ id, operator }) => `${operator} ${id}`)).toEqual([
      'Viettel c',
      'VinaPhone c',
      'Viettel d',
    ]);
    expect(issues.filter(({ code }) => code === 'delivered-later')).toMatchObject([{ found: '1' }]);
  });
});
