import { outOfRange } from '../../model/out-of-range.ts';
import type { OperatorLimit } from '../../model/plan.ts';
import type { Period, Reading } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Gate, Position } from '../../model/results.ts';
import { compareText } from '../positions.ts';
import { timeOf } from '../sharing/new-build.ts';
import { lossScale, lossUnits } from './loss-units.ts';
import { isFurther, madeWith, mastMates, movesTogether, wholeMastMoves } from './mast-mates.ts';

/**
 * The choice among candidates as a combinatorial problem, with everything that the
 * counts of newly built positions depend on and nothing else.
 *
 * A planned station that moves takes the location and position of its host. Its own
 * position vanishes, or stays if others are there; the host becomes a new location if
 * it was none. What a plan may not do:
 * - move a station twice;
 * - take a planned mast of several operators apart: all of its stations go to one host, or none;
 * - put more movers on a host than it has free slots. A place that a planned station
 *   leaves does not become free, and a host whose slots are unknown takes one mover:
 *   one place can be looked up on the spot, a queue for it cannot be promised;
 * - put two stations of one operator on one host: after the first the operator is there; those of
 *   one mast come together and take one place;
 * - use a planned position as host once every station planned there has moved away;
 * - move more of an operator's stations, or lose more with them, than its limit allows.
 */
export interface PlanProblem {
  readonly reading: Reading;
  /** In the order of station id, then host id: the order in which ties are broken. */
  readonly moves: readonly PlanMove[];
  /** Positions that a move leaves or joins, by position index. */
  readonly places: ReadonlyMap<number, PlanPlace>;
  /** Move numbers of each station that has any. */
  readonly movesOf: ReadonlyMap<number, readonly number[]>;
  /** Of each move that others are made with, all of them; see `mast-mates.ts`. */
  readonly together: ReadonlyMap<number, readonly number[]>;
  /** Stations that must move. */
  readonly mustMove: ReadonlySet<number>;
  /** Move numbers pinned in, and those made with them. */
  readonly pinned: readonly number[];
  /** Counts of all places that no move touches. */
  readonly rest: Counts;
  readonly limits: readonly OperatorLimits[];
  /** Pins or orders that no move can fulfil. */
  readonly impossible: boolean;
}

/** A limit of one operator, by its moves; losses in the whole units of `lossUnits`. */
export interface OperatorLimits {
  readonly moves: readonly number[];
  readonly units: readonly number[];
  readonly mostMoves: number;
  readonly mostUnits: number;
}

/** A goal as a fraction of whole numbers: the comparison must be exact. */
export interface Fraction {
  readonly over: number;
  readonly under: number;
}

/** A planned station to a host. Stations and places are named by index. */
export interface PlanMove {
  /** Index into the candidates given. */
  readonly candidate: number;
  readonly station: number;
  readonly operator: string;
  readonly time: Tenant['time'];
  readonly from: number;
  readonly host: number;
  readonly loss: number;
  readonly distanceM: number;
  readonly mandatory: boolean;
}

/** A station at a place, and when it is built by the period asked. */
export interface Tenant {
  readonly station: number;
  readonly operator: string;
  readonly time: 'before' | 'within' | 'after';
}

/** A position or structure with those who are there and will not move. */
export interface PlanPlace {
  readonly tenants: readonly Tenant[];
  /** Nothing stands here: only planned stations make this a mast. */
  readonly planned: boolean;
  /** Nothing stands here or is planned: who moves here builds a mast. */
  readonly newSite: boolean;
  /** Greatest number of movers. */
  readonly slots: number;
}

/** New locations, those shared, and masts, over a set of places. */
export interface Counts {
  readonly locations: number;
  readonly shared: number;
  /** Masts that are planned and stay so, and those on new sites. */
  readonly plannedMasts: number;
}

/** What the person decided beforehand: reading, pins, mandatory moves. */
export interface PlanChoice {
  readonly reading: Reading;
  /** Indexes into the candidates. */
  readonly pinnedIn: ReadonlySet<number>;
  readonly pinnedOut: ReadonlySet<number>;
  /** Every station with a mandatory move that passes must move. */
  readonly enforceMandatory: boolean;
  /** Absent: no operator is spared. */
  readonly limits?: readonly OperatorLimit[];
  /** What if these did not bind? Only asked to say what makes a goal unreachable. */
  readonly ignoring?: { readonly slots?: boolean; readonly gate?: Gate };
}

