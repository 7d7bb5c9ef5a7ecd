import { booleanDisjoint, booleanPointInPolygon, lineString, multiPolygon, point, polygon } from '@turf/turf';
import { boundsOfPoints, type LonLat, type MultiPolygonRings } from '../model/geometry.ts';
import type { NearestFibre } from '../model/inspection.ts';
import type { FibreCable, FibreNode } from '../model/province.ts';
import { type Indexed, indexed, nearestOf } from './nearest.ts';
import { type EdgeFrom, nearestEdgeM } from './nearest-edge.ts';

/**
 * Distances to the nearest point of a village, by Turf. Only nodes and stretches of cable near by are
 * looked at, found by an index that is made once for a network, and of a border only edges near by.
 */

/** A stretch between two points of a cable. */
interface Stretch {
  readonly cable: FibreCable;
  readonly line: readonly [LonLat, LonLat];
}

const nodesBy = new WeakMap<readonly FibreNode[], Indexed<FibreNode>>();
const stretchesBy = new WeakMap<readonly FibreCable[], Indexed<Stretch>>();

/** Metres from a point to the nearest point of a village; 0 inside. NaN for a village without boundary. */
export function metresToVillage(from: LonLat, village: MultiPolygonRings): number {
  if (village.length === 0) return Number.NaN;
  const at = point([...from]);
  const isWithin = (ring: LonLatRing): boolean => booleanPointInPolygon(at, polygonOf([ring]));
  const metres = village.map(([border = [], ...holes]) => {
    if (!isWithin(border)) return ringM(from, border);
    const hole = holes.find(isWithin);
    return hole === undefined ? 0 : ringM(from, hole);
  });
  return Math.max(0, Math.min(...metres));
}

type LonLatRing = MultiPolygonRings[number][number];

function ringM(from: LonLat, ring: LonLatRing): number {
  return nearestEdgeM(edgesOf(ring).map((edge) => ({ from, edge })));
}

function edgesOf(line: readonly LonLat[]): (readonly [LonLat, LonLat])[] {
  return line.slice(1).flatMap((to, i): (readonly [LonLat, LonLat])[] => {
    const from = line[i];
    return from === undefined ? [] : [[from, to]];
  });
}

/** The village's node of fibre: the nearest OLT, ODF or splitter. */
export function nearestNode(village: MultiPolygonRings, nodes: readonly FibreNode[]): NearestFibre | null {
  if (village.length === 0) return null;
  const known = nodesBy.get(nodes) ?? indexed(nodes, ({ location }) => [location]);
  nodesBy.set(nodes, known);
  const found = nearestOf(boundsOfPoints(village.flat(2)), known, ({ location }) => metresToVillage(location, village));
  return found && { kind: found.item.kind, id: found.item.id, operator: found.item.operator, distanceM: found.metres };
}

/** The nearest cable by its distance in metres from the village's border; null without cables. */
export function nearestCable(village: MultiPolygonRings, cables: readonly FibreCable[]): NearestFibre | null {
  if (village.length === 0) return null;
  const known = stretchesBy.get(cables) ?? indexed(cables.flatMap(stretchesOf), ({ line }) => line);
  stretchesBy.set(cables, known);
  const found = nearestOf(boundsOfPoints(village.flat(2)), known, ({ line }) => metresFromLine(line, village));
  if (found === null) return null;
  const { id, operator } = found.item.cable;
  return { kind: 'cable', id, operator, distanceM: found.metres };
}

function stretchesOf(cable: FibreCable): Stretch[] {
  return cable.lines.flatMap((line) => edgesOf(line).map((edge) => ({ cable, line: edge })));
}

/** 0 where the line touches the village; else an end of some edge of the two is nearest. */
function metresFromLine(line: readonly LonLat[], village: MultiPolygonRings): number {
  const cable = lineString(line.map((p) => [...p]));
  if (!booleanDisjoint(cable, multiPolygon(village.map((part) => polygonOf(part).geometry.coordinates)))) return 0;
  const fromCable = line.map((p) => metresToVillage(p, village));
  const fromVillage = nearestEdgeM(
    village.flat(2).flatMap((from) => edgesOf(line).map((edge): EdgeFrom => ({ from, edge }))),
  );
  return Math.max(0, Math.min(...fromCable, fromVillage));
}

function polygonOf(part: MultiPolygonRings[number]): GeoJSON.Feature<GeoJSON.Polygon> {
  return polygon(part.map((ring) => ring.map((p) => [...p])));
}
