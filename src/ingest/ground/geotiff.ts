import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { shown } from '../issue-log.ts';
import { statedSystem } from '../mapping/stated-system.ts';
import type { OpenedRaster, Raster } from './raster.ts';

/** One band of a GeoTIFF, read window by window: a file of 200 MB is never held whole. */

/** A tile or strip of more pixels than this is no raster that a program writes. */
const MOST_BLOCK_PIXELS = 64_000_000;

/** @throws never */
export async function openGeoTiff(blob: Blob): Promise<OpenedRaster> {
  try {
    const tiff = await GeoTIFF.fromSource(partsOf(blob));
    return await rasterOf(await tiff.getImage(0), blob.size);
  } catch (error) {
    return { ok: false, fault: { kind: 'broken', found: messageOf(error) } };
  }
}

/** The library's own reader of blobs wants a browser's `FileReader`. Beyond the end a part is shorter. */
function partsOf(blob: Blob) {
  const part = async (offset: number, length: number): Promise<ArrayBuffer> => {
    // A damaged file names places that are no numbers: with such a place Node ends the whole program.
    const from = Number.isSafeInteger(offset) ? Math.min(Math.max(0, offset), blob.size) : blob.size;
    const to = Number.isSafeInteger(offset + length) ? Math.min(Math.max(from, offset + length), blob.size) : from;
    return blob.slice(from, to).arrayBuffer();
  };
  return {
    fileSize: blob.size,
    fetch: (slices: readonly { readonly offset: number; readonly length: number }[]): Promise<ArrayBuffer[]> =>
      Promise.all(slices.map(({ offset, length }) => part(offset, length))),
    fetchSlice: async (slice: { readonly offset: number; readonly length: number }) => ({
      ...slice,
      data: await part(slice.offset, slice.length),
    }),
    close: async () => {},
  };
}

async function rasterOf(image: GeoTIFFImage, size: number): Promise<OpenedRaster> {
  const needed = await lastByte(image);
  if (!(needed <= size)) {
    return { ok: false, fault: { kind: 'not-whole', found: String(size), expected: String(needed) } };
  }
  const blockPixels = image.getTileWidth() * image.getTileHeight();
  if (!(blockPixels <= MOST_BLOCK_PIXELS)) return { ok: false, fault: { kind: 'format', found: `${blockPixels}` } };
  const place = placeOf(image);
  if (place === null) return { ok: false, fault: { kind: 'not-placed' } };
  const stated = systemText(image);
  const crs = statedSystem(stated);
  if (crs === null || (crs.kind === 'other' && crs.definition === null)) {
    return { ok: false, fault: { kind: 'system', found: shown(stated) } };
  }
  const noData = image.getGDALNoData();
  const raster: Raster = {
    width: image.getWidth(),
    height: image.getHeight(),
    crs,
    ...place,
    async read({ left, top, right, bottom }) {
      const values = await image.readRasters({ window: [left, top, right, bottom], samples: [0], interleave: true });
      const read = new Float32Array(values.length);
      for (let i = 0; i < values.length; i++) {
        const value = Number(values[i]);
        read[i] = value === noData ? Number.NaN : value;
      }
      return read;
    },
  };
  return { ok: true, raster };
}

/** Where the last tile or strip of the image ends: a file that is shorter was cut. */
async function lastByte(image: GeoTIFFImage): Promise<number> {
  const directory = image.getFileDirectory();
  const tiled = directory.hasTag('TileOffsets');
  const offsets = await directory.loadValue(tiled ? 'TileOffsets' : 'StripOffsets');
  const lengths = await directory.loadValue(tiled ? 'TileByteCounts' : 'StripByteCounts');
  let last = 0;
  // A part that is not in the list of lengths cannot be read either.
  for (let i = 0; i < (offsets?.length ?? 0); i++) {
    last = Math.max(last, Number(offsets?.[i] ?? Number.NaN) + Number(lengths?.[i] ?? Number.NaN));
  }
  return last;
}

