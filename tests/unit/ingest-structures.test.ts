import { describe, expect, it } from 'vitest';
import { chooseInputs } from '../../src/ingest/choose-inputs.ts';
import { kindOfFile } from '../../src/ingest/kind-of-file.ts';
import { loadProvince } from '../../src/ingest/load-province.ts';
import { readStructures } from '../../src/ingest/structures.ts';
import { PROFILE } from '../support/province.ts';

const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const point = (properties: object, coordinates: unknown = [106, 20.2]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});
const read = (text: string, taken: readonly string[] = []) =>
  readStructures(text, 'structures.geojson', PROFILE, new Set(taken));
const codes = (text: string, taken?: readonly string[]) =>
  read(text, taken).issues.map(({ code, row, severity }) => [row, severity, code]);

describe('structures that could host', () => {
  it('are read with what is known; what is not known is null, other columns are kept', () => {
    const result = read(
      collection(
        point({ id: 'C1', kind: 'cột điện', height_m: '22,5', tenant_slots: 2, owner: 'EVN' }),
        point({ id: 17 }, [106.01, 20.21, 5]),
      ),
    );
    expect(result).toEqual({
      ok: true,
      issues: [],
      value: [
        { id: 'C1', kind: 'cột điện', location: [106, 20.2], heightM: 22.5, tenantSlots: 2, extra: { owner: 'EVN' } },
        { id: '17', kind: null, location: [106.01, 20.21], heightM: null, tenantSlots: null, extra: {} },
      ],
    });
  });

  it('without an id or a place, or with another’s id, are left out and named', () => {
    const text = collection(
      point({ id: 'C1' }),
      point({ kind: 'pole' }),
      point({ id: 'C2' }, [0, 0]),
      { type: 'Feature', properties: { id: 'C3' }, geometry: { type: 'LineString', coordinates: [] } },
      point({ id: 'C1' }),
      point({ id: 'MAST' }),
    );
    expect(codes(text, ['MAST'])).toEqual([
      [2, 'error', 'value-missing'],
      [3, 'error', 'coordinates-zero'],
      [4, 'error', 'geometry-wrong-type'],
      [5, 'error', 'duplicate-id'],
      [6, 'error', 'duplicate-id'],
    ]);
    const result = read(text, ['MAST']);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(['C1']);
  });

  it('with a broken height or number of places are kept, and the figure is unknown', () => {
    const text = collection(point({ id: 'C1', height_m: -3, tenant_slots: 'two' }));
    expect(codes(text)).toEqual([
      [1, 'warning', 'value-broken'],
      [1, 'warning', 'value-broken'],
    ]);
    expect(read(text)).toMatchObject({ value: [{ heightM: null, tenantSlots: null }] });
  });

  it('are recognised beside stations and fibre by their content', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(kindOfFile('a.geojson', bytes(collection(point({ id: 'C1', kind: 'pole' }))))).toBe('structures');
    expect(kindOfFile('a.geojson', bytes(collection(point({ id: 'C1', kind: 'olt' }))))).toBe('fibre');
    expect(kindOfFile('a.geojson', bytes(collection(point({ id: 'S', operator: 'Viettel' }))))).toBe('stations');
  });

  it('come with the province where the profile has them, and never share an id with one of its positions', async () => {
    const files: Record<string, string> = {
      'v.geojson': collection(),
      's.geojson': collection(point({ id: 's', operator: 'Viettel', technologies: '4G', position_id: 'P' })),
      'x.geojson': collection(point({ id: 'P' }), point({ id: 'Q', tenant_slots: 1 })),
    };
    const known = { sample: true, source: 'test', date: '2024-01-01', licence: 'test' };
    const profile = { ...PROFILE, data: { ...PROFILE.data, structures: { ...known, file: 'x.geojson' } } };
    const open = async ({ file }: { file: string }) => ({ ok: true, content: files[file] ?? '' }) as const;
    const { province, issues } = await loadProvince(profile, chooseInputs(profile, []), open);
    expect(province.structures.map(({ id }) => id)).toEqual(['Q']);
    expect(province.sources.at(-1)).toMatchObject({ role: 'structures', rows: 1, sample: true });
    expect(issues.filter(({ file }) => file === 'x.geojson').map(({ code }) => code)).toEqual(['duplicate-id']);
    // Under a person's own stations a sample is not used.
    const own = chooseInputs(profile, [{ role: 'stations', name: 'own.geojson' }]);
    expect(own.inputs.map(({ role }) => role)).not.toContain('structures');
  });
});
