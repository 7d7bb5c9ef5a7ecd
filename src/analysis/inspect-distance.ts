import {
  booleanDisjoint,
  lineString,
  multiPolygon,
  point,
  pointToLineDistance,
  pointToPolygonDistance,
  polygon,
} from '@turf/turf';
import { EARTH_RADIUS_M, type LonLat, type MultiPolygonRings } from '../model/geometry.ts';
import type { NearestFibre } from '../model/inspection.ts';
import type { FibreCable, FibreNode } from '../model/province.ts';

/**
 * Distances to the nearest point of a village, by Turf. Turf walks every edge, so what
 * cannot be nearest is left out first by the gap between two boxes, which is never more
 * than the true distance.
 */
const METRES = { units: 'meters' } as const;
const RADIANS = Math.PI / 180;

/** Metres from a point to the nearest point of a village; 0 inside. NaN for a village without boundary. */
export function metresToVillage(from: LonLat, village: MultiPolygonRings): number {
  if (village.length === 0) return Number.NaN;
  const metres = village.map((part) => pointToPolygonDistance(point([...from]), polygonOf(part), METRES));
  return Math.max(0, Math.min(...metres));
}

/** The village's node of fibre: the nearest OLT, ODF or splitter. */
export function nearestNode(village: MultiPolygonRings, nodes: readonly FibreNode[]): NearestFibre | null {
  const found = nearest(
    village,
    nodes,
    (node) => [node.location],
    (node) => metresToVillage(node.location, village),
  );
  return found && { kind: found.item.kind, id: found.item.id, operator: found.item.operator, distanceM: found.metres };
}

/** The nearest cable by its distance in metres from the village's border; null without cables. */
export function nearestCable(village: MultiPolygonRings, cables: readonly FibreCable[]): NearestFibre | null {
  const lines = cables.flatMap((cable) =>
    cable.lines.filter((line) => line.length > 1).map((line) => ({ cable, line })),
  );
  const found = nearest(
    village,
    lines,
    ({ line }) => line,
    ({ line }) => metresFromLine(line, village),
  );
  if (found === null) return null;
  const { id, operator } = found.item.cable;
  return { kind: 'cable', id, operator, distanceM: found.metres };
}

/** The item that is nearest, looked at in the order of the gaps between boxes. */
function nearest<T>(
  village: MultiPolygonRings,
  items: readonly T[],
  pointsOf: (item: T) => readonly LonLat[],
  metresOf: (item: T) => number,
): { readonly item: T; readonly metres: number } | null {
  if (village.length === 0) return null;
  const box = boxOf(village.flat(2));
  const byGap = items.map((item) => ({ item, gap: gapM(box, boxOf(pointsOf(item))) })).sort((a, b) => a.gap - b.gap);
  let best: { item: T; metres: number } | null = null;
  for (const { item, gap } of byGap) {
    if (best !== null && gap >= best.metres) break;
    const metres = metresOf(item);
    if (best === null || metres < best.metres) best = { item, metres };
  }
  return best;
}

/** 0 where the line touches the village; else an end of some edge of the two is nearest. */
function metresFromLine(line: readonly LonLat[], village: MultiPolygonRings): number {
  const cable = lineString(line.map((p) => [...p]));
  if (!booleanDisjoint(cable, multiPolygon(village.map((part) => polygonOf(part).geometry.coordinates)))) return 0;
  const fromCable = line.map((p) => metresToVillage(p, village));
  const fromVillage = village.flat(2).map((p) => pointToLineDistance(point([...p]), cable, METRES));
  return Math.max(0, Math.min(...fromCable, ...fromVillage));
}

function polygonOf(part: MultiPolygonRings[number]): GeoJSON.Feature<GeoJSON.Polygon> {
  return polygon(part.map((ring) => ring.map((p) => [...p])));
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(points: readonly LonLat[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Every term of the haversine formula at its least between two boxes, metres. */
function gapM(a: Box, b: Box): number {
  const sinLat = Math.sin((Math.max(0, a[1] - b[3], b[1] - a[3]) * RADIANS) / 2);
  const sinLon = Math.sin((Math.max(0, a[0] - b[2], b[0] - a[2]) * RADIANS) / 2);
  const cosA = Math.cos(Math.max(Math.abs(a[1]), Math.abs(a[3])) * RADIANS);
  const cosB = Math.cos(Math.max(Math.abs(b[1]), Math.abs(b[3])) * RADIANS);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(sinLat * sinLat + cosA * cosB * sinLon * sinLon)));
}
