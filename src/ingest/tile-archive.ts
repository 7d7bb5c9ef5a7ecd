import { type Header, PMTiles, type Source, TileType } from 'pmtiles';
import type { TileArchive, TileSchema } from '../model/base-map.ts';
import { shown } from './issue-log.ts';

/** What a PMTiles file holds, by its header and metadata: its first 16 kB and one part more. */

/** Layers that tell a schema: only it has them. */
const TOLD_BY: Readonly<Record<TileSchema, string>> = { protomaps: 'roads', openmaptiles: 'transportation' };
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

/**
 * @param source An address, or anything that gives parts of the file.
 * @throws Error Where it cannot be fetched, is no archive, or has tiles that nothing here can draw.
 */
export async function describeArchive(source: Source | string): Promise<TileArchive> {
  const archive = new PMTiles(source);
  const header = await archive.getHeader();
  const { minZoom, maxZoom, tileType } = header;
  const about = { minZoom, maxZoom, bounds: boundsOf(header) };
  if (PICTURES.includes(tileType)) return { content: 'imagery', ...about };
  if (tileType !== TileType.Mvt) throw new Error(`tiles of kind ${tileType}: expected vector tiles or pictures`);
  const layers = layersOf(await archive.getMetadata());
  const content = (['protomaps', 'openmaptiles'] as const).find((schema) => layers.includes(TOLD_BY[schema]));
  if (content === undefined) {
    const expected = Object.values(TOLD_BY).join(' | ');
    throw new Error(`layers ${shown(layers.join(', '))}: expected ${expected} among them`);
  }
  return { content, ...about };
}

function boundsOf({ minLon, minLat, maxLon, maxLat }: Header): TileArchive['bounds'] {
  return minLon < maxLon && minLat < maxLat ? [minLon, minLat, maxLon, maxLat] : null;
}

/** Names in `vector_layers` of the metadata. */
function layersOf(metadata: unknown): readonly string[] {
  const listed: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'vector_layers') : [];
  const layers: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return layers.flatMap((layer) => {
    const id: unknown = typeof layer === 'object' && layer !== null ? Reflect.get(layer, 'id') : null;
    return typeof id === 'string' ? [id] : [];
  });
}
