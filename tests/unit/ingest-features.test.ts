import { describe, expect, it } from 'vitest';
import { FeatureSplitter } from '../../src/ingest/feature-splitter.ts';
import { readFibre } from '../../src/ingest/fibre.ts';
import { IssueLog } from '../../src/ingest/issue-log.ts';
import { readVillages, streamVillages } from '../../src/ingest/villages.ts';
import { briefs, collection, PROFILE, square, unwrap, villageFeature } from '../support/geojson-files.ts';

const line = (code: string): string =>
  JSON.stringify(villageFeature({ code }, { type: 'Polygon', coordinates: square(105.9, 20.2) }));
const file = (...lines: string[]): string => `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;

function read(text: string | Uint8Array) {
  const result = readVillages(text, 'v.geojson', PROFILE);
  return { codes: result.ok ? result.value.map(({ code }) => code) : null, issues: briefs(result) };
}

describe('finding the features of a GeoJSON', () => {
  it('reads the features wherever they stand among the other members', () => {
    const rest = '"type":"FeatureCollection","note":{"features":[{"a":"]}"}],"x":[1,[2]]},"n":-1.5e3,"t":true';
    for (const text of [`{${rest},"features":[${line('A')}]}`, `{"features":[${line('A')}],${rest}}`]) {
      expect(read(text)).toEqual({ codes: ['A'], issues: [] });
    }
  });

  it('takes byte order mark, white space and "features" inside the properties', () => {
    const nested = JSON.stringify(villageFeature({ code: 'A', features: [{ features: ['}]'] }], note: 'x "\\' }));
    expect(read(`\uFEFF \r\n\t{ "type" : "FeatureCollection" , "features" : [ ${nested} ] } \n`)).toEqual({
      codes: ['A'],
      issues: [],
    });
  });

  it('names a broken feature and keeps the rest', () => {
    const broken = [
      '{"type":"Feature","properties":{"code":"B",},"geometry":null}',
      '{"type":"Feature","properties":{"code":"B","geometry":null}',
      '{"type":"Feature","properties":{"code":"B},"geometry":null}',
      '{"type":"Feature","properties":{"code":"B"},"geometry":{"type":"Polygon","coordinates":[[[1,2]}}',
      'null',
      '"Feature"',
      '[[1,2]]',
      '17',
    ];
    for (const text of broken) {
      expect(read(file(line('A'), text, line('C'))), text).toEqual({ codes: ['A', 'C'], issues: ['2 json-broken!'] });
    }
  });

  it.each([
    ['a lone feature', `\n${line('A')} `, ['A']],
    ['whose type comes last', '{"properties":{"code":"A"},"geometry":null,"type":"Feature"}', ['A']],
    ['an array', `[${line('A')},\n${line('B')}]`, ['A', 'B']],
    ['one a line', `${line('A')}\r\n${line('B')}\n\n${line('C')}\n`, ['A', 'B', 'C']],
    ['record separators', `\u001E${line('A')}\n\u001E${line('B')}\n`, ['A', 'B']],
    ['collections, one a line', `${file(line('A'))}\n${file(line('B'), line('C'))}\n`, ['A', 'B', 'C']],
  ])('takes features that stand in no collection: %s', (_, text, codes) => {
    for (const chunkBytes of [7, 64, 1 << 16]) {
      const found: unknown[] = [];
      const splitter = new FeatureSplitter(new IssueLog('v'), (_row, feature) => found.push(feature));
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.subarray(at, at + chunkBytes));
      splitter.end();
      expect(found).toHaveLength(codes.length);
      expect(found).toMatchObject(codes.map((code) => ({ properties: { code } })));
    }
  });

  it('keeps the rows around a broken line of a sequence', () => {
    expect(read(`${line('A')}\n{"type":"Feature","properties":{"code":"B,"x":1}}\n${line('C')}\n`)).toEqual({
      codes: ['A', 'C'],
      issues: ['2 json-broken!'],
    });
  });

  it('takes words that are no JSON as unknown: they cost the value, and are said', () => {
    const odd = line('A').replace('"code":"A"', '"code":"A","a":NaN,"b":-Infinity,"c":"NaN \\"NaN","d":None');
    const found: unknown[] = [];
    const log = new IssueLog('v');
    const splitter = new FeatureSplitter(log, (_, feature) => found.push(feature));
    splitter.push(new TextEncoder().encode(file(odd)));
    expect(found).toMatchObject([{ properties: { code: 'A', a: null, b: null, c: 'NaN "NaN', d: null } }]);
    expect(log.list()).toMatchObject([{ severity: 'warning', code: 'json-broken', row: 1, found: 'NaN' }]);
  });

  it('replaces half a character pair, which nothing could show or write', () => {
    const found: unknown[] = [];
    const splitter = new FeatureSplitter(new IssueLog('v'), (_, feature) => found.push(feature));
    splitter.push(new TextEncoder().encode(file('{"properties":{"name":"Thôn \\ud83d","b":"\\uD83D\\uDE00"}}')));
    expect(found).toEqual([{ properties: { name: 'Thôn \uFFFD', b: '😀' } }]);
  });

  it('keeps the rows before the place where a file is cut short', () => {
    const whole = file(line('A'), line('B'), line('C'));
    const cut = whole.slice(0, whole.indexOf('"C"') + 20);
    expect(read(cut)).toEqual({ codes: ['A', 'B'], issues: ['3 json-broken!'] });
    expect(read(cut.slice(0, cut.indexOf('"C"') - 40))).toMatchObject({ codes: ['A', 'B'] });
    expect(read(whole.slice(0, whole.lastIndexOf(']')))).toEqual({
      codes: ['A', 'B', 'C'],
      issues: ['4 json-broken!'],
    });
    expect(read(whole.slice(0, whole.lastIndexOf('}')))).toEqual({ codes: ['A', 'B', 'C'], issues: ['json-broken!'] });
  });

  it('keeps rows between which a comma is missing, and says so', () => {
    expect(read(`{"type":"FeatureCollection","features":[${line('A')}\n${line('B')}]}`)).toEqual({
      codes: ['A', 'B'],
      issues: ['2 json-broken'],
    });
  });

  it('says what a file is that is no collection of features', () => {
    const found = (text: string) =>
      readVillages(text, 'v', PROFILE).issues.map(({ code, found: what }) => [code, what]);
    const unusable = ['nothing-usable', '0'];
    expect(found('')).toEqual([['file-empty', undefined], unusable]);
    expect(found(' \n\uFEFF')).toHaveLength(2);
    expect(found('{"type":"Topology","objects":{}}')).toEqual([['not-feature-collection', 'Topology'], unusable]);
    expect(found('{"type":"FeatureCollection","features":null}')).toEqual([
      ['not-feature-collection', 'FeatureCollection'],
      unusable,
    ]);
    expect(found('<html>404</html>')).toEqual([['json-broken', '<html>404</html>'], unusable]);
  });

  it('asks for UTF-8: another encoding is named, row by row where it can be', () => {
    const latin = Uint8Array.from(file(line('A'), line('B\u00e0')), (character) => character.charCodeAt(0) & 0xff);
    expect(read(latin)).toMatchObject({ codes: null });
    const bytes = new TextEncoder().encode(file(line('A'), line('Bx')));
    bytes[bytes.lastIndexOf('x'.charCodeAt(0))] = 0xe0;
    expect(read(bytes)).toEqual({ codes: ['A'], issues: ['2 file-unreadable!'] });
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...collection(villageFeature())].flatMap((c) => [c.charCodeAt(0), 0]),
    ]);
    expect(read(utf16).issues).toEqual(['file-unreadable!', 'nothing-usable!']);
  });

  it('lives through nesting a million deep and a very long text', () => {
    const deep = '['.repeat(1e6) + ']'.repeat(1e6);
    const deepFeature = `{"type":"Feature","properties":{"x":${deep}},"geometry":null}`;
    expect(read(file(line('A'), deepFeature, line('C')))).toEqual({ codes: ['A', 'C'], issues: ['2 json-broken!'] });
    expect(read(`{"x":${'{"a":'.repeat(1e6)}`).codes).toBeNull();
    const long = 'x'.repeat(5e6);
    const result = readVillages(file(JSON.stringify(villageFeature({ name: long, population: long }))), 'v', PROFILE);
    expect(unwrap(result)[0]?.name).toHaveLength(5e6);
    expect(result.issues[0]?.found).toHaveLength(80);
  });

  it('reads the same in chunks of any size as whole', async () => {
    const text = `\uFEFF${file(line('Thôn Ấp'), '{"type":}', line('B'), line('Ự'))}`;
    const bytes = new TextEncoder().encode(text);
    const whole = readVillages(text, 'v.geojson', PROFILE);
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      expect(await streamVillages(chunks(), 'v.geojson', PROFILE)).toEqual(whole);
    }
  });

  it('names a file whose reading breaks off, with the rows before it kept', async () => {
    const bytes = new TextEncoder().encode(file(line('A'), line('B')));
    async function* failing() {
      yield bytes.subarray(0, bytes.length - 40);
      throw new Error('EIO');
    }
    const result = await streamVillages(failing(), 'v.geojson', PROFILE);
    expect(unwrap(result).map(({ code }) => code)).toEqual(['A']);
    expect(briefs(result)).toEqual(['file-unreadable!', '2 json-broken!']);
  });

  it('lists a hundred issues of a code and counts the others', () => {
    const nowhere = Array.from({ length: 250 }, () => ({ type: 'Feature', properties: {}, geometry: null }));
    const cable = {
      type: 'LineString',
      coordinates: [
        [105.9, 20.2],
        [105.91, 20.2],
      ],
    };
    const result = readFibre(
      collection({ type: 'Feature', properties: null, geometry: cable }, ...nowhere),
      'f',
      PROFILE,
    );
    expect(result.issues).toHaveLength(101);
    expect(result.issues.at(-1)).toMatchObject({ code: 'more-issues', severity: 'error', found: '150' });
  });
});
