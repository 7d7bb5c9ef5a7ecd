import * as fc from 'fast-check';
import { applyMoves, type Move } from '../../src/analysis/plan/apply-moves.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { newBuildOf } from '../../src/analysis/sharing/new-build.ts';
import type { Period } from '../../src/model/profile.ts';
import type { BaseStation, StationStatus } from '../../src/model/province.ts';
import type { Candidate, NewBuild, Position } from '../../src/model/results.ts';
import { station } from './stations.ts';

/**
 * Small provinces of planned stations and hosts, and the plan found by trying every set of
 * moves. The trial knows nothing of the program or of its counts: it makes the moves,
 * groups the stations again and asks the analysis.
 */

export const PERIOD: Period = { id: 'p', from: '2023-07-01', to: '2025-12-31', goal: 0.3 };
export const OPERATORS = { operators: ['A', 'B', 'C'].map((id) => ({ id, aliases: [], colour: '#000000' })) };

export interface PlanCase {
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  readonly candidates: readonly Candidate[];
}

export function candidate(over: Pick<Candidate, 'station' | 'host'> & Partial<Candidate>): Candidate {
  return {
    hostKind: 'existing',
    distanceM: 100,
    areaClass: 'other',
    rule: null,
    mandatory: false,
    nearestOtherM: null,
    loss: 0,
    coverageKept: 1,
    freeSlots: null,
    gates: { distance: 'pass', slots: 'pass', height: 'pass', operator: 'pass', coverage: 'pass' },
    passes: true,
    fallingVillages: [],
    ...over,
  };
}

/** A place that stands empty: a pole, a public building. */
export function structure(id: string, freeSlots: number | null): Position {
  return {
    id,
    location: [106.5, 20.5],
    stations: [],
    operators: [],
    existingOperators: [],
    status: 'planned',
    shared: false,
    freeSlots,
    heightM: null,
  };
}

/** Stations grouped, structures after them. */
export function planCase(
  stations: readonly BaseStation[],
  structures: readonly Position[],
  candidatesOf: (positions: readonly Position[]) => readonly Candidate[],
): PlanCase {
  const positions = [...groupPositions(stations, 30, OPERATORS).positions, ...structures];
  return { stations, positions, candidates: candidatesOf(positions) };
}

const dates: Record<string, string | null> = {
  before: '2020-01-01',
  within: '2024-06-01',
  after: '2027-01-01',
  unknown: null,
};

