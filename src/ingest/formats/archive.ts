import type { ByteSource, Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal } from './refusal.ts';
import { dbfLayer, shapefileLayer } from './shapefile.ts';
import { unzipped } from './unzip.ts';

/**
 * An archive's files, each read as it would be by itself: a Shapefile's parts together, GeoJSON,
 * tables, workbooks, KML and archives within it.
 */

/** Reads one file of the archive. @throws Refusal */
export type ReadPart = (source: ByteSource, name: string) => Promise<LayersRead>;

/** What archivers and file managers add, and what stands beside a layer and is none. */
const NO_DATA =
  /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$)|\.(shx|prj|cpg|qpj|qmd|qml|sld|sbn|sbx|ain|aih|atx|ixs|mxs|fbn|fbx|idx|cst|lyr|lyrx|xsd|png|jpe?g|gif|svg|css|js|ini|log|md)$|\.shp\.xml$/i;
const SHAPEFILE = /\.(shp|dbf|prj|cpg)$/i;
/** The beginning of a page about the data, not data. */
const TEXT_ABOUT = /(^|\/)(readme|license|licence|metadata|doc)[^/]*\.(txt|html?|xml)$/i;

/** @throws Refusal where nothing in it can be read, and only one file was tried: its own reason. */
export async function archiveLayers(bytes: Uint8Array, read: ReadPart): Promise<LayersRead> {
  const entries = unzipped(bytes, (path) => SHAPEFILE.test(path) || !(NO_DATA.test(path) || TEXT_ABOUT.test(path)));
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  let refusal: Refusal | null = null;
  const parts = new Map(
    [...entries]
      .filter(([path]) => !NO_DATA.test(path) || SHAPEFILE.test(path))
      .map(([path, part]) => [path.toLowerCase(), part]),
  );
  const tryPart = async (name: string, make: () => Promise<LayersRead> | LayersRead): Promise<void> => {
    try {
      const made = await make();
      layers.push(...made.layers);
      others.push(...made.others);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      others.push({ name, why: error.code });
    }
  };
  for (const [path, part] of entries) {
    const lower = path.toLowerCase();
    if (path.includes('__MACOSX/') || /\.(prj|cpg)$/.test(lower)) continue;
    const base = path.slice(0, path.lastIndexOf('.'));
    const beside = (extension: string): Uint8Array | undefined => parts.get(`${base.toLowerCase()}.${extension}`);
    if (lower.endsWith('.shp')) {
      const files = { shp: part, dbf: beside('dbf'), prj: beside('prj'), cpg: beside('cpg') };
      await tryPart(base, () => ({ layers: [shapefileLayer(base, files)], others: [] }));
    } else if (lower.endsWith('.dbf')) {
      if (beside('shp') === undefined)
        await tryPart(path, () => ({ layers: [dbfLayer(path, part, beside('cpg'))], others: [] }));
    } else await tryPart(path, () => read(partSource(path, part), path));
  }
  if (layers.length === 0 && others.length <= 1) throw refusal ?? new Refusal('format-unknown', { found: 'zip' });
  return { layers, others };
}

function partSource(path: string, bytes: Uint8Array): ByteSource {
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}
