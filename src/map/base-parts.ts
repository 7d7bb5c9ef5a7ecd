import type { TileSchema } from '../model/base-map.ts';

/** Where the tiles of a known schema keep what is drawn of them: one table for the map and for paper. */
export interface TilePart {
  readonly layer: string;
  readonly shape?: 'LineString' | 'Polygon';
  /** Its kind or class is one of these; absent: any. */
  readonly kinds?: readonly string[];
}

export type TilePartName = 'water' | 'stream' | 'rail' | 'street' | 'highway' | 'streamName' | 'highwayName' | 'place';

/** Fields with the kind, the first that is there. Version 3 of Protomaps had them under another name. */
export const KIND_FIELDS: Readonly<Record<TileSchema, readonly string[]>> = {
  protomaps: ['kind', 'pmap:kind'],
  openmaptiles: ['class'],
};

/** In Vietnamese where the tiles know it; else as it is written there. */
export const NAME_FIELDS = ['name:vi', 'name'] as const;

/** Roads of a kind more are those of version 3. */
const PROTOMAPS_HIGHWAY = ['highway', 'major_road', 'medium_road'];
const OPENMAPTILES_HIGHWAY = ['motorway', 'trunk', 'primary', 'secondary'];

export const TILE_PARTS: Readonly<Record<TileSchema, Readonly<Record<TilePartName, TilePart>>>> = {
  protomaps: {
    water: { layer: 'water', shape: 'Polygon' },
    stream: { layer: 'water', shape: 'LineString' },
    rail: { layer: 'roads', kinds: ['rail'] },
    street: { layer: 'roads', kinds: ['minor_road'] },
    highway: { layer: 'roads', kinds: PROTOMAPS_HIGHWAY },
    streamName: { layer: 'water', shape: 'LineString' },
    highwayName: { layer: 'roads', kinds: PROTOMAPS_HIGHWAY },
    place: { layer: 'places', kinds: ['locality'] },
  },
  openmaptiles: {
    water: { layer: 'water', shape: 'Polygon' },
    stream: { layer: 'waterway', shape: 'LineString' },
    rail: { layer: 'transportation', kinds: ['rail'] },
    street: { layer: 'transportation', kinds: ['tertiary', 'minor'] },
    highway: { layer: 'transportation', kinds: OPENMAPTILES_HIGHWAY },
    streamName: { layer: 'waterway', shape: 'LineString' },
    highwayName: { layer: 'transportation_name', kinds: OPENMAPTILES_HIGHWAY },
    place: { layer: 'place', kinds: ['city', 'town', 'village'] },
  },
};
