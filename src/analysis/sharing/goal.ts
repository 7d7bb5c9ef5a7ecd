import type { GoalByOperator, GoalByUnit, GoalFigure, GoalGlance, GoalUntil } from '../../model/planner.ts';
import type { Period, Profile, Reading } from '../../model/profile.ts';
import type { BaseStation, Village } from '../../model/province.ts';
import type { NewBuild, Position } from '../../model/results.ts';
import { compareText } from '../positions.ts';
import { newBuildOf, timeOf } from './new-build.ts';
import { type PlanUnitTier, tierOf, unitOfVillage, villageFinder } from './villages-at.ts';

/** What is counted. */
interface Counted {
  readonly positions: readonly Position[];
  readonly stations: readonly BaseStation[];
  readonly period: Period;
}

/**
 * The goal at a glance: the shared share of newly built positions, taken apart by unit, by
 * operator and by time. Each part is counted by the one rule of `newBuildOf`.
 */
export function goalAtAGlance(
  profile: Pick<Profile, 'operators'>,
  {
    positions,
    stations,
    villages,
  }: Pick<Counted, 'positions' | 'stations'> & { readonly villages: readonly Village[] },
  period: Period,
  official: Reading,
): GoalGlance {
  const counted = { positions, stations, period };
  const whole = newBuildOf(positions, stations, period, official);
  const tier = tierOf(villages);
  const undated = stations.filter(({ status, plannedDate }) => status === 'planned' && plannedDate === null).length;
  // What has no date yet cannot be built before the period's last day.
  const dated = stations.map((station) =>
    station.status === 'planned' && station.plannedDate === null ? { ...station, plannedDate: period.to } : station,
  );
  const until = (day: string): GoalUntil => {
    const untilDay = { positions, stations: dated, period: { ...period, to: day } };
    const built = newBuildOf(positions, dated, untilDay.period, official);
    const isPlanned = (s: number): boolean =>
      stations[s]?.status === 'planned' && timeOf(dated[s], untilDay.period) === 'within';
    return {
      until: day,
      planned: built.deployment.positions.some((p) => positions[p]?.stations.some(isPlanned)),
      deployment: figureOf(built, 'deployment', untilDay),
      greenfield: figureOf(built, 'greenfield', untilDay),
    };
  };
  return {
    period,
    official,
    tier,
    byUnit: byUnit(whole, counted, villages, tier),
    byOperator: profile.operators.map(({ id }) => byOperator(id, whole, counted)),
    byQuarter: lastDays(period, 3).map(until),
    byMonth: lastDays(period, 1).map(until),
    undated,
  };
}

/** Of those locations that a test takes. */
function figureOf(
  newBuild: NewBuild,
  reading: Reading,
  { positions, stations, period }: Counted,
  takes: (position: number) => boolean = () => true,
): GoalFigure {
  const taken = newBuild[reading].positions.filter(takes);
  const shared = taken.filter((p) => {
    const there = positions[p]?.stations.filter((s) => timeOf(stations[s], period) !== 'after') ?? [];
    return new Set(there.map((s) => stations[s]?.operator)).size >= 2;
  }).length;
  return { locations: taken.length, shared, share: taken.length === 0 ? null : shared / taken.length };
}

function byOperator(operator: string, whole: NewBuild, counted: Counted): GoalByOperator {
  const { positions, stations, period } = counted;
  /** Its first station there is of this period. */
  const isFirst = (p: number): boolean => {
    const own = (positions[p]?.stations ?? []).filter((s) => stations[s]?.operator === operator);
    const times = own.map((s) => timeOf(stations[s], period));
    return times.includes('within') && !times.includes('before');
  };
  return {
    operator,
    deployment: figureOf(whole, 'deployment', counted, isFirst),
    greenfield: figureOf(whole, 'greenfield', counted, isFirst),
  };
}

function byUnit(whole: NewBuild, counted: Counted, villages: readonly Village[], tier: PlanUnitTier): GoalByUnit[] {
  const { positions } = counted;
  const villageAt = villageFinder(villages);
  const units = new Map<string | null, { name: string | null; positions: Set<number> }>();
  for (const village of villages) {
    const [code, name] = unitOfVillage(village, tier);
    if (!units.has(code)) units.set(code, { name, positions: new Set() });
  }
  for (const p of whole.deployment.positions) {
    const location = positions[p]?.location;
    const village = location && villages[villageAt(location)];
    const [code, name] = village ? unitOfVillage(village, tier) : [null, null];
    const unit = units.get(code) ?? { name, positions: new Set() };
    unit.positions.add(p);
    units.set(code, unit);
  }
  return [...units]
    .filter(([code, unit]) => code !== null || unit.positions.size > 0)
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''))
    .map(([code, unit]) => ({
      code,
      name: unit.name,
      deployment: figureOf(whole, 'deployment', counted, (p) => unit.positions.has(p)),
      greenfield: figureOf(whole, 'greenfield', counted, (p) => unit.positions.has(p)),
    }));
}

/** Last days of a period's months or quarters; the period's own last day is the last of them. */
function lastDays({ from, to }: Pick<Period, 'from' | 'to'>, months: 1 | 3): string[] {
  const days: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const last = Math.ceil(month / months) * months;
    const day = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
    if (day >= to || days.length > 1200) return [...days, to];
    days.push(day);
    month = last + 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}