/**
 * @param positions All positions; structures that could host may follow as positions without stations.
 * @param candidates Only those that pass (or are ignoring a gate) become moves.
 */
export function planProblem(
  stations: readonly BaseStation[],
  positions: readonly Position[],
  candidates: readonly Candidate[],
  period: Period,
  choice: PlanChoice,
): PlanProblem {
  const home = new Map<number, number>();
  positions.forEach((position, index) => {
    for (const station of position.stations) home.set(station, index);
  });
  const ignored = choice.ignoring?.gate;
  const passes = ({ gates }: Candidate) =>
    Object.entries(gates).every(([gate, result]) => result !== 'fail' || gate === ignored);

  const mates = mastMates(stations, positions);
  const slotsOf = (host: number): number =>
    choice.ignoring?.slots ? Number.POSITIVE_INFINITY : (positions[host]?.freeSlots ?? 1);
  const possible = candidates
    .map((candidate, index) => ({ candidate, index }))
    .filter(({ candidate, index }) => passes(candidate) && !choice.pinnedOut.has(index))
    .map(({ candidate, index }): PlanMove => {
      const station = stations[candidate.station];
      return {
        candidate: index,
        station: candidate.station,
        operator: station?.operator ?? '',
        time: timeOf(station, period),
        from: home.get(candidate.station) ?? -1,
        host: candidate.host,
        loss: Math.max(0, candidate.loss),
        distanceM: candidate.distanceM,
        mandatory: candidate.mandatory,
      };
    })
    .filter((move) => move.from >= 0 && move.from !== move.host);
  const moves = wholeMastMoves(possible, mates, slotsOf).sort(
    (a, b) =>
      compareText(stations[a.station]?.id ?? '', stations[b.station]?.id ?? '') ||
      compareText(positions[a.host]?.id ?? '', positions[b.host]?.id ?? ''),
  );
  const together = movesTogether(moves, mates);

  const touched = new Set(moves.flatMap((move) => [move.from, move.host]));
  const newSites = new Set(candidates.flatMap(({ host, hostKind }) => (hostKind === 'new-site' ? [host] : [])));
  const places = new Map<number, PlanPlace>();
  const rest = { locations: 0, shared: 0, plannedMasts: 0 };
  positions.forEach((position, index) => {
    const tenants = position.stations.map((s) => tenantOf(stations, s, period));
    if (touched.has(index)) {
      places.set(index, {
        tenants,
        planned: position.status === 'planned' && tenants.length > 0,
        newSite: newSites.has(index),
        slots: slotsOf(index),
      });
      return;
    }
    const state = stateOf(tenants, choice.reading);
    rest.locations += state.location ? 1 : 0;
    rest.shared += state.shared ? 1 : 0;
    rest.plannedMasts += position.status === 'planned' && tenants.length > 0 ? 1 : 0;
  });

  const movesOf = new Map<number, number[]>();
  moves.forEach((move, m) => {
    const list = movesOf.get(move.station);
    if (list) list.push(m);
    else movesOf.set(move.station, [m]);
  });
  const mandatory = choice.enforceMandatory ? moves.filter((move) => move.mandatory).map((move) => move.station) : [];
  const mustMove = mandatory.flatMap((station) => mates.get(station) ?? [station]);
  const pinned = moves.flatMap((move, m) => (choice.pinnedIn.has(move.candidate) ? [m] : []));
  return {
    reading: choice.reading,
    moves,
    places,
    movesOf,
    together,
    mustMove: new Set(mustMove),
    pinned: [...new Set(pinned.flatMap((m) => madeWith({ together }, m)))].sort((a, b) => a - b),
    rest,
    limits: limitsOf(moves, choice.limits ?? []),
    impossible: pinned.length < choice.pinnedIn.size,
  };
}

function limitsOf(moves: readonly PlanMove[], limits: readonly OperatorLimit[]): OperatorLimits[] {
  const units = lossUnits({ moves });
  const scale = lossScale(moves);
  return limits.map(({ operator, mostMoves, mostLoss }) => {
    const own = moves.flatMap((move, m) => (move.operator === operator ? [m] : []));
    return {
      moves: own,
      units: own.map((m) => units[m] ?? outOfRange()),
      mostMoves: mostMoves ?? Number.POSITIVE_INFINITY,
      mostUnits: mostLoss === null ? Number.POSITIVE_INFINITY : Math.floor(mostLoss * scale + 1e-6),
    };
  });
}