/** Up to five planned stations, up to four masts that stand, a structure now and then. */
export const planCases: fc.Arbitrary<PlanCase> = fc
  .record({
    masts: fc.array(
      fc.array(
        fc.record({
          operator: fc.constantFrom('A', 'B', 'C'),
          date: fc.constantFrom('before', 'before', 'within', 'after', 'unknown'),
        }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      { maxLength: 4 },
    ),
    planned: fc.array(
      fc.record({
        operator: fc.constantFrom('A', 'B', 'C'),
        date: fc.constantFrom('within', 'within', 'within', 'unknown', 'after', 'before'),
        // With another planned station, on a mast that stands, or alone.
        home: fc.constantFrom('alone', 'alone', 'alone', 'together', 'mast'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    slots: fc.array(fc.constantFrom(null, 0, 1, 1, 2, 3), { minLength: 10, maxLength: 10 }),
    structures: fc.array(fc.constantFrom(null, 1, 2, 3), { maxLength: 1 }),
    moves: fc.array(
      fc.record({
        loss: fc.constantFrom(0, 0, 0.25, 0.5, 1, 1.25, 3.75, 10.5),
        distanceM: fc.integer({ min: 1, max: 5 }),
        gate: fc.constantFrom('pass', 'pass', 'pass', 'survey', 'fail', 'none'),
        mandatory: fc.boolean(),
      }),
      { minLength: 50, maxLength: 50 },
    ),
  })
  .map(({ masts, planned, slots, structures, moves }) => {
    const stations: BaseStation[] = [];
    const add = (operator: string, positionId: string, status: StationStatus, date: string, slot: number) => {
      const when = dates[date] ?? null;
      const tenantSlots = slots[slot] ?? null;
      const dated = status === 'planned' ? { plannedDate: when } : { commissioned: when };
      stations.push(station({ id: `S${stations.length}`, operator, positionId, status, tenantSlots, ...dated }));
    };
    masts.forEach((tenants, m) => {
      for (const { operator, date } of tenants) add(operator, `M${m}`, 'existing', date, m);
    });
    planned.forEach(({ operator, date, home }, p) => {
      const own = home === 'mast' && masts.length > 0 ? 'M0' : home === 'together' ? 'N' : `P${p}`;
      add(operator, own, 'planned', date, 4 + p);
    });
    return planCase(
      stations,
      structures.map((free, s) => structure(`X${s}`, free)),
      (positions) => {
        const found: Candidate[] = [];
        let next = 0;
        stations.forEach(({ status, operator }, s) => {
          if (status !== 'planned') return;
          positions.forEach((position, host) => {
            const move = moves[next++ % moves.length];
            if (!move || move.gate === 'none' || position.stations.includes(s) || position.operators.includes(operator))
              return;
            const slot = position.freeSlots === null ? 'survey' : position.freeSlots >= 1 ? 'pass' : 'fail';
            const height = move.gate;
            found.push(
              candidate({
                station: s,
                host,
                hostKind:
                  position.stations.length === 0
                    ? 'structure'
                    : position.existingOperators.length > 0
                      ? 'existing'
                      : 'planned',
                loss: move.loss,
                distanceM: move.distanceM,
                mandatory: move.mandatory,
                freeSlots: position.freeSlots,
                gates: { distance: 'pass', slots: slot, height, operator: 'pass', coverage: 'pass' },
                passes: slot !== 'fail' && height !== 'fail',
              }),
            );
          });
        });
        return found;
      },
    );
  });

/** What the analysis says of newly built positions once moves are made. */
export function recount(
  given: PlanCase,
  moves: readonly Move[],
): { readonly newBuild: NewBuild; readonly plannedMasts: number } {
  const stations = applyMoves(given.stations, given.positions, moves);
  const { positions } = groupPositions(stations, 30, OPERATORS);
  return {
    newBuild: newBuildOf(positions, stations, PERIOD, 'deployment'),
    plannedMasts: positions.filter((position) =>
      given.positions.some((p) => p.id === position.id && p.status === 'planned' && p.stations.length > 0),
    ).length,
  };
}

/** Every set of moves that a plan may make, as lists of candidates: the rules of docs/definitions.md once more, in other words. */
export function allPlans(given: PlanCase): (readonly number[])[] {
  const { candidates, positions, stations } = given;
  const movers = [...new Set(candidates.filter((one) => one.passes).map((one) => one.station))];
  let plans: (readonly number[])[] = [[]];
  for (const mover of movers) {
    const options = candidates.flatMap((one, c) => (one.passes && one.station === mover ? [c] : []));
    plans = plans.flatMap((plan) => [plan, ...options.map((c) => [...plan, c])]);
  }
  return plans
    .filter((plan) => wholeMasts(given, plan))
    .filter((plan) =>
      positions.every((position, p) => {
        const arriving = plan.flatMap((c) => (candidates[c]?.host === p ? [candidates[c].station] : []));
        if (arriving.length === 0) return true;
        // Who comes: an operator from one mast, with all that it has there.
        const coming = new Set(arriving.map((s) => `${stations[s]?.operator} ${jointMastOf(given, s)?.id ?? s}`));
        if (coming.size > (position.freeSlots ?? 1)) return false;
        if (new Set(arriving.map((s) => stations[s]?.operator)).size < coming.size) return false;
        const staying = position.stations.filter((s) => !plan.some((c) => candidates[c]?.station === s));
        return position.stations.length === 0 || staying.length > 0;
      }),
    );
}

/** The planned mast of several operators on which a station is planned. */
export function jointMastOf({ positions, stations }: PlanCase, s: number): Position | undefined {
  return positions.find(
    (position) =>
      position.status === 'planned' &&
      position.stations.includes(s) &&
      new Set(position.stations.map((one) => stations[one]?.operator)).size > 1,
  );
}

/** Whether a move passes and is not pinned out, and with it all that stands on the same planned mast. */
export function canMove(given: PlanCase, c: number, pinnedOut: ReadonlySet<number>): boolean {
  const { candidates, positions, stations } = given;
  const move = candidates[c];
  const passes = (s: number) =>
    candidates.some((one, o) => one.passes && one.station === s && one.host === move?.host && !pinnedOut.has(o));
  const mast = move && jointMastOf(given, move.station);
  if (!move || !mast) return move?.passes === true && !pinnedOut.has(c);
  const operators = new Set(mast.stations.map((s) => stations[s]?.operator)).size;
  return mast.stations.every(passes) && operators <= (positions[move.host]?.freeSlots ?? 1);
}

/** No planned mast of several operators is taken apart. */
function wholeMasts(given: PlanCase, plan: readonly number[]): boolean {
  const hostOf = new Map(plan.map((c) => [given.candidates[c]?.station, given.candidates[c]?.host]));
  return [...hostOf].every(
    ([s, host]) =>
      s === undefined || (jointMastOf(given, s)?.stations ?? []).every((mate) => hostOf.get(mate) === host),
  );
}

/** Order of plans when all that counts is equal: by station id, then host id. */
export function idsOf(given: PlanCase, plan: readonly number[]): string {
  return plan
    .map((c) => given.candidates[c])
    .map((one) => `${given.stations[one?.station ?? -1]?.id} ${given.positions[one?.host ?? -1]?.id}`)
    .sort()
    .join('|');
}
