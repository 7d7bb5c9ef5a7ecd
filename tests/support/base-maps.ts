import type { Page } from 'playwright-core';
import { PNG_TILES, pmtilesFile, VECTOR_TILES, vectorTile } from './pmtiles-file.ts';
import { pngFile } from './png-file.ts';

/** Base maps beside the small province: files made here, served as a plain file server does. */

/** The tile of zoom 8 that the sample lies in. */
const TILE = [8, 203, 113] as const;

/** Imagery of one colour. */
export function imagery(colour: readonly [red: number, green: number, blue: number]): Uint8Array {
  return pmtilesFile({ type: PNG_TILES, tiles: [[...TILE, pngFile(4, 4, () => colour)]] });
}

/** One road across the tile, of this name. */
export function roadTiles(name: string): Uint8Array {
  const points = [
    [0, 0],
    [4096, 4096],
  ] as const;
  const layer = { name: 'roads', features: [{ kind: 'line' as const, points, properties: { kind: 'highway', name } }] };
  return pmtilesFile({
    type: VECTOR_TILES,
    tiles: [[...TILE, vectorTile([layer])]],
    metadata: { vector_layers: [{ id: 'roads' }, { id: 'water' }, { id: 'places' }] },
  });
}

/** One base map of a profile, whose name is whose it is. */
export const namedBaseMap = (id: string, rest: object) => ({
  id,
  name: { vi: `Nền ${id}`, en: id },
  attribution: `© ${id}`,
  ...rest,
});

/** From now on the profile has these, and each file is there in whole and in parts; null: it is not there. */
export async function serveBaseMaps(
  page: Page,
  change: { readonly baseMaps: readonly object[]; readonly ground?: object },
  files: Readonly<Record<string, Uint8Array | null>>,
): Promise<void> {
  await page.route('**/profile.json', async (route) => {
    const profile = await (await route.fetch()).json();
    await route.fulfill({ json: { ...profile, ...change } });
  });
  for (const [file, bytes] of Object.entries(files)) {
    await page.route(`**/${file}`, (route) => {
      if (bytes === null) return route.fulfill({ status: 404, body: '' });
      const { range } = route.request().headers();
      const [, from = 0, to = bytes.length - 1] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
      const body = Buffer.from(bytes.subarray(Number(from), Number(to) + 1));
      return route.fulfill({ status: range ? 206 : 200, body });
    });
  }
}
