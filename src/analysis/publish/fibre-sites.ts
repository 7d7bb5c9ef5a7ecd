import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';
import type { FibreNetwork } from '../../model/province.ts';
import type { FibreReach } from '../fibre.ts';

/** Sites of a fibre network: a node, or the end of a cable, with all that stands at the same place. */

/** By which rules verdicts on fibre are published. */
export interface FibreVerdictRules extends FibreReach {
  /** Share of a village from which on it is within reach. */
  readonly fibreShare: number;
  /** Side of the squares, metres. */
  readonly squareM: number;
}

/** Degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Nodes and ends of cables nearer than this stand at one mast. */
const SAME_SITE_M = 30;
const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M;

/** Where the nodes and the ends of cables stand; those at one place once. */
export function joinedSites({ nodes, cables }: FibreNetwork): readonly LonLat[] {
  const ends = cables.flatMap(({ lines }) => lines.flatMap((line) => [...line.slice(0, 1), ...line.slice(-1)]));
  const sites: LonLat[] = [];
  for (const place of [...nodes.map(({ location }) => location), ...ends])
    if (siteAt(sites, place) < 0) sites.push(place);
  return sites;
}

/** Index of the site that a place belongs to; -1: none. */
export function siteAt(sites: readonly LonLat[], place: LonLat): number {
  // Most lie too far north or south, which is cheap to see.
  return sites.findIndex(
    (site) => Math.abs(site[1] - place[1]) * DEGREE_M < SAME_SITE_M && metresBetween(place, site) < SAME_SITE_M,
  );
}

/** The network with all that stands at some sites elsewhere. */
export function withSitesAt(
  { nodes, cables }: FibreNetwork,
  sites: readonly LonLat[],
  placeOf: (site: LonLat) => LonLat,
): FibreNetwork {
  const moved = (place: LonLat): LonLat => {
    const site = sites[siteAt(sites, place)];
    return site === undefined ? place : placeOf(site);
  };
  return {
    nodes: nodes.map((node) => ({ ...node, location: moved(node.location) })),
    cables: cables.map((cable) => ({ ...cable, lines: cable.lines.map((line) => line.map(moved)) })),
  };
}

/** The box around places. */
export function boxAround(places: readonly LonLat[]): Box {
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** A box with so many metres added on every side. */
export function widened([west, south, east, north]: Box, metres: number): Box {
  const tall = metres / DEGREE_M;
  const wide = tall / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  return [west - wide, south - tall, east + wide, north + tall];
}

/** From a place to the nearest of a box, metres; 0 inside. */
export function metresToBox(place: LonLat, [west, south, east, north]: Box): number {
  const [lon, lat] = place;
  return metresBetween(place, [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))]);
}

/** Metres east and north of a place; flat, for a few kilometres. */
export function metresFrom([lon, lat]: LonLat, to: LonLat): readonly [east: number, north: number] {
  return [(to[0] - lon) * DEGREE_M * Math.cos((lat * Math.PI) / 180), (to[1] - lat) * DEGREE_M];
}

function metresBetween(from: LonLat, to: LonLat): number {
  return Math.hypot(...metresFrom(from, to));
}
