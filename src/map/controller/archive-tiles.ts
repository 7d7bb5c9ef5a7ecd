import { addProtocol } from 'maplibre-gl';
import { PMTiles } from 'pmtiles';

/** Tiles out of PMTiles files, for the map's sources of `pmtiles://…`; loaded with the first such file. */

const opened = new Map<string, PMTiles>();

addProtocol('pmtiles', async ({ url }, { signal }) => {
  const [, address = '', z, x, y] = /^pmtiles:\/\/(.+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? [];
  const archive = opened.get(address) ?? new PMTiles(address);
  opened.set(address, archive);
  const tile = await archive.getZxy(Number(z), Number(x), Number(y), signal);
  // Where an archive has no tile there is nothing to draw: no fault.
  return { data: tile?.data ?? new ArrayBuffer(0) };
});

/** Address of an archive's tiles, as sources take it. */
export function archiveTiles(address: string): string {
  return `pmtiles://${address}/{z}/{x}/{y}`;
}