function tenantOf(stations: readonly BaseStation[], index: number, period: Period): Tenant {
  const station = stations[index];
  return { station: index, operator: station?.operator ?? '', time: timeOf(station, period) };
}

/** Whether a place with these tenants is a newly built location, and a shared one. The same rule as `newBuildOf`. */
export function stateOf(
  tenants: readonly Tenant[],
  reading: Reading,
): { readonly location: boolean; readonly shared: boolean } {
  const before = new Set<string>();
  const within = new Set<string>();
  for (const { operator, time } of tenants) {
    if (time === 'before') before.add(operator);
    else if (time === 'within') within.add(operator);
  }
  let firsts = 0;
  for (const operator of within) if (!before.has(operator)) firsts += 1;
  const location = firsts > 0 && (reading === 'deployment' || before.size === 0);
  return { location, shared: location && before.size + firsts >= 2 };
}

/** Who has left and who has come, by the moves made so far. */
export interface Moved {
  readonly gone: Set<number>;
  readonly joined: Map<number, readonly Tenant[]>;
}

/** Who leaves and who joins which place by these moves, given by their numbers. */
export function movedBy(problem: PlanProblem, chosen: Iterable<number>): Moved {
  const gone = new Set<number>();
  const joined = new Map<number, readonly Tenant[]>();
  for (const m of chosen) {
    const move = problem.moves[m];
    if (!move) continue;
    gone.add(move.station);
    const { station, operator, time, host } = move;
    joined.set(host, [...(joined.get(host) ?? []), { station, operator, time }]);
  }
  return { gone, joined };
}

/** What one place adds to the counts. */
export function countsAt(problem: PlanProblem, index: number, { gone, joined }: Moved): Counts {
  const place = problem.places.get(index);
  if (!place) return { locations: 0, shared: 0, plannedMasts: 0 };
  const staying = place.tenants.filter((tenant) => !gone.has(tenant.station));
  const state = stateOf([...staying, ...(joined.get(index) ?? [])], problem.reading);
  return {
    locations: state.location ? 1 : 0,
    shared: state.shared ? 1 : 0,
    plannedMasts: (place.planned && staying.length > 0) || (place.newSite && joined.has(index)) ? 1 : 0,
  };
}

/** Counts once the chosen moves are made. */
export function countsAfter(problem: PlanProblem, chosen: Iterable<number>): Counts {
  const moved = movedBy(problem, chosen);
  const counts = { ...problem.rest };
  for (const index of problem.places.keys()) {
    const here = countsAt(problem, index, moved);
    counts.locations += here.locations;
    counts.shared += here.shared;
    counts.plannedMasts += here.plannedMasts;
  }
  return counts;
}

/** Whether the chosen moves may be made together; pins and orders are not asked here. */
export function isAllowed(problem: PlanProblem, chosen: Iterable<number>): boolean {
  const all = new Set(chosen);
  const moved = new Set<number>();
  const movers = new Map<number, string[]>();
  for (const m of chosen) {
    const move = problem.moves[m];
    if (!move || moved.has(move.station)) return false;
    moved.add(move.station);
    if (madeWith(problem, m).some((other) => !all.has(other))) return false;
    if (isFurther(problem, m)) continue;
    const operators = movers.get(move.host) ?? [];
    if (operators.includes(move.operator)) return false;
    movers.set(move.host, [...operators, move.operator]);
  }
  for (const [host, operators] of movers) {
    const place = problem.places.get(host);
    if (!place || operators.length > place.slots) return false;
    if (place.planned && place.tenants.every((tenant) => moved.has(tenant.station))) return false;
  }
  return keepsLimits(problem, all);
}

function keepsLimits({ limits }: PlanProblem, chosen: ReadonlySet<number>): boolean {
  return limits.every(({ moves, units, mostMoves, mostUnits }) => {
    let [count, lost] = [0, 0];
    moves.forEach((m, i) => {
      if (!chosen.has(m)) return;
      count += 1;
      lost += units[i] ?? outOfRange();
    });
    return count <= mostMoves && lost <= mostUnits;
  });
}

/** Whether everything pinned or ordered is in. */
export function fulfilsOrders(problem: PlanProblem, chosen: readonly number[]): boolean {
  if (problem.impossible || problem.pinned.some((m) => !chosen.includes(m))) return false;
  const moved = new Set(chosen.map((m) => problem.moves[m]?.station));
  return [...problem.mustMove].every((station) => moved.has(station));
}
