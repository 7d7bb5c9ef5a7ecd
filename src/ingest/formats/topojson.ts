import { isRecord } from '../fields.ts';
import { decoded, encodingOf } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';

export interface TopologyRead {
  readonly rows: readonly RawRow[];
  readonly layers: readonly string[];
  readonly layer: string;
}

const MOST_POSITIONS = 20_000_000;

/**
 * One object of a TopoJSON: the chosen one, else that with the most features.
 *
 * @throws Refusal
 */
export async function topologyOf(bytes: Uint8Array, chosen?: string): Promise<TopologyRead> {
  const { feature } = await import('topojson-client');
  try {
    const given: unknown = JSON.parse(decoded(bytes, encodingOf(bytes)).replace(/^\uFEFF/, ''));
    if (!isTopology(given))
      throw new Refusal('not-feature-collection', { found: '{…}', expected: 'FeatureCollection' });
    const layers = Object.keys(given.objects);
    const sizeOf = (layer: string): number => {
      const object = given.objects[layer];
      return object?.type === 'GeometryCollection' && Array.isArray(object.geometries) ? object.geometries.length : 1;
    };
    const largest = layers.reduce((best, layer) => (sizeOf(layer) > sizeOf(best) ? layer : best), layers[0] ?? '');
    const layer = layers.find((name) => name === chosen) ?? largest;
    const object = given.objects[layer];
    if (object === undefined) throw new Refusal('file-empty');
    // A small file can name one long arc a million times.
    if (positionsIn(object, given.arcs) > MOST_POSITIONS)
      throw new Refusal('archive-refused', { found: layer, expected: 'size' });
    const made = feature(given, object);
    const features = made.type === 'FeatureCollection' ? made.features : [made];
    const rows = features.map(({ properties, geometry }, index) => ({
      row: index + 1,
      properties: properties ?? {},
      geometry,
    }));
    return { rows, layers, layer };
  } catch (error) {
    throw refusalOf(error, 'TopoJSON');
  }
}

function positionsIn(value: unknown, arcs: readonly unknown[]): number {
  if (typeof value === 'number') {
    const arc = arcs[value < 0 ? ~value : value];
    return Array.isArray(arc) ? arc.length : 1;
  }
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + positionsIn(item, arcs), 0);
  if (!isRecord(value)) return 0;
  return positionsIn(value.arcs, arcs) + positionsIn(value.geometries, arcs);
}

/** What the library goes by; anything worse makes it throw, which is caught. */
function isTopology(value: unknown): value is TopoJSON.Topology {
  return isRecord(value) && value.type === 'Topology' && isRecord(value.objects) && Array.isArray(value.arcs);
}
