import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import type { TileSchema, TilesBaseMap } from '../model/base-map.ts';
import { KIND_FIELDS, NAME_FIELDS, TILE_PARTS, type TilePart } from './base-parts.ts';
import { type PaperFrame, pointOnPaper } from './paper.ts';
import type { BaseFeature, BasePart } from './print-base.ts';
import type { ShownArchive } from './view.ts';

/** Base maps in tiles, for paper: those of a sheet are fetched once, in the detail that it can show. */

const DRAWN_PARTS = ['water', 'stream', 'rail', 'street', 'highway', 'place'] as const;
const VECTOR_TILES_ACROSS = 4;
const PICTURES_ACROSS = 6;
/** An archive that begins with near zooms alone would bring thousands. */
const MOST_TILES = 80;
const PX_PER_MM = 200 / 25.4;

interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Roads, waters and places of the sheet. A tile that cannot be had is left out, as on the map. */
export async function archiveFeatures(
  { address, content, minZoom, maxZoom }: ShownArchive,
  frame: PaperFrame,
  signal: AbortSignal,
): Promise<readonly BaseFeature[]> {
  if (content === 'imagery') return [];
  const archive = new PMTiles(address);
  const found = tilesOfSheet(frame, VECTOR_TILES_ACROSS, { minZoom, maxZoom }).map(async (tile) => {
    const answer = await archive.getZxy(tile.z, tile.x, tile.y, signal).catch(() => undefined);
    return answer ? vectorFeatures(new Uint8Array(answer.data), content, tile) : [];
  });
  return (await Promise.all(found)).flat();
}

/** What is drawn of a vector tile. */
export function vectorFeatures(bytes: Uint8Array, schema: TileSchema, { z, x, y }: Tile): readonly BaseFeature[] {
  const { layers } = new VectorTile(new PbfReader(bytes));
  const found = TILE_PARTS[schema];
  const hasOwnNames = found.highwayName.layer !== found.highway.layer;
  const wanted: readonly (readonly [BasePart, TilePart])[] = [
    ...DRAWN_PARTS.map((part) => [part, found[part]] as const),
    ...(hasOwnNames ? [['roadName', found.highwayName] as const] : []),
  ];
  return wanted.flatMap(([part, of]) => {
    const layer = layers[of.layer];
    const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i));
    return features.flatMap((feature): readonly BaseFeature[] => {
      if (!feature || !isOfPart(feature, of, schema)) return [];
      const { geometry } = feature.toGeoJSON(x, y, z);
      return [{ part, geometry, name: firstText(feature, NAME_FIELDS), widthM: null }];
    });
  });
}

function isOfPart(feature: VectorTileFeature, { shape, kinds }: TilePart, schema: TileSchema): boolean {
  const isShape = shape === undefined || feature.type === (shape === 'Polygon' ? 3 : 2);
  return isShape && (kinds === undefined || kinds.includes(firstText(feature, KIND_FIELDS[schema])));
}

function firstText({ properties }: VectorTileFeature, fields: readonly string[]): string {
  const found = fields.map((field) => properties[field]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

/** Gives one tile's picture; null: there is none. */
type PictureOf = (tile: Tile) => Promise<Blob | null>;

/** Imagery or a drawn map under the sheet, as the address of a picture; null: none of its tiles came. */
export async function tilesOnPaper(
  base: TilesBaseMap | ShownArchive,
  frame: PaperFrame,
  signal: AbortSignal,
): Promise<string | null> {
  const { pictureOf, zooms } = 'tiles' in base ? ofAddress(base, signal) : ofArchive(base, signal);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(frame.widthMm * PX_PER_MM);
  canvas.height = Math.round(frame.heightMm * PX_PER_MM);
  const drawing = canvas.getContext('2d');
  const point = pointOnPaper(frame);
  const corner = ({ z, x, y }: Tile): readonly [number, number] => {
    const [xMm, yMm] = point([(x / 2 ** z) * 360 - 180, latitudeOfRow(y / 2 ** z)]);
    return [Math.round(xMm * PX_PER_MM), Math.round(yMm * PX_PER_MM)];
  };
  const drawn = tilesOfSheet(frame, PICTURES_ACROSS, zooms).map(async (tile) => {
    const blob = await pictureOf(tile).catch(() => null);
    const picture = blob && (await createImageBitmap(blob).catch(() => null));
    if (!picture || !drawing) return false;
    const [left, top] = corner(tile);
    const [right, bottom] = corner({ z: tile.z, x: tile.x + 1, y: tile.y + 1 });
    drawing.drawImage(picture, left, top, right - left, bottom - top);
    picture.close();
    return true;
  });
  return (await Promise.all(drawn)).includes(true) ? canvas.toDataURL('image/jpeg', 0.85) : null;
}

interface PictureTiles {
  readonly pictureOf: PictureOf;
  readonly zooms: Zooms;
}

function ofAddress({ tiles, maxZoom = 19 }: TilesBaseMap, signal: AbortSignal): PictureTiles {
  return {
    zooms: { minZoom: 0, maxZoom },
    pictureOf: async (tile) => {
      const at = tiles.replace(/\{([zxy])\}/g, (_, axis: 'z' | 'x' | 'y') => String(tile[axis]));
      const answer = await fetch(at, { signal });
      return answer.ok ? answer.blob() : null;
    },
  };
}

function ofArchive({ address, minZoom, maxZoom }: ShownArchive, signal: AbortSignal): PictureTiles {
  const archive = new PMTiles(address);
  return {
    zooms: { minZoom, maxZoom },
    pictureOf: async ({ z, x, y }) => {
      const answer = await archive.getZxy(z, x, y, signal);
      return answer ? new Blob([answer.data]) : null;
    },
  };
}

interface Zooms {
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Tiles that a sheet shows, in the zoom of which at most so many are across it. */
export function tilesOfSheet(
  { box: [west, south, east, north] }: Pick<PaperFrame, 'box'>,
  mostAcross: number,
  { minZoom, maxZoom }: Zooms,
): readonly Tile[] {
  const fitting = Math.floor(Math.log2((mostAcross * 360) / (east - west)));
  const z = Math.min(maxZoom, Math.max(minZoom, fitting));
  const count = 2 ** z;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * count);
  const [left, right] = [column(west), column(east)];
  const [top, bottom] = [Math.floor(rowOfLatitude(north) * count), Math.floor(rowOfLatitude(south) * count)];
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  if (columns * rows > MOST_TILES) return [];
  return Array.from({ length: columns * rows }, (_, i) => ({
    z,
    x: left + (i % columns),
    y: top + Math.floor(i / columns),
  }));
}

/** Part of the way from the north to the south of Web Mercator. */
function rowOfLatitude(latDeg: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latDeg * Math.PI) / 360)) / (2 * Math.PI);
}

function latitudeOfRow(row: number): number {
  return (360 / Math.PI) * (Math.atan(Math.exp((0.5 - row) * 2 * Math.PI)) - Math.PI / 4);
}
