import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../scripts/lib/read-inputs.ts';
import { shapefileZip } from '../support/format-files.ts';
import { unwrap } from '../support/geojson-files.ts';
import { PROFILE } from '../support/province.ts';

/** The parts of a Shapefile as they lie in a folder. */

async function folderOf(name: string, lon: number): Promise<{ readonly profile: string; readonly parts: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'shapefile-'));
  await mkdir(folder, { recursive: true });
  const profile = join(folder, 'profile.json');
  await writeFile(profile, JSON.stringify({ ...PROFILE, data: {} }));
  const records = [{ id: 'A', operator: 'Viettel', tech: '4G' }];
  const zip = shapefileZip({ kind: 'point', shapes: [[lon, 20.2]], records, prj: 'GEOGCS["WGS 84"]' }, name);
  const parts: string[] = [];
  for (const [file, bytes] of Object.entries(unzipSync(zip))) {
    parts.push(join(folder, file));
    await writeFile(join(folder, file), bytes);
  }
  return { profile, parts };
}

describe('a Shapefile on the command line', () => {
  it.each([
    ['all its parts', () => true],
    ['its shapes alone, the other parts beside them', (part: string) => part.endsWith('.shp')],
  ])('is one file, given as %s', async (_, isGiven) => {
    const { profile, parts } = await folderOf('tram', 106);
    const inputs = parts.filter(isGiven).map((path) => ({ role: 'stations' as const, path }));
    const read = await readInputs({ profile, inputs });
    const { province } = unwrap(read);
    expect(province.stations.map(({ id, operator, location }) => [id, operator, location])).toEqual([
      ['A', 'Viettel', [106, 20.2]],
    ]);
    const sha256 = province.sources.map((source) => source.sha256);
    expect(unwrap(await readInputs({ profile, inputs })).province.sources.map((source) => source.sha256)).toEqual(
      sha256,
    );
  });
});
