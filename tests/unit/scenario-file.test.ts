import { describe, expect, it } from 'vitest';
import { scenarioFile } from '../../src/export/scenario-file.ts';
import { inWords } from '../../src/i18n/issues.ts';
import { readScenarioFile } from '../../src/ingest/scenario-file.ts';
import type { Scenario } from '../../src/model/scenario.ts';

const DATA = { provinceId: 'ninh-binh', sha256: '0f'.repeat(32) };
const SCENARIO: Scenario = {
  id: 's1',
  name: 'Dùng chung ở Kim Sơn',
  created: '2026-01-02T03:04:05.678Z',
  changed: '2026-01-02T03:04:05.678Z',
  data: DATA,
  edits: [
    { kind: 'move', station: 'NB-1', location: [105.9, 20.2] },
    { kind: 'share', station: 'NB-2', host: '~NB-3' },
  ],
};
const SOURCE = {
  role: 'stations',
  file: 's.geojson',
  date: '2025-06-30',
  licence: null,
  origin: null,
  sample: true,
  rows: 2,
} as const;
const TEXT = scenarioFile(SCENARIO, { profile: { id: 'ninh-binh', name: { vi: 'Ninh Bình' } } }, [SOURCE]);
const altered = (change: (document: Record<string, unknown> & { scenario: Record<string, unknown> }) => void) => {
  const document = JSON.parse(TEXT);
  change(document);
  return readScenarioFile(JSON.stringify(document), DATA);
};
const codes = (read: ReturnType<typeof readScenarioFile>) => read.issues.map(({ code, field }) => field ?? code);

describe('a scenario file', () => {
  it('names the province and the files it was made for, and says that they are samples', () => {
    expect(JSON.parse(TEXT)).toMatchObject({
      kind: 'song-chung-scenario',
      version: 1,
      province: { id: 'ninh-binh', name: 'Ninh Bình' },
      sources: [{ role: 'stations', file: 's.geojson', date: '2025-06-30', sample: true }],
      sample: true,
    });
  });

  it('is read with a byte order mark, too', () => {
    expect(readScenarioFile(`\uFEFF${TEXT}`, DATA)).toMatchObject({ ok: true, scenario: SCENARIO });
  });

  it('for other files of the same province comes with a warning, and still names those it was made for', () => {
    const read = readScenarioFile(TEXT, { ...DATA, sha256: 'e'.repeat(64) });
    expect(read).toEqual({ ok: true, scenario: SCENARIO, issues: [{ code: 'data-changed' }] });
  });

  it('of another province is refused, and both are named', () => {
    expect(readScenarioFile(TEXT, { ...DATA, provinceId: 'ha-nam' })).toEqual({
      ok: false,
      issues: [{ code: 'other-province', found: 'ninh-binh', expected: 'ha-nam' }],
    });
  });

  it('that is no JSON, or of something else, or of a later version, is refused as such', () => {
    expect(codes(readScenarioFile('{"kind":', DATA))).toEqual(['not-json']);
    expect(codes(readScenarioFile('', DATA))).toEqual(['not-json']);
    for (const other of ['null', '[]', '{"type":"FeatureCollection","features":[]}'])
      expect(codes(readScenarioFile(other, DATA))).toEqual(['not-a-scenario']);
    expect(codes(altered((document) => Object.assign(document, { version: 2 })))).toEqual(['newer-version']);
    expect(codes(altered((document) => Object.assign(document, { version: '1' })))).toEqual(['version']);
  });

  it('says what a figure that cannot be should have been', () => {
    const edit = { kind: 'change', station: 'NB-1', fields: { frequencyMhz: -1800 } };
    const read = altered((document) => Object.assign(document.scenario, { edits: [edit] }));
    expect(read).toEqual({
      ok: false,
      issues: [
        {
          code: 'damaged',
          field: 'scenario.edits.0.fields.frequencyMhz',
          found: '-1800',
          expected: 'number 30..100000',
        },
      ],
    });
    expect(inWords('number 30..100000', 'vi')).toBe('số 30..100000');
  });

  it('that is damaged is refused with the path of the damage', () => {
    const damage = (path: string, edit: unknown) => {
      const read = altered((document) => Object.assign(document.scenario, { edits: [SCENARIO.edits[0], edit] }));
      expect([read.ok, codes(read)]).toEqual([false, [path]]);
    };
    damage('scenario.edits.1.station', { kind: 'unshare' });
    damage('scenario.edits.1.kind', { kind: 'explode', station: 'NB-1' });
    damage('scenario.edits.1.location.0', { kind: 'move', station: 'NB-1', location: [999, 20] });
    damage('scenario.edits.1.location', { kind: 'move', station: 'NB-1', location: null });
    damage('scenario.edits.1.fields.heightM', { kind: 'change', station: 'NB-1', fields: { heightM: '40' } });
    damage('scenario.edits.1.fields.position', { kind: 'change', station: 'NB-1', fields: { position: 'x' } });
    const field = (name: string, value: unknown) =>
      damage(`scenario.edits.1.fields.${name}`, { kind: 'change', station: 'NB-1', fields: { [name]: value } });
    for (const impossible of [-1800, 0, 1e9, '1800']) field('frequencyMhz', impossible);
    for (const impossible of [1000, -1000, '58']) field('eirpDbm', impossible);
    field('areaClass', 'rural');
    field('owner', 7);
    field('servedOperators', 'VinaPhone');
    damage('scenario.edits.1.fields.servedOperators.1', {
      kind: 'change',
      station: 'NB-1',
      fields: { servedOperators: ['VinaPhone', null] },
    });
    expect(codes(altered((document) => Object.assign(document.scenario, { changed: 'yesterday' })))).toEqual([
      'scenario.changed',
    ]);
    expect(codes(altered((document) => Object.assign(document, { scenario: null })))).toEqual(['scenario']);
  });
});