/** Null where the file does not say where it lies, or lies turned. */
function placeOf(image: GeoTIFFImage): Pick<Raster, 'x0' | 'y0' | 'stepX' | 'stepY'> | null {
  const transformation: unknown = image.getFileDirectory().getValue('ModelTransformation');
  if (isNumbers(transformation) && [transformation[1], transformation[4]].some((turn) => turn !== 0)) return null;
  try {
    const [x = Number.NaN, y = Number.NaN] = image.getOrigin();
    const [stepX = Number.NaN, stepY = Number.NaN] = image.getResolution();
    // Of which pixel the place is stated: any corner or middle of one, where the library takes the first.
    const tie: unknown = image.getFileDirectory().getValue('ModelTiepoint');
    const [column = Number.NaN, row = Number.NaN] = isNumbers(tie) ? Array.from(tie) : [0, 0];
    // Whole numbers are corners of pixels where pixels are areas, else their middles.
    const half = image.pixelIsArea() ? 0.5 : 0;
    const place = { x0: x + (half - column) * stepX, y0: y + (half - row) * stepY, stepX, stepY };
    return Object.values(place).every(Number.isFinite) && stepX !== 0 && stepY !== 0 ? place : null;
  } catch {
    return null;
  }
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || value instanceof Float64Array;
}

/** What the file states of its system, as `statedSystem` reads it: a code, else names. */
function systemText(image: GeoTIFFImage): string {
  const keys: Readonly<Record<string, unknown>> = image.getGeoKeys() ?? {};
  const codeOf = (code: unknown): string | null =>
    typeof code === 'number' && code > 0 && code !== USER_DEFINED ? `EPSG:${code}` : null;
  // Of a plane the degrees that it is made from are stated too: they are not its own.
  const isPlane = keys.GTModelTypeGeoKey !== undefined && keys.GTModelTypeGeoKey !== GEOGRAPHIC;
  if (isPlane) return codeOf(keys.ProjectedCSTypeGeoKey) ?? projectionText(keys);
  return codeOf(keys.GeographicTypeGeoKey) ?? String(keys.GTCitationGeoKey ?? keys.GeogCitationGeoKey ?? '');
}

const USER_DEFINED = 32767;
const GEOGRAPHIC = 2;
const TRANSVERSE_MERCATOR = 1;

/** A plane that is described by numbers, as well-known text: that is what VN-2000 often comes as. */
function projectionText(keys: Readonly<Record<string, unknown>>): string {
  const name = [keys.PCSCitationGeoKey, keys.GTCitationGeoKey, keys.GeogCitationGeoKey]
    .filter((one) => typeof one === 'string')
    .join(' ')
    .replace(/"/g, '');
  const datum = keys.GeographicTypeGeoKey === 4756 ? 'VN-2000' : keys.GeographicTypeGeoKey === 4326 ? 'WGS 84' : '';
  if (keys.ProjCoordTransGeoKey !== TRANSVERSE_MERCATOR) return `PROJCS["${name}",PROJECTION["other"]]`;
  const number = (key: string): number => {
    const value = keys[key];
    return typeof value === 'number' ? value : 0;
  };
  const parameters = [
    ['central_meridian', number('ProjNatOriginLongGeoKey')],
    ['latitude_of_origin', number('ProjNatOriginLatGeoKey')],
    ['scale_factor', number('ProjScaleAtNatOriginGeoKey')],
    ['false_easting', number('ProjFalseEastingGeoKey')],
    ['false_northing', number('ProjFalseNorthingGeoKey')],
  ] as const;
  const text = parameters.map(([key, value]) => `PARAMETER["${key}",${value}]`).join(',');
  return `PROJCS["${name} ${datum}",PROJECTION["Transverse_Mercator"],${text}]`;
}

function messageOf(error: unknown): string {
  return shown(error instanceof Error ? error.message : error);
}
