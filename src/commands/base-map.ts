import type { FeatureCollection } from 'geojson';
import type { LinesBaseMap } from '../model/base-map.ts';
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
  const relief = ground === undefined || !hasFiles ? null : reliefOf(address(ground.file)).catch(unavailable);
  const found = (await Promise.all(lines)).filter((one) => one !== null);
  const tiles = baseMaps.flatMap((one) => (one.kind === 'tiles' ? [one] : []));
  const isStill = (): boolean => useApp.getState().province?.profile === profile;
  if (isStill()) useApp.setState({ base: { lines: found, tiles, relief: null } });
  // The lines need not wait for the hills.
  const picture = await relief;
  if (picture !== null && isStill()) useApp.setState({ base: { lines: found, tiles, relief: picture } });
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
