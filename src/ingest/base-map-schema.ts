import * as v from 'valibot';
import type { BaseMap } from '../model/base-map.ts';

/** The shape of `baseMaps` in a profile. Files are relative paths, servers are asked over TLS alone. */

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text'));
const named = { id: text, name: v.object({ vi: text, en: text }, 'object'), attribution: text };

export const baseMap = v.variant(
  'kind',
  [
    v.object({
      ...named,
      kind: v.literal('lines'),
      file: v.pipe(text, v.regex(/^(?![a-z][a-z0-9+.-]*:|[\\/])/i, 'relative path')),
      sample: v.boolean('true | false'),
    }),
    v.object({
      ...named,
      kind: v.literal('tiles'),
      tiles: v.pipe(
        text,
        v.regex(
          /^https:\/\/(?=.*\{(?:z|TileMatrix)\})(?=.*\{(?:x|TileCol)\})(?=.*\{(?:y|TileRow)\})\S+$/,
          'https://…{z}…{x}…{y} | https://…{TileMatrix}…{TileRow}…{TileCol}',
        ),
      ),
      tileSizePx: v.exactOptional(v.picklist([256, 512], '256 | 512')),
      maxZoom: v.exactOptional(
        v.pipe(v.number('number 0..24'), v.minValue(0, 'number 0..24'), v.maxValue(24, 'number 0..24')),
      ),
    }),
    v.object({
      ...named,
      kind: v.literal('pmtiles'),
      file: v.pipe(text, v.regex(/^(?:https:\/\/\S+|(?![a-z][a-z0-9+.-]*:|[\\/]).+)$/i, 'relative path | https://…')),
    }),
  ],
  'lines | tiles | pmtiles',
) satisfies v.GenericSchema<unknown, BaseMap>;
