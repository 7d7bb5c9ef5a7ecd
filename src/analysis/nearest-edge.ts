import { lineString, point, pointToLineDistance } from '@turf/turf';
import { EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';

/**
 * The distance to the nearest of many edges, by Turf, which is asked only for those that can be the
 * nearest: a plane tells within known limits how far each is.
 */

/** A place and an edge whose distance is asked for. */
export interface EdgeFrom {
  readonly from: LonLat;
  readonly edge: readonly [LonLat, LonLat];
}

const METRE_DEG = 180 / (Math.PI * EARTH_RADIUS_M);
const RADIANS = Math.PI / 180;
/** The plane is used up to here; beyond it every edge is asked for. */
const PLANE_M = 50_000;
/** Up to there its scale is wrong by less than 1%: by tan(latitude) × the difference in latitude. */
const RELATIVE_SLACK = 0.02;
const SLACK_M = 1;

/** Metres by Turf from the nearest place to its edge; infinite without any. */
export function nearestEdgeM(pairs: readonly EdgeFrom[]): number {
  const planes = pairs.map(({ from, edge }) => planeDistanceM(from, edge[0], edge[1]));
  // A great circle leaves the straight line on the map by less than length² ÷ 8 radii, at these latitudes.
  const slacks = pairs.map(({ edge }, index) => {
    const lengthM = planeDistanceM(edge[0], edge[1], edge[1]);
    return SLACK_M + RELATIVE_SLACK * (planes[index] ?? outOfRange()) + lengthM ** 2 / (4 * EARTH_RADIUS_M);
  });
  const atMost = planes.reduce(
    (least, metres, index) => Math.min(least, metres + (slacks[index] ?? outOfRange())),
    Infinity,
  );
  const isPlane = atMost < PLANE_M;
  let nearest = Infinity;
  for (const [index, { from, edge }] of pairs.entries()) {
    if (isPlane && (planes[index] ?? outOfRange()) - (slacks[index] ?? outOfRange()) > atMost) continue;
    nearest = Math.min(nearest, edgeM(from, edge));
  }
  return nearest;
}

function edgeM(from: LonLat, [a, b]: readonly [LonLat, LonLat]): number {
  return pointToLineDistance(point([...from]), lineString([[...a], [...b]]), { units: 'meters' });
}

/** On a plane that touches the earth at the place. */
function planeDistanceM([lon, lat]: LonLat, a: LonLat, b: LonLat): number {
  const eastScale = Math.cos(lat * RADIANS);
  const [ax, ay] = [(a[0] - lon) * eastScale, a[1] - lat];
  const [dx, dy] = [(b[0] - a[0]) * eastScale, b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return Math.hypot(ax + along * dx, ay + along * dy) / METRE_DEG;
}
