import { booleanPointInPolygon, multiPolygon, point } from '@turf/turf';
import { boundsOfPoints, type LonLat, type MultiPolygonRings } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PathSection, Ridge, VillagePoint, VillageSignal } from '../../model/path-section.ts';
import type { BaseStation } from '../../model/province.ts';
import { freeSpace } from './free-space.ts';
import { wayBetween } from './great-circle.ts';
import { type RadioBasis, transmitterOf } from './radio-footprints.ts';
import { sectionTo, signalOf } from './section.ts';
import { stepsInReach, type Transmitter } from './signal.ts';
import { signalTo } from './signal-to.ts';

/**
 * Why a village is covered as far as it is: places all over it, the mast that serves each best,
 * and the peaks that stand before those that are not served.
 */

/** Places looked at, about: enough to see which part of a village lies behind a hill. */
const POINTS = 36;
/** With so much to spare a place is served whatever else serves it: in a town a hundred masts more would be computed. */
const ENOUGH_DB = 20;
/** Peaks nearer to each other are one ridge. */
const RIDGE_M = 500;

/** Stations and technologies that verdicts are made of. */
export interface VillageNetwork {
  readonly stations: readonly BaseStation[];
  /** Ids of the technologies that count, and whether a station does. */
  readonly technologies: readonly string[];
  readonly counts: (station: BaseStation) => boolean;
  /** Radius of the circle of a station that the model cannot compute. */
  readonly discRadiusM: (station: BaseStation, technology: string) => number;
}

/** A technology of a station that may serve the village. */
interface Server {
  readonly station: number;
  readonly technology: string;
  readonly location: LonLat;
  readonly transmitter: Transmitter | null;
  /** Nothing farther away is served by it: of the transmitter, else of the circle. */
  readonly reachM: number;
}

interface Best extends Omit<VillagePoint, 'ridge'> {
  readonly section: PathSection | null;
}

/**
 * The signal at places all over a village; a place has the best of all its servers.
 *
 * @param rest Awaited between places, of which one takes some milliseconds: throws to stop.
 */
export async function villageSignal(
  village: { readonly index: number; readonly geometry: MultiPolygonRings },
  network: VillageNetwork,
  basis: RadioBasis,
  ground: Ground,
  rest: () => Promise<void> = async () => {},
): Promise<VillageSignal> {
  const places = placesIn(village.geometry);
  const servers = serversNear(places, network, basis);
  const best: Best[] = [];
  for (const at of places) {
    best.push(bestServer(at, servers, network.stations, ground));
    await rest();
  }
  const { ridges, ridgeOf } = ridgesOf(best);
  const known = best.flatMap(({ signal }) =>
    signal === null || signal.probability === null ? [] : [signal.probability],
  );
  // A place that no mast can reach is known to have none.
  const none = best.filter(({ station }) => station < 0).length;
  const counted = known.length + none;
  return {
    village: village.index,
    model: basis.model,
    points: best.map(({ section: _, ...one }, i) => ({ ...one, ridge: ridgeOf[i] ?? outOfRange() })),
    probability: counted === 0 ? null : known.reduce((sum, p) => sum + p, 0) / counted,
    unknownPoints: best.length - counted,
    ridges,
  };
}

/** Those that reach one of the places, and few others. */
function serversNear(places: readonly LonLat[], network: VillageNetwork, basis: RadioBasis): Server[] {
  const [middle] = places;
  if (middle === undefined) return [];
  const aroundM = Math.max(...places.map((at) => wayBetween(middle, at).km)) * 1000;
  const { stations, technologies, counts, discRadiusM } = network;
  return stations.flatMap((station, index) => {
    if (!counts(station)) return [];
    const { location } = station;
    const awayM = wayBetween(location, middle).km * 1000 - aroundM;
    return station.technologies.flatMap((technology): Server[] => {
      if (!technologies.includes(technology)) return [];
      const transmitter = transmitterOf(station, technology, basis);
      const reachM =
        transmitter === null ? discRadiusM(station, technology) : stepsInReach(transmitter) * transmitter.cellM;
      return awayM > reachM ? [] : [{ station: index, technology, location, transmitter, reachM }];
    });
  });
}

/** Places of a square net inside of a village; the middle of its box at least, where no place of the net is inside. */
function placesIn(geometry: MultiPolygonRings): readonly LonLat[] {
  const outline = geometry.flatMap((rings) => rings[0] ?? []);
  if (outline.length === 0) return [];
  const [west, south, east, north] = boundsOfPoints(outline);
  const shape = multiPolygon(geometry.map((rings) => rings.map((ring) => ring.map((at) => [...at]))));
  // A net of half as many places again and again, until enough of them are inside.
  for (let side = 6; side <= 24; side *= 2) {
    const net = Array.from({ length: side * side }, (_, i): LonLat => {
      const [x, y] = [i % side, Math.floor(i / side)];
      return [west + ((x + 0.5) / side) * (east - west), south + ((y + 0.5) / side) * (north - south)];
    });
    const inside = net.filter((at) => booleanPointInPolygon(point([...at]), shape));
    if (inside.length >= POINTS / 3 || (inside.length > 0 && side === 24)) return inside;
  }
  return [[(west + east) / 2, (south + north) / 2]];
}

