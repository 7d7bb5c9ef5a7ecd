import type { Located } from '../analysis/locate.ts';
import { type Bounds, type LonLat, squaredDegrees } from '../model/geometry.ts';
import type { VillageRecord } from '../model/loaded-province.ts';
import { useApp } from '../state/store.ts';
import { goTo } from './selection.ts';
import { setSheet, showBounds } from './view.ts';

/** The place where a person is. Apart from `places.ts`, so that it loads with its button. */

export type FoundMe =
  | Located
  /** Known so roughly that it is in no village: those that the circle touches, nearest first. */
  | { readonly kind: 'rough'; readonly accuracyM: number; readonly villages: readonly number[] }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unavailable' }
  /** What finds the village of a place could not be fetched. */
  | { readonly kind: 'not-fetched' };

/** A place that is less exact than this tells no village: most are about a kilometre across. */
const EXACT_M = 500;
const MOST_OFFERED = 12;

const PATIENCE_MS = 15_000;
/** A place known a few minutes ago will do: nobody leaves a village that fast. */
const FRESH_MS = 300_000;

/** Asks the device where it is, and opens the village there. The place is kept nowhere and sent nowhere. */
export async function findMe(): Promise<FoundMe> {
  const { province } = useApp.getState();
  if (!province || !('geolocation' in navigator)) return { kind: 'unavailable' };
  const asked = await new Promise<GeolocationPosition | FoundMe>((resolve) =>
    navigator.geolocation.getCurrentPosition(
      resolve,
      ({ code, PERMISSION_DENIED }) => resolve({ kind: code === PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { timeout: PATIENCE_MS, maximumAge: FRESH_MS, enableHighAccuracy: true },
    ),
  );
  if (!('coords' in asked)) {
    raiseSheet();
    return asked;
  }
  const { longitude, latitude, accuracy } = asked.coords;
  if (accuracy > EXACT_M) return rough([longitude, latitude], accuracy, province.villages);
  const locating = await import('../analysis/locate.ts').catch(() => null);
  if (locating === null) return { kind: 'not-fetched' };
  const bounds = province.villages.map((village) => village.bounds);
  const found = locating.locate([longitude, latitude], province.mapVillages, bounds);
  if (found.kind === 'inside') {
    goTo({ kind: 'village', index: found.village }, { at: [longitude, latitude], accuracyM: accuracy });
    // The circle may reach over the village: both are shown.
    showBounds(joinBounds(province.villages[found.village]?.bounds, circleBounds([longitude, latitude], accuracy)));
  } else raiseSheet();
  return found;
}

/** What is said instead of a village is below the button: a phone's sheet at its lowest would hide it. */
function raiseSheet(): void {
  if (useApp.getState().sheet === 'peek') setSheet('half');
}

/** The box around a circle. */
function circleBounds([lon, lat]: LonLat, radiusM: number): Bounds {
  const tall = radiusM / METRES_PER_DEGREE;
  const wide = tall / Math.cos((lat * Math.PI) / 180);
  return [lon - wide, lat - tall, lon + wide, lat + tall];
}

function joinBounds(a: Bounds | undefined, b: Bounds): Bounds {
  if (a === undefined) return b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Shows the circle that a person is in, and offers the villages that it touches. */
function rough(at: LonLat, accuracyM: number, villages: readonly VillageRecord[]): FoundMe {
  useApp.setState({ point: { at, accuracyM } });
  raiseSheet();
  showBounds(circleBounds(at, accuracyM));
  const reach = accuracyM / METRES_PER_DEGREE;
  const near = [...villages.entries()]
    .map(([index, { labelPoint }]) => ({ index, far: squaredDegrees(at, labelPoint) }))
    .filter(({ far }) => Math.sqrt(far) <= reach + VILLAGE_DEG)
    .sort((a, b) => a.far - b.far);
  return { kind: 'rough', accuracyM, villages: near.slice(0, MOST_OFFERED).map(({ index }) => index) };
}

const METRES_PER_DEGREE = 111_195;
/** About half a village, degrees: one whose middle lies a little outside the circle may still be meant. */
const VILLAGE_DEG = 0.005;
