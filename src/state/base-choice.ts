import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type { BaseMapView, ShownArchive } from '../map/view.ts';
import type { BaseMap, TilesBaseMap } from '../model/base-map.ts';

/** Base maps of the profile that were found, and which of them are drawn: a store of its own, which comes late. */

/** What of a base map the map takes. */
export type BaseContent =
  | { readonly kind: 'lines'; readonly lines: FeatureCollection }
  | { readonly kind: 'tiles'; readonly tiles: TilesBaseMap }
  | { readonly kind: 'archive'; readonly archive: ShownArchive };

export interface FoundBaseMap {
  readonly one: BaseMap;
  readonly content: BaseContent;
}

interface BaseChoice {
  readonly found: readonly FoundBaseMap[];
}

export const useBaseMaps = create<BaseChoice>()(() => ({ found: [] }));

/** The one that was chosen; else those that can lie over one another: one of pictures, one of vector tiles, all lines. */
export function drawnBaseMaps(found: readonly FoundBaseMap[], chosen: string | null): readonly FoundBaseMap[] {
  const own = found.filter(({ one }) => one.id === chosen);
  if (own.length > 0) return own;
  // An address may have newer pictures than a file.
  const pictures = found.find(({ content }) => content.kind === 'tiles') ?? found.find(isImagery);
  const vectors = found.find((map) => map.content.kind === 'archive' && !isImagery(map));
  return found.filter((map) => map.content.kind === 'lines' || map === pictures || map === vectors);
}

function isImagery({ content }: FoundBaseMap): boolean {
  return content.kind === 'archive' && content.archive.content === 'imagery';
}

/** What the map draws of these. */
export function baseViewOf(drawn: readonly FoundBaseMap[]): Omit<BaseMapView, 'relief' | 'tint'> {
  const contents = drawn.map(({ content }) => content);
  return {
    lines: contents.flatMap((one) => (one.kind === 'lines' ? [one.lines] : [])),
    tiles: contents.flatMap((one) => (one.kind === 'tiles' ? [one.tiles] : [])),
    archives: contents.flatMap((one) => (one.kind === 'archive' ? [one.archive] : [])),
    attributions: drawn.map(({ one }) => one.attribution),
  };
}
