import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { shapefileStem, shapefileZip } from '../../src/ingest/shapefile-parts.ts';

/** A Shapefile on the disk is several files of one name: whichever of them are named, it is read once and whole. */

export function isShapefile(path: string): boolean {
  return extname(path).toLowerCase() === '.shp';
}

/** The `.shp` with the parts beside it, as one ZIP. @throws Error where it cannot be read. */
export async function wholeShapefile(path: string): Promise<Uint8Array> {
  const stem = shapefileStem(basename(path));
  const beside = await readdir(dirname(resolve(path)));
  const own = beside.filter((name) => shapefileStem(name) === stem).sort();
  return shapefileZip(
    await Promise.all(own.map(async (name) => [name, await readFile(join(dirname(path), name))] as const)),
  );
}

/** Without the other parts of each `.shp` among them: they come with it. */
export function withoutParts<T>(files: readonly T[], pathOf: (file: T) => string): readonly T[] {
  const stemOf = (file: T): string | null => {
    const stem = shapefileStem(basename(pathOf(file)));
    return stem === null ? null : join(dirname(resolve(pathOf(file))), stem);
  };
  const whole = new Set(files.filter((file) => isShapefile(pathOf(file))).map(stemOf));
  return files.filter((file) => {
    const stem = stemOf(file);
    return isShapefile(pathOf(file)) || stem === null || !whole.has(stem);
  });
}
