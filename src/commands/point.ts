import type { LonLat } from '../model/geometry.ts';
import type { PointAnswer } from '../model/point-answer.ts';
import { type AskedPoint, useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { select } from './selection.ts';
import { showBounds } from './view.ts';

/** Half the side of the square shown around a place, degrees (about 1.2 km). */
const NEAR_DEG = 0.012;

/** Opens the village that a place lies in and asks about the place; outside every village it says how far. */
export async function askAbout(point: AskedPoint): Promise<void> {
  const { province } = useApp.getState();
  const locating = await import('../analysis/locate.ts').catch(() => null);
  if (!province || !locating) return;
  const bounds = province.villages.map((village) => village.bounds);
  const found = locating.locate(point.at, province.mapVillages, bounds);
  if (found.kind === 'outside') {
    useApp.setState({ missing: { kind: 'point', distanceM: found.distanceM }, point: null });
    return;
  }
  select({ kind: 'village', index: found.village }, point);
  const [lon, lat] = point.at;
  showBounds([lon - NEAR_DEG, lat - NEAR_DEG, lon + NEAR_DEG, lat + NEAR_DEG]);
}

/** What is known of a place; null: nothing is, or the worker gave no answer. */
export async function answerAt(at: LonLat): Promise<PointAnswer | null> {
  return analysisClient()
    .inspectPoint(at)
    .catch((reason: unknown) => {
      console.warn('the place has no answer:', reason);
      return null;
    });
}
