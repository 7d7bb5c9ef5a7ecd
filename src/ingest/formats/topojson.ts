import { isRecord } from '../fields.ts';
import { hasEscapedSurrogate, wellFormed } from '../lenient-json.ts';
import { decoded, encodingOf } from './encoding.ts';
import { featureRow } from './feature-row.ts';
import { type Layer, rowsLayer } from './layer.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { CRS_BYTES, crsInJson } from './stated-crs.ts';

const MOST_POSITIONS = 20_000_000;

/**
 * Each object of a TopoJSON is a layer.
 *
 * @throws Refusal
 */
export async function topologyLayers(bytes: Uint8Array): Promise<readonly Layer[]> {
  const { feature } = await import('topojson-client');
  try {
    const text = decoded(bytes, encodingOf(bytes)).replace(/^\uFEFF/, '');
    const given: unknown = JSON.parse(text);
    const topology = hasEscapedSurrogate(text) ? wellFormed(given) : given;
    if (!isTopology(topology))
      throw new Refusal('not-feature-collection', { found: '{…}', expected: 'FeatureCollection' });
    const crs = crsInJson(text.slice(0, CRS_BYTES)) ?? crsInJson(text.slice(-CRS_BYTES));
    let left = MOST_POSITIONS;
    return Object.entries(topology.objects).map(([name, object]) => {
      // A small file can name one long arc a million times.
      left -= positionsIn(object, topology.arcs);
      if (left < 0) throw new Refusal('archive-refused', { found: name, expected: 'size' });
      const made = feature(topology, object);
      const features = made.type === 'FeatureCollection' ? made.features : [made];
      const rows = features.map((one, index) => featureRow(index + 1, one));
      return rowsLayer(name, 'topojson', rows, { crs });
    });
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
