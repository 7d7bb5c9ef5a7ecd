import { zipSync } from 'fflate';

interface GivenFile {
  readonly name: string;
  readonly content: Blob | string;
  /** The folder it lay in. */
  readonly folder?: string | null;
}

const PARTS = /^(.*)\.(shp|dbf|prj|cpg|shx|sbn|sbx|qix|qpj)$/i;
/** The same parts are the same bytes, whenever they are put together. */
const MADE = new Date('1980-01-01T00:00:00');

/** The name that the parts of one Shapefile have in common; null: it is no such part. */
export function shapefileStem(name: string): string | null {
  return PARTS.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** The parts of a Shapefile as one ZIP, under the names they have. */
export function shapefileZip(parts: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0, mtime: MADE });
}

/** Files given together: the parts of a Shapefile as one ZIP, where its shapes are among them; the rest as they are. */
export async function withShapefiles<F extends GivenFile>(files: readonly F[]): Promise<readonly F[]> {
  const groups = new Map<string, F[]>();
  for (const file of files) {
    const stem = shapefileStem(file.name);
    if (stem === null) continue;
    const key = `${file.folder ?? ''}/${stem}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const made = new Map<F, F>();
  const within = new Set<F>();
  for (const group of groups.values()) {
    const shapes = group.find(({ name }) => /\.shp$/i.test(name));
    if (shapes === undefined || group.length < 2) continue;
    const parts = await Promise.all(group.map(async ({ name, content }) => [name, await bytesOf(content)] as const));
    const content = new Blob([new Uint8Array(shapefileZip(parts))]);
    made.set(shapes, { ...shapes, name: shapes.name.replace(/\.shp$/i, '.zip'), content });
    for (const part of group) if (part !== shapes) within.add(part);
  }
  return files.flatMap((file) => (within.has(file) ? [] : [made.get(file) ?? file]));
}

async function bytesOf(content: Blob | string): Promise<Uint8Array> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(await content.arrayBuffer());
}
