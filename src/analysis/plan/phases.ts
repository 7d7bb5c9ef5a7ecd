import type { PlanPhase } from '../../model/plan.ts';
import type { Period, Reading } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { newBuildOf } from '../sharing/new-build.ts';

/**
 * A plan by quarter: what moves, what is newly built and shared by its planned dates, and the share
 * of newly built positions at the end of each quarter, against the goal. What has no date comes last:
 * it counts in the period, and in no quarter of it.
 */

/** A province as a plan leaves it; moves are indexes into the candidates. */
interface Planned {
  readonly chosen: readonly number[];
  readonly candidates: readonly Pick<Candidate, 'station'>[];
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
}

/** From the first quarter in which something moves or is newly built to the last; then, where there is any, what has no date. */
export function planPhases(
  { chosen, candidates, stations, positions }: Planned,
  period: Period,
  reading: Reading,
): readonly PlanPhase[] {
  const dated = stations.map((station) =>
    station.status === 'planned' && station.plannedDate === null ? { ...station, plannedDate: NEVER } : station,
  );
  const countOf = (of: readonly BaseStation[], to: string) => {
    const { locations, shared, share } = newBuildOf(positions, of, { ...period, to }, reading)[reading];
    return { total: locations, shared, share };
  };
  const movesIn = (quarter: string | null): readonly number[] =>
    chosen.filter((c) => plannedQuarter(stations[candidates[c]?.station ?? -1]) === quarter);

  const quarters = quartersOf(
    period,
    chosen.flatMap((c) => stations[candidates[c]?.station ?? -1] ?? []),
  );
  let before: PlanPhase['soFar'] = { total: 0, shared: 0, share: null };
  const phaseOf = (quarter: string | null, soFar: PlanPhase['soFar']): PlanPhase => {
    const [built, shared] = [soFar.total - before.total, soFar.shared - before.shared];
    before = soFar;
    return { quarter, moves: movesIn(quarter), built, shared, soFar };
  };
  const known = quarters.map((quarter) => phaseOf(quarter, countOf(dated, lesser(lastDayOf(quarter), period.to))));
  const undated = phaseOf(null, countOf(stations, period.to));
  const first = known.findIndex(isFilled);
  const last = known.findLastIndex(isFilled);
  return [...(first < 0 ? [] : known.slice(first, last + 1)), ...(isFilled(undated) ? [undated] : [])];
}

function isFilled({ moves, built, shared }: PlanPhase): boolean {
  return moves.length > 0 || built > 0 || shared > 0;
}

/** Quarter of a station's planned date, as `2024-Q3`; null: the date is unknown. */
export function plannedQuarter(station: Pick<BaseStation, 'plannedDate'> | undefined): string | null {
  const date = station?.plannedDate ?? null;
  return date === null ? null : quarterOf(date);
}

const NEVER = '9999-12-31';

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function lastDayOf(quarter: string): string {
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return `${quarter.slice(0, 4)}-${ends[Number(quarter.slice(6)) - 1]}`;
}

/** Those of the period, and those of movers that are planned outside it; ascending. */
function quartersOf({ from, to }: Period, movers: readonly BaseStation[]): string[] {
  const found = new Set(movers.flatMap((station) => plannedQuarter(station) ?? []));
  for (let quarter = quarterOf(from); quarter <= quarterOf(to); quarter = next(quarter)) found.add(quarter);
  return [...found].sort();
}

function next(quarter: string): string {
  const [year, q] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return q === 4 ? `${String(year + 1).padStart(4, '0')}-Q1` : `${quarter.slice(0, 4)}-Q${q + 1}`;
}

function lesser(a: string, b: string): string {
  return a < b ? a : b;
}
