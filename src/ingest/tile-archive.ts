import { type Header, PMTiles, type Source, TileType } from 'pmtiles';
import type { BaseFaultReason, TileArchive, TileSchema } from '../model/base-map.ts';
import { shown } from './issue-log.ts';

/** What a PMTiles file holds, by its header and metadata: its first 16 kB and one part more. */

/** Layers that tell a schema: only it has them. */
const TOLD_BY: Readonly<Record<TileSchema, string>> = { protomaps: 'roads', openmaptiles: 'transportation' };
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

/** An archive that was read, and has nothing that can be drawn. */
class NothingToDraw extends Error {
  readonly why: BaseFaultReason;

  constructor(why: BaseFaultReason, message: string) {
    super(message);
    this.why = why;
  }
}

/** Why an archive, or a tile of it, could not be read: by what `describeArchive`, its library or the browser threw. */
export function archiveFault(reason: unknown): BaseFaultReason {
  if (reason instanceof NothingToDraw) return reason.why;
  const text = reason instanceof Error ? reason.message : String(reason);
  const [, status] = /Bad response code: (\d{3})/.exec(text) ?? [];
  if (status !== undefined) return { kind: 'status', found: status };
  if (/content-length|Byte Serving|range/i.test(text)) return { kind: 'parts' };
  if (/magic number|spec version/i.test(text)) return { kind: 'content' };
  // Browsers throw a TypeError where no answer came; each with words of its own.
  if (reason instanceof TypeError && /fetch|network|load failed/i.test(text)) return { kind: 'network' };
  return { kind: 'damaged', found: shown(text) };
}

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
  if (tileType !== TileType.Mvt) {
    const why = { kind: 'tile-kind', found: String(tileType) } as const;
    throw new NothingToDraw(why, `tiles of kind ${tileType}: expected vector tiles or pictures`);
  }
  const layers = layersOf(await archive.getMetadata());
  const content = (['protomaps', 'openmaptiles'] as const).find((schema) => layers.includes(TOLD_BY[schema]));
  if (content === undefined) {
    const expected = Object.values(TOLD_BY).join(' | ');
    const found = shown(layers.join(', '));
    throw new NothingToDraw({ kind: 'layers', found }, `layers ${found}: expected ${expected} among them`);
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