/** The server with the greatest margin, or the first with `ENOUGH_DB`; a circle serves where nothing modelled does. */
function bestServer(at: LonLat, servers: readonly Server[], stations: readonly BaseStation[], ground: Ground): Best {
  const near = servers
    .map((server) => {
      const way = wayBetween(server.location, at);
      return { server, km: way.km, bearingDeg: (way.bearing * 180) / Math.PI };
    })
    .filter(({ server, km }) => km * 1000 <= server.reachM);
  const modelled = near
    .flatMap(({ server, km }) => {
      const { transmitter } = server;
      return transmitter === null ? [] : [{ server, transmitter, mostDb: greatestMargin(transmitter, km) }];
    })
    .sort((a, b) => b.mostDb - a.mostDb);
  let strongest: { readonly server: Server; readonly transmitter: Transmitter; readonly marginDb: number } | null =
    null;
  let isUnknown = false;
  for (const { server, transmitter, mostDb } of modelled) {
    if (strongest !== null && strongest.marginDb >= Math.min(mostDb, ENOUGH_DB)) break;
    const signalDbm = signalTo(transmitter, at, ground);
    const marginDb = signalDbm === null ? Number.NaN : signalDbm - transmitter.thresholdDbm;
    if (signalDbm === null) isUnknown = true;
    else if (strongest === null || marginDb > strongest.marginDb) strongest = { server, transmitter, marginDb };
  }
  const section = strongest && sectionTo(strongest.transmitter, at, ground);
  const best = strongest && section && { server: strongest.server, section };
  if (best !== null && best.section.marginDb >= 0) return modelledBest(at, best);
  const circle = near.find(({ server, bearingDeg }) => isInCircle(server, stations, bearingDeg));
  if (circle !== undefined) {
    const { station, technology } = circle.server;
    return { at, station, technology, signal: null, served: true, section: null };
  }
  if (best !== null) return modelledBest(at, best);
  const first = isUnknown ? modelled[0]?.server : undefined;
  return {
    at,
    station: first?.station ?? -1,
    technology: first?.technology ?? '',
    signal: null,
    served: false,
    section: null,
  };
}

function modelledBest(
  at: LonLat,
  { server, section }: { readonly server: Server; readonly section: PathSection },
): Best {
  const { station, technology } = server;
  return { at, station, technology, signal: signalOf(section), served: section.marginDb >= 0, section };
}

/** Margin in free space: no real path has more. */
function greatestMargin({ eirpDbm, thresholdDbm, model }: Transmitter, km: number): number {
  // Focusing in a small part of the time takes away from the loss of free space (9).
  const gain = 2.6 * Math.log10(50 / model.timePercent);
  return eirpDbm - thresholdDbm + gain - freeSpace(model.fGhz, Math.max(0.001, km));
}

/** Of a server that is near enough. */
function isInCircle({ station, transmitter }: Server, stations: readonly BaseStation[], bearingDeg: number): boolean {
  if (transmitter !== null) return false;
  const { sectors } = stations[station] ?? outOfRange();
  return (
    sectors.length === 0 ||
    sectors.some(({ azimuthDeg, beamwidthDeg }) => {
      const off = ((((bearingDeg - azimuthDeg) % 360) + 540) % 360) - 180;
      return Math.abs(off) <= beamwidthDeg / 2;
    })
  );
}

/** Peaks that block places that are not served, joined to ridges; those that block most places first. */
function ridgesOf(best: readonly Best[]): { readonly ridges: readonly Ridge[]; readonly ridgeOf: readonly number[] } {
  const groups: { ridge: Ridge; places: number[] }[] = [];
  best.forEach(({ section, served, station, technology, at }, place) => {
    const obstacle = section?.obstacles[0];
    if (served || obstacle === undefined || obstacle.aboveM <= 0) return;
    const known = groups.find(({ ridge }) => wayBetween(ridge.obstacle.at, obstacle.at).km * 1000 <= RIDGE_M);
    if (known === undefined) {
      groups.push({ ridge: { obstacle, station, technology, to: at, points: 1 }, places: [place] });
      return;
    }
    known.places.push(place);
    const worst = obstacle.nu > known.ridge.obstacle.nu ? { obstacle, station, technology, to: at } : known.ridge;
    known.ridge = { ...worst, points: known.places.length };
  });
  groups.sort((a, b) => b.places.length - a.places.length || b.ridge.obstacle.nu - a.ridge.obstacle.nu);
  const ridgeOf = best.map((_, place) => groups.findIndex(({ places }) => places.includes(place)));
  return { ridges: groups.map(({ ridge }) => ridge), ridgeOf };
}
