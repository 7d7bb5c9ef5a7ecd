import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { Source } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/ingest/profile.ts';
import { archiveFault, describeArchive } from '../../src/ingest/tile-archive.ts';
import { ARCHIVE_SOURCE, tileArchiveLayers } from '../../src/map/layers/base-archive.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { BASE_LAYERS } from '../../src/map/z-order.ts';
import { type PmtilesContent, PNG_TILES, pmtilesFile, VECTOR_TILES } from '../support/pmtiles-file.ts';

/** A file of a plain server: parts of it, by place and length. */
function served(bytes: Uint8Array): Source {
  return {
    getKey: () => 'base.pmtiles',
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.slice(offset, offset + length)).buffer }),
  };
}

function archiveBytes(content: Partial<PmtilesContent> = {}): Uint8Array {
  const tiles = [[8, 203, 113, Uint8Array.of(1)] as const, [12, 3252, 1812, Uint8Array.of(2)] as const];
  return pmtilesFile({ type: VECTOR_TILES, tiles, ...content });
}

function archive(content: Partial<PmtilesContent>): Source {
  return served(archiveBytes(content));
}

function failing(reason: Error): Source {
  return { getKey: () => 'base.pmtiles', getBytes: () => Promise.reject(reason) };
}

const layers = (...ids: readonly string[]) => ({ vector_layers: ids.map((id) => ({ id })) });

describe('a PMTiles file says of itself', () => {
  it.each([
    ['protomaps', layers('earth', 'water', 'roads', 'places')],
    ['openmaptiles', layers('water', 'waterway', 'transportation', 'place')],
  ] as const)('that its tiles are of the %s schema, and their zooms and bounds', async (schema, metadata) => {
    expect(await describeArchive(archive({ metadata, bounds: [105.5, 19.9, 106.2, 20.5] }))).toEqual({
      content: schema,
      minZoom: 8,
      maxZoom: 12,
      bounds: [105.5, 19.9, 106.2, 20.5],
    });
  });

  it('that it is imagery', async () => {
    expect(await describeArchive(archive({ type: PNG_TILES }))).toMatchObject({ content: 'imagery', bounds: null });
  });

  it.each([
    ['layers of another schema', archive({ metadata: layers('thua_dat') }), /layers thua_dat: expected roads/],
    ['no layers named', archive({ metadata: { vector_layers: 'roads' } }), /expected roads/],
    ['tiles of an unknown kind', archive({ type: 9 }), /kind 9/],
    ['another file', served(new TextEncoder().encode('<!doctype html>'.repeat(20))), /magic number/],
    ['an empty file', served(new Uint8Array(0)), /./],
  ])('nothing that can be drawn: %s', async (_, source, reason) => {
    await expect(describeArchive(source)).rejects.toThrow(reason);
  });

  it.each([
    ['layers of another schema', archive({ metadata: layers('thua_dat') }), { kind: 'layers', found: 'thua_dat' }],
    ['tiles of an unknown kind', archive({ type: 9 }), { kind: 'tile-kind', found: '9' }],
    ['another file', served(new TextEncoder().encode('<!doctype html>'.repeat(20))), { kind: 'content' }],
    ['half a file', served(archiveBytes().slice(0, 100)), { kind: 'damaged' }],
    ['no answer', failing(new TypeError('Failed to fetch')), { kind: 'network' }],
    ['a server that says no', failing(new Error('Bad response code: 403')), { kind: 'status', found: '403' }],
    ['a server of whole files', failing(new Error('Server returned no content-length header')), { kind: 'parts' }],
  ])('why, in a word and what was found: %s', async (_, source, why) => {
    const reason = await describeArchive(source).catch((thrown: unknown) => thrown);
    expect(archiveFault(reason)).toMatchObject(why);
  });
});

describe.each(['protomaps', 'openmaptiles'] as const)('layers of %s tiles', (schema) => {
  it.each(['light', 'dark'] as const)('are valid and have their places in the one list (%s)', (theme) => {
    const drawn = tileArchiveLayers(schema, theme, PALETTES[theme]);
    const sources = { [ARCHIVE_SOURCE]: { type: 'vector' as const, tiles: ['pmtiles://x/{z}/{x}/{y}'] } };
    expect(validateStyleMin({ version: 8, sources, layers: [...drawn] }).map(({ message }) => message)).toEqual([]);
    const ids = drawn.map(({ id }) => id);
    expect(BASE_LAYERS.filter((id) => ids.includes(id))).toEqual(ids);
  });

  it('name places in Vietnamese', () => {
    const [name] = tileArchiveLayers(schema, 'light', PALETTES.light).flatMap((layer) =>
      layer.id === 'base-place' && layer.type === 'symbol' ? [layer.layout?.['text-field']] : [],
    );
    expect(name).toEqual(['coalesce', ['get', 'name:vi'], ['get', 'name'], '']);
  });
});

describe('a profile names a PMTiles file', () => {
  const named = (file: string) => {
    const baseMaps = [{ id: 'nen', kind: 'pmtiles', name: { vi: 'Nền', en: 'Base' }, attribution: 'OSM', file }];
    const { issues } = readProfile(JSON.stringify({ baseMaps }), 'profile.json');
    return issues.filter(({ field }) => field?.startsWith('baseMaps')).map(({ field }) => field);
  };

  it.each(['base.pmtiles', 'nen/base.pmtiles', 'https://tiles.example.vn/ninh-binh.pmtiles'])('%s', (file) => {
    expect(named(file)).toEqual([]);
  });

  it.each(['http://tiles.example.vn/a.pmtiles', '/etc/a.pmtiles', 'data:x', 'pmtiles://a'])('not %s', (file) => {
    expect(named(file)).toEqual(['baseMaps[0].file']);
  });
});
