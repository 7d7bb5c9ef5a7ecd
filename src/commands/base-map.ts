import type { FeatureCollection } from 'geojson';
import type { ShownArchive } from '../map/view.ts';
import type { LinesBaseMap, PmtilesBaseMap } from '../model/base-map.ts';
import type { Profile } from '../model/profile.ts';
import { useApp } from '../state/store.ts';
import { reliefOf } from '../worker/relief-client.ts';

/**
 * Fetches what the profile names to lie under the figures. The map is there without it: what
 * cannot be had is left out, and said in the console.
 */
export async function showBaseMap(profileUrl: string, profile: Profile): Promise<void> {
  const { baseMaps = [], ground } = profile;
  const address = (file: string): string => new URL(file, new URL(profileUrl, document.baseURI)).href;
  // Nothing lies beside a profile that was made here, or came in a project.
  const hasFiles = !profileUrl.startsWith('blob:');
  const lines = baseMaps.flatMap((one) => (hasFiles && one.kind === 'lines' ? [linesOf(one, address(one.file))] : []));
  const archives = baseMaps.flatMap((one) =>
    one.kind === 'pmtiles' && (hasFiles || isAddress(one.file)) ? [archiveOf(one, address(one.file))] : [],
  );
  const relief = ground === undefined || !hasFiles ? null : reliefOf(address(ground.file)).catch(unavailable);
  const base = {
    lines: (await Promise.all(lines)).filter((one) => one !== null),
    tiles: baseMaps.flatMap((one) => (one.kind === 'tiles' ? [one] : [])),
    archives: (await Promise.all(archives)).filter((one) => one !== null),
  };
  const isStill = (): boolean => useApp.getState().province?.profile === profile;
  if (isStill()) useApp.setState({ base: { ...base, relief: null } });
  // The lines need not wait for the hills.
  const picture = await relief;
  if (picture !== null && isStill()) useApp.setState({ base: { ...base, relief: picture } });
}

/** A file with an address of its own; all others lie beside the profile. */
function isAddress(file: string): boolean {
  return /^https:/i.test(file);
}

/** What an archive holds, by its own first bytes; its reader comes with the first that is named. */
async function archiveOf({ id }: PmtilesBaseMap, address: string): Promise<ShownArchive | null> {
  try {
    const { describeArchive } = await import('../ingest/tile-archive.ts');
    return { address, ...(await describeArchive(address)) };
  } catch (reason) {
    console.warn(`base map ${id}:`, reason);
    return null;
  }
}

async function linesOf({ id }: LinesBaseMap, address: string): Promise<FeatureCollection | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status}`);
    const read: unknown = await response.json();
    return isCollection(read) ? read : null;
  } catch (reason) {
    console.warn(`base map ${id}:`, reason);
    return null;
  }
}

function isCollection(value: unknown): value is FeatureCollection {
  return typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'features'));
}

function unavailable(reason: unknown): null {
  console.warn('relief:', reason);
  return null;
}
