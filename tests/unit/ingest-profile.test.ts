import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/ingest/profile.ts';
import { unwrap } from '../support/geojson-files.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../data/ninh-binh/profile.json'), 'utf8');
const read = (text: string) => readProfile(text, 'profile.json');

/** Replaces one piece of the sample's profile, and answers the paths that are then named. */
function fieldsNamed(from: string | RegExp, to: string): (string | undefined)[] {
  const changed = TEXT.replace(from, to);
  expect(changed).not.toBe(TEXT);
  const result = read(changed);
  expect(result.ok).toBe(false);
  for (const issue of result.issues) expect(issue).toMatchObject({ code: 'profile-invalid', severity: 'error' });
  return result.issues.map(({ field }) => field);
}

/** What the reader takes of the sample's profile: all but the address of the schema, which is for editors. */
const { $schema: _schema, ...KNOWN } = JSON.parse(TEXT);

describe('the profile', () => {
  it('of the sample province is valid', () => {
    const result = read(TEXT);
    expect(result.issues).toEqual([]);
    expect(unwrap(result)).toEqual(KNOWN);
  });

  it('may have no baseline, as a province just merged', () => {
    const { baseline: _, ...without } = KNOWN;
    expect(unwrap(read(JSON.stringify(without)))).toEqual(without);
  });

  it('may have members that this program does not know, and a byte order mark', () => {
    const text = `\uFEFF${TEXT.replace('"id"', '"__proto__":{"polluted":1},"note":[1],"id"')}`;
    expect(unwrap(read(text))).toEqual(KNOWN);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['a missing id', '"id": "VinaPhone",', '', ['operators[1].id']],
    ['an id that cannot be a column', '"id": "VinaPhone"', '"id": "a;b"', ['operators[1].id']],
    ['an id that every object has', '"id": "5G"', '"id": "constructor"', ['technologies[3].id']],
    ['an empty name', '"vi": "Ninh Bình"', '"vi": " "', ['name.vi']],
    ['a colour by name', '"#2b6cb0"', '"blue"', ['operators[1].colour']],
    ['a share over 1', '"coveredShare": 0.5', '"coveredShare": 50', ['thresholds.coveredShare']],
    ['a length below 0', '"maxMoveM": 500', '"maxMoveM": -1', ['thresholds.maxMoveM']],
    ['a text for a number', '"urban": 1200', '"urban": "1200"', ['technologies[0].defaultRadiusM.urban']],
    ['an unknown tier', '["district", "commune"]', '["district", "ward"]', ['tiers[1]']],
    ['a date that is none', '"validFrom": "2021-01-01"', '"validFrom": "01/01/2021"', ['validFrom']],
    ['an unknown reading', '"reading": "deployment"', '"reading": "other"', ['reading']],
    ['an address for a file', '"file": "villages.geojson"', '"file": "https://x.vn/v.geojson"', ['data.villages.file']],
    ['no flag for sample data', /"sample": true,/, '', ['data.villages.sample']],
  ])('names the path of %s', (_, from, to, paths) => {
    expect(fieldsNamed(from, to)).toEqual(paths);
  });

  it.each([
    ['two operators of one id', '"id": "VinaPhone"', '"id": "viettel"', ['operators[1].id']],
    ['an alias of two operators', '"VTL"', '"VNPT"', ['operators[1].aliases[0]']],
    ['two technologies of one id', '"id": "5G"', '"id": "4G"', ['technologies[3].id']],
    ['two rules of one id', '"HN-5800-2017"', '"HD-26-2018"', ['rules[1].id']],
    ['bounds inside out', /"bounds": \[[^\]]*\]/, '"bounds": [106.18, 19.9, 105.53, 20.46]', ['bounds']],
    ['thresholds inside out', '"uncoveredShare": 0.01', '"uncoveredShare": 0.6', ['thresholds.uncoveredShare']],
    ['an end before its start', '"to": "2025-12-31"', '"to": "2023-01-31"', ['periods[0].to']],
    ['an era that ends before it starts', '"validTo": "2024-12-31"', '"validTo": "2020-12-31"', ['validTo']],
  ])('names the path of %s', (_, from, to, paths) => {
    expect(fieldsNamed(from, to)).toEqual(paths);
  });

  it('names periods that overlap', () => {
    const second = '},{ "id": "next", "from": "2025-12-31", "to": "2030-12-31", "goal": 0.5 }';
    expect(fieldsNamed(/(?<="goal": 0\.3\s*)\}/, second)).toEqual(['periods[1].from']);
  });

  it('names more operators and technologies than the analysis can tell apart', () => {
    const many = Array.from({ length: 4 }, (_, n) => `{"id":"X${n}","aliases":[],"colour":"#000000"}`).join(',');
    expect(fieldsNamed('"operators": [', `"operators": [${many},`)).toEqual(['operators']);
  });

  it('lists all that is wrong, not the first only', () => {
    expect(read('{"operators":[]}').issues.length).toBeGreaterThan(10);
  });

  it.each([
    ['', 'file-empty'],
    ['{', 'json-broken'],
    ['[]', 'profile-invalid'],
    ['null', 'profile-invalid'],
    [`{"x":${'['.repeat(1e6)}${']'.repeat(1e6)}}`, 'profile-invalid'],
  ])('answers what is no profile with an issue (%#)', (text, code) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    expect(result.issues[0]?.code).toBe(code);
  });
});
