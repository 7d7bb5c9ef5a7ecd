import { outOfRange } from '../model/out-of-range.ts';
import type { CriticalPosition, Outage } from '../model/planner.ts';
import type { Thresholds } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import type { Coverage } from '../model/results.ts';
import { criticalPositionsOf } from './coverage/coverage.ts';
import type { CoverageSession } from './coverage/session.ts';
import { type Footprints, selectFootprints } from './footprints.ts';
import { coverageChanges } from './scenario/changes.ts';

/** Failure: what goes dark with some positions off, and which positions most people hang on. */

type People = Pick<Village, 'population'>;

/** @param session Any, of these villages; it computes only what differs from its last update. */
export function outageOf(
  positions: readonly number[],
  villages: readonly People[],
  footprints: Footprints,
  session: Pick<CoverageSession, 'update'>,
  thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>,
): Outage {
  const off = new Set(positions);
  const left = Array.from({ length: footprints.count }, (_, f) => f).filter(
    (f) => !off.has(footprints.position[f] ?? outOfRange()),
  );
  const before = session.update(footprints);
  const after = session.update(selectFootprints(footprints, left));
  const changes = coverageChanges(before, after, { kind: 'broadband' }, thresholds);
  return {
    positions,
    villages: changes,
    people: changes.lost.reduce(
      (total, { village, shareBefore, shareAfter }) =>
        total + (villages[village]?.population ?? 0) * (shareBefore - shareAfter),
      0,
    ),
    villagesUnknown: changes.lost.filter(({ village }) => villages[village]?.population == null).length,
  };
}

/** The positions whose loss alone takes villages below the covered share, most people first; where equal, most villages. */
export function criticalRanking(
  coverage: Pick<Coverage, 'villageCount' | 'criticalStart' | 'criticalPositions'>,
  villages: readonly People[],
): readonly CriticalPosition[] {
  const hanging = new Map<number, number[]>();
  for (let village = 0; village < coverage.villageCount; village++) {
    for (const position of criticalPositionsOf(coverage, village)) {
      const list = hanging.get(position);
      if (list) list.push(village);
      else hanging.set(position, [village]);
    }
  }
  return [...hanging]
    .map(([position, list]) => ({
      position,
      villages: list,
      people: peopleOf(list, villages),
      villagesUnknown: list.filter((village) => villages[village]?.population == null).length,
    }))
    .sort((a, b) => b.people - a.people || b.villages.length - a.villages.length || a.position - b.position);
}

function peopleOf(list: readonly number[], villages: readonly People[]): number {
  return list.reduce((total, village) => total + (villages[village]?.population ?? 0), 0);
}
