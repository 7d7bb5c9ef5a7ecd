import type { Period, Reading } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { NewBuild, NewBuildReading, Position, SharedShare } from '../../model/results.ts';

/**
 * The two shared shares of the plan (docs/definitions.md). They have different denominators and are
 * never joined: all positions that stand, and the new locations of one period.
 */

/** Positions with two operators or more among their existing stations ÷ positions with an existing station. */
export function sharedShareOfAll(positions: readonly Position[]): SharedShare {
  const standing = positions.filter((position) => position.existingOperators.length > 0);
  const shared = standing.filter((position) => position.shared).length;
  return { total: standing.length, shared, share: standing.length === 0 ? null : shared / standing.length };
}

/** The same once the planned stations stand: they count as existing. */
export function sharedShareOnceBuilt(positions: readonly Position[]): SharedShare {
  const built = positions.filter((position) => position.operators.length > 0);
  const shared = built.filter((position) => position.operators.length >= 2).length;
  return { total: built.length, shared, share: built.length === 0 ? null : shared / built.length };
}

/**
 * Shared share of the newly built positions of one period, in both readings.
 *
 * A *new location* is a position where at least one operator has its first station within
 * the period. It is shared if two operators or more are there at the period's end, by the
 * stations that stand by then and those planned until then. What stands or is planned later
 * belongs to a later period. An existing station without a date counts as before the period;
 * a planned one without a date counts in the period, for it is not built yet.
 */
export function newBuildOf(
  positions: readonly Position[],
  stations: readonly BaseStation[],
  period: Period,
  official: Reading,
): NewBuild {
  const deployment: number[] = [];
  const greenfield: number[] = [];
  const shared = new Set<number>();
  const upgrades: number[] = [];

  positions.forEach((position, index) => {
    const there = position.stations.map((s) => ({
      index: s,
      operator: stations[s]?.operator ?? '',
      time: timeOf(stations[s], period),
    }));
    const before = new Set(there.filter((tenant) => tenant.time === 'before').map((tenant) => tenant.operator));
    const within = there.filter((tenant) => tenant.time === 'within');
    upgrades.push(...within.filter((tenant) => before.has(tenant.operator)).map((tenant) => tenant.index));
    const firsts = within.filter((tenant) => !before.has(tenant.operator));
    if (firsts.length === 0) return;
    deployment.push(index);
    if (before.size === 0) greenfield.push(index);
    if (new Set([...before, ...firsts.map((tenant) => tenant.operator)]).size >= 2) shared.add(index);
  });

  return {
    period,
    official,
    deployment: readingOf(deployment, shared, period.goal),
    greenfield: readingOf(greenfield, shared, period.goal),
    unknownCommissioning: stations.filter((s) => s.status === 'existing' && s.commissioned === null).length,
    upgrades: upgrades.sort((a, b) => a - b),
  };
}

/** When a station is built, against a period. */
export type Time = 'before' | 'within' | 'after';

/** When a station is built; one whose date is unknown was built before the period. */
export function timeOf(station: BaseStation | undefined, period: Period): Time {
  if (!station) return 'after';
  const date = station.status === 'planned' ? station.plannedDate : station.commissioned;
  if (date === null) return station.status === 'planned' ? 'within' : 'before';
  // ISO dates compare as text; a time of day behind the date is left out.
  const day = date.slice(0, 10);
  if (day < period.from) return 'before';
  return day > period.to ? 'after' : 'within';
}

function readingOf(positions: readonly number[], shared: ReadonlySet<number>, goal: number): NewBuildReading {
  const locations = positions.length;
  const count = positions.filter((position) => shared.has(position)).length;
  return {
    locations,
    shared: count,
    share: locations === 0 ? null : count / locations,
    goal,
    met: meetsGoal(count, locations, goal),
    missing: missingFor(count, locations, goal),
    positions,
  };
}

/** Strictly greater: 30 of 100 does not meet 0.30. Both sides round to the same number where they are equal. */
export function meetsGoal(shared: number, locations: number, goal: number): boolean {
  return locations > 0 && shared / locations > goal;
}

/** How many more of the locations must be shared; all of the rest where even that is not enough. */
function missingFor(shared: number, locations: number, goal: number): number {
  let needed = Math.max(shared, Math.floor(goal * locations) - 1);
  while (needed < locations && !meetsGoal(needed, locations, goal)) needed += 1;
  return needed - shared;
}
