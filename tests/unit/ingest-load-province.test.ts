import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseInputs, type GivenInput, INPUT_ROLES, type InputRole } from '../../src/ingest/choose-inputs.ts';
import { loadProvince, type Opened } from '../../src/ingest/load-province.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import {
  brief,
  collection,
  polygon,
  square,
  stationFeature,
  unwrap,
  villageFeature,
} from '../support/geojson-files.ts';

const profile = unwrap(
  readProfile(readFileSync(resolve(import.meta.dirname, '../../data/ninh-binh/profile.json'), 'utf8'), 'p'),
);
const SAMPLE_STATIONS = { file: 'stations.geojson', sample: true, source: 's', date: '2025', licence: 'l' };
const real = {
  ...profile,
  data: {
    ...profile.data,
    fibre: { file: 'own-fibre.geojson', sample: false, source: 's', date: '2025', licence: 'l' },
  },
};
type Named = Partial<Record<InputRole, Omit<GivenInput, 'role'>>>;
const listed = (given: Named): GivenInput[] =>
  INPUT_ROLES.flatMap((role) => (given[role] === undefined ? [] : [{ role, ...given[role] }]));
const chosen = (given: Named, of = profile) =>
  chooseInputs(of, listed(given)).inputs.map(({ role, file }) => `${role}: ${file}`);

describe('which files are used', () => {
  it('those of the profile, where none is given', () => {
    expect(chosen({})).toEqual(['villages: villages.geojson', 'stations: stations.geojson', 'fibre: fibre.geojson']);
  });

  it('all deliveries of a kind, after the file of that kind', () => {
    const of = (file: string) => ({ kind: 'stations', file, sample: true, source: 's' }) as const;
    const several = { ...profile, data: { ...profile.data, deliveries: [of('viettel.csv'), of('vnpt.csv')] } };
    expect(chosen({}, several)).toEqual([
      'villages: villages.geojson',
      'stations: stations.geojson',
      'stations: viettel.csv',
      'stations: vnpt.csv',
      'fibre: fibre.geojson',
    ]);
    const { issues } = chooseInputs(several, [{ role: 'villages', name: 'mine.geojson' }]);
    expect(issues.map(({ file }) => file)).toContain('vnpt.csv');
  });

  it('never a sample beside villages or stations of the user, and says so', () => {
    expect(chosen({ villages: { name: 'mine.geojson' } })).toEqual(['villages: mine.geojson']);
    expect(chosen({ stations: { name: 'mine.csv' } })).toEqual(['stations: mine.csv']);
    const { issues } = chooseInputs(profile, [{ role: 'villages', name: 'mine.geojson' }]);
    expect(issues.map(brief)).toEqual(['sample-not-used stations', 'sample-not-used fibre']);
  });

  it('the sample where only fibre is given, or where the sample itself is named', () => {
    expect(chosen({ fibre: { name: 'mine.geojson' } })).toHaveLength(3);
    const named = {
      villages: { name: 'mine.geojson' },
      stations: { name: 'stations.geojson', known: SAMPLE_STATIONS },
    };
    expect(chosen(named)).toEqual(['villages: mine.geojson', 'stations: stations.geojson']);
  });

  it('a real file of the profile beside those of the user', () => {
    expect(chosen({ villages: { name: 'mine.geojson' } }, real)).toEqual([
      'villages: mine.geojson',
      'fibre: own-fibre.geojson',
    ]);
  });

  it('all of the sample with a table of villages, which brings none; but no sample’s borders beside stations', () => {
    expect(chosen({ villageTable: { name: 'bang.csv' } })).toEqual([
      'villages: villages.geojson',
      'villageTable: bang.csv',
      'stations: stations.geojson',
      'fibre: fibre.geojson',
    ]);
    expect(chosen({ villageTable: { name: 'bang.csv' }, stations: { name: 'mine.csv' } })).toEqual([
      'villageTable: bang.csv',
      'stations: mine.csv',
    ]);
  });

  it('says of a file of settlements that it is not used', () => {
    const settlements = { ...SAMPLE_STATIONS, file: 'settlements.geojson' };
    const { issues } = chooseInputs({ data: { ...profile.data, settlements } }, []);
    expect(issues.map(brief)).toEqual(['settlements-not-used data.settlements']);
  });

  it('no fibre where the profile has none', () => {
    const { fibre: _, ...others } = profile.data;
    expect(chosen({}, { ...profile, data: others })).toHaveLength(2);
  });
});

describe('loading a province', () => {
  const load = (files: Partial<Record<InputRole, string>>, given: Named = {}) =>
    loadProvince(profile, chooseInputs(profile, listed(given)), async ({ role }): Promise<Opened> => {
      const content = files[role];
      if (content !== undefined) return { ok: true, content };
      return { ok: false, issues: [{ severity: 'error', code: 'file-missing', file: `${role}.geojson` }] };
    });
  const VILLAGES = collection(villageFeature({}, polygon(square(105.9, 20.2, 0.1))));
  const STATIONS = collection(stationFeature());

  it('reads all inputs and says where they come from', async () => {
    const { province, issues, unusable } = await load({ villages: VILLAGES, stations: STATIONS, fibre: collection() });
    expect(issues).toEqual([]);
    expect(unusable).toEqual([]);
    expect(province.villages).toHaveLength(1);
    expect(province.fibre).toEqual({ nodes: [], cables: [] });
    expect(province.sources).toMatchObject([
      { role: 'villages', file: 'villages.geojson', sample: true, rows: 1, date: '2025-06-30' },
      { role: 'stations', rows: 1 },
      { role: 'fibre', rows: 0 },
    ]);
  });

  it('names what is missing or broken and reads the rest; fibre is then unknown, not absent', async () => {
    const { province, issues, unusable } = await load({ villages: VILLAGES, stations: '{' });
    expect(issues.map(brief)).toEqual(['json-broken!', 'nothing-usable!', 'file-missing!']);
    expect(unusable.map(({ role }) => role)).toEqual(['stations', 'fibre']);
    expect(province).toMatchObject({ stations: [], fibre: null });
    expect(province.villages).toHaveLength(1);
  });

  it('does not ask whether a station lies outside where there are no villages', async () => {
    const { province, issues } = await load({ stations: STATIONS }, { stations: { name: 'mine.geojson' } });
    expect(issues.map(brief)).toEqual(['sample-not-used villages', 'sample-not-used fibre']);
    expect(province.sources).toMatchObject([{ file: 'mine.geojson', sample: false, date: null }]);
  });

  it('checks stations against the villages', async () => {
    const near = collection(villageFeature({}, polygon(square(105.6, 20.0))));
    const { issues } = await load({ villages: near, stations: STATIONS, fibre: collection() });
    expect(issues.map(brief)).toEqual(['1 outside-province']);
  });
});
