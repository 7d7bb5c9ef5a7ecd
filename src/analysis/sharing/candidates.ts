import KDBush from 'kdbush';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Gate, GateResult, HostKind, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { broadbandFlags } from '../coverage/coverage.ts';
import { type Footprints, footprintsOf } from '../footprints.ts';
import { distanceM, positionsByStation, reachDeg } from '../positions.ts';
import { createMoveCosts, type MoveCost, type MoveCosts } from './loss.ts';

/**
 * Candidates: each planned station with each position that could host it, the gates it
 * passes or fails, the rule, and what the move would cost. Choosing among them is another
 * matter.
 */

/** Hosts farther than `maxMoveM` fail the distance gate; up to this many times as far they are shown failing it. */
export const SHOWN_MOVES = 2;

/** Least kept share may miss its bound by rounding alone. */
const ROUNDING = 1e-12;

/** Finds the hosts of one planned station after another. */
export interface CandidateFinder {
  /** Indexes of the planned stations, in order: one step of work each. */
  readonly planned: readonly number[];
  /** Of every station that stands or is planned: what a move is measured against. */
  readonly footprints: Footprints;
  /** Where the hosts of a planned station stand, nearest first. */
  placesOf(station: number): readonly LonLat[];
  /**
   * Candidates of one planned station, nearest host first.
   *
   * @param moves What the move to each of its places costs, for a caller that shares the work among threads.
   */
  of(station: number, moves?: readonly MoveCost[]): Candidate[];
}

/** A position that could host. */
interface Near {
  readonly position: number;
  readonly location: LonLat;
  readonly metres: number;
}

/** @param prepared Of it the shapes and weights of the villages. */
export function createCandidateFinder(
  profile: Pick<Profile, 'operators' | 'technologies' | 'rules'>,
  stations: readonly BaseStation[],
  positions: readonly Position[],
  { shapes, weights }: Pick<PreparedProvince, 'shapes' | 'weights'>,
  parameters: AnalysisParameters,
): CandidateFinder {
  const positionOf = positionsByStation(positions, stations.length);
  const footprints = footprintsOf(stations, positionOf, profile, { ...parameters, includePlanned: true });
  const broadband = broadbandFlags(profile.technologies);
  let costs: MoveCosts | null = null;
  const index = positionIndex(positions);
  const rule = profile.rules.find(({ id }) => id === parameters.ruleId) ?? null;
  const planned = stations.flatMap((station, s) => (station.status === 'planned' ? [s] : []));

  return { planned, footprints, placesOf: (s) => hostsNear(s).map(({ location }) => location), of };

  function hostsNear(s: number): readonly Near[] {
    const station = stations[s];
    if (station === undefined || station.status !== 'planned') return [];
    const own = positionOf[s] ?? outOfRange();
    return within(station.location, SHOWN_MOVES * parameters.maxMoveM).filter((host) => host.position !== own);
  }

  function costsOf(s: number, hosts: readonly Near[]): readonly MoveCost[] {
    costs ??= createMoveCosts(shapes, footprints, weights, broadband, parameters);
    return costs.of(
      s,
      hosts.map(({ location }) => location),
    );
  }

  function of(s: number, given?: readonly MoveCost[]): Candidate[] {
    const station = stations[s];
    const hosts = hostsNear(s);
    if (station === undefined || hosts.length === 0) return [];
    const own = positionOf[s] ?? outOfRange();
    const nearestOtherM = nearestOther(station, own);
    const areaClass = station.areaClass ?? 'other';
    const standing = (positions[own]?.existingOperators.length ?? 0) > 0;
    const mandatory =
      rule !== null && !standing && nearestOtherM !== null && nearestOtherM < rule.leastDistanceM[areaClass];
    const moves = given ?? costsOf(s, hosts);
    return hosts.flatMap((host, h) => {
      const position = positions[host.position];
      const move = moves[h];
      if (position === undefined || move === undefined) return [];
      const gates = gatesOf(station, position, host.metres, move);
      return [
        {
          station: s,
          host: host.position,
          hostKind: hostKindOf(position),
          distanceM: host.metres,
          areaClass,
          rule: rule?.id ?? null,
          mandatory,
          nearestOtherM,
          loss: move.loss,
          coverageKept: move.kept,
          freeSlots: position.freeSlots,
          gates,
          passes: !Object.values(gates).includes('fail'),
          fallingVillages: move.fallingVillages,
        },
      ];
    });
  }

  function gatesOf(station: BaseStation, host: Position, metres: number, move: MoveCost): Record<Gate, GateResult> {
    const heightKnown = host.heightM !== null && station.heightM !== null;
    return {
      distance: gate(metres <= parameters.maxMoveM),
      slots: host.freeSlots === null ? 'survey' : gate(host.freeSlots >= 1),
      height: heightKnown
        ? gate((host.heightM ?? 0) >= (station.heightM ?? 0) - parameters.heightToleranceM)
        : 'survey',
      operator: gate(!host.operators.includes(station.operator)),
      coverage: gate(move.kept >= parameters.coverageKept - ROUNDING),
    };
  }

  /**
   * To the nearest standing position of another operator. The station's own position is left
   * out: what joins a mast that stands is no new mast, and no rule forces it anywhere.
   */
  function nearestOther(station: BaseStation, own: number): number | null {
    for (const reachM of [1_000, 10_000, 100_000, 30_000_000]) {
      const found = within(station.location, reachM).find(
        ({ position }) =>
          position !== own && positions[position]?.existingOperators.some((operator) => operator !== station.operator),
      );
      if (found) return found.metres;
    }
    return null;
  }

  /** Positions within so many metres, nearest first, then by index. */
  function within(location: LonLat, metres: number): Near[] {
    if (index === null) return [];
    const reach = reachDeg(metres, location[1]);
    return index
      .range(location[0] - reach.lon, location[1] - reach.lat, location[0] + reach.lon, location[1] + reach.lat)
      .map((position) => {
        const place = positions[position]?.location ?? location;
        return { position, location: place, metres: distanceM(location, place) };
      })
      .filter((found) => found.metres <= metres)
      .sort((a, b) => a.metres - b.metres || a.position - b.position);
  }
}

/** All candidates at once, station by station. */
export function allCandidates(finder: CandidateFinder): Candidate[] {
  return finder.planned.flatMap((station) => finder.of(station));
}

function hostKindOf({ stations, existingOperators }: Position): HostKind {
  if (stations.length === 0) return 'structure';
  return existingOperators.length > 0 ? 'existing' : 'planned';
}

function gate(passes: boolean): GateResult {
  return passes ? 'pass' : 'fail';
}

function positionIndex(positions: readonly Position[]): KDBush | null {
  if (positions.length === 0) return null;
  const index = new KDBush(positions.length);
  for (const { location } of positions) index.add(location[0], location[1]);
  index.finish();
  return index;
}
