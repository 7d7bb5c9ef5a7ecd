import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { ScenarioChanges, ScenarioFigures } from '../../model/planner.ts';
import type { BaseStation, Village } from '../../model/province.ts';
import type { Coverage, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { columnOf } from '../layout.ts';
import { changesByOperator, changesByUnit, countVillages } from '../plan/plan-changes.ts';
import type { VillageLoss } from '../plan/reanalyse.ts';
import { positionsByStation } from '../positions.ts';
import { sharedShareOnceBuilt } from '../sharing/new-build.ts';
import { tierOf } from '../sharing/villages-at.ts';
import { coverageChanges } from './changes.ts';

/** One of two scenarios. */
export interface ScenarioSide {
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  /** With the planned stations counted. */
  readonly coverage: Coverage;
}

/** @param data The stations before any scenario. */
export function scenarioFigures(
  { stations, positions }: Pick<ScenarioSide, 'stations' | 'positions'>,
  data: readonly BaseStation[],
): ScenarioFigures {
  const moved = movedFrom(data, stations);
  const positionOf = positionsByStation(positions, stations.length);
  const isMoved = new Set(moved);
  const needsSurvey = moved.filter((station) => {
    const there = positions[positionOf[station] ?? outOfRange()]?.stations ?? [];
    const hosts = there.filter((other) => !isMoved.has(other)).flatMap((other) => stations[other] ?? []);
    return hosts.length > 0 && isUnknown(stations[station] ?? outOfRange(), hosts);
  });
  return {
    positionsOnceBuilt: sharedShareOnceBuilt(positions),
    moves: moved.length,
    needsSurvey: needsSurvey.length,
  };
}

/** Whether a station's own height, or the host's slots or height, must be looked up on the spot. */
function isUnknown({ heightM }: BaseStation, hosts: readonly BaseStation[]): boolean {
  const existing = hosts.filter(({ status }) => status === 'existing');
  const stating = existing.length > 0 ? existing : hosts;
  return (
    heightM === null ||
    hosts.every((host) => host.heightM === null) ||
    stating.every(({ tenantSlots }) => tenantSlots === null)
  );
}

/** Indexes into `after` of stations that stand elsewhere than in `before`. */
function movedFrom(before: readonly BaseStation[], after: readonly BaseStation[]): readonly number[] {
  const was = new Map(before.map(({ operator, id, location }) => [`${operator} ${id}`, location]));
  return after.flatMap(({ operator, id, location }, index) => {
    const place = was.get(`${operator} ${id}`);
    return place && (place[0] !== location[0] || place[1] !== location[1]) ? [index] : [];
  });
}

/**
 * What the second of two scenarios changes: loss and coverage kept as of a plan, summed over the villages
 * whose share differs in that operator and technology.
 */
export function scenarioChanges(
  a: ScenarioSide,
  b: ScenarioSide,
  villages: readonly Village[],
  { layout, weights }: Pick<PreparedProvince, 'layout' | 'weights'>,
  parameters: AnalysisParameters,
): ScenarioChanges {
  const changes = coverageChanges(a.coverage, b.coverage, { kind: 'broadband' }, parameters);
  const byCell = lossesByCell(a.coverage, b.coverage, weights);
  const moving = movedFrom(a.stations, b.stations).flatMap((index) => b.stations[index] ?? []);
  const homes = new Map(a.stations.map(({ operator, id, location }) => [`${operator} ${id}`, location]));
  const places = moving.map(({ operator, id }) => homes.get(`${operator} ${id}`) ?? outOfRange());
  return {
    villages: changes,
    rising: countVillages(changes.gained, villages),
    falling: countVillages(changes.lost, villages),
    byOperator: changesByOperator(
      { before: a.coverage, after: b.coverage, byCell, layout, villages, parameters },
      moving,
    ),
    tier: tierOf(villages),
    byUnit: changesByUnit({ places, byCell, changes }, villages),
  };
}

/** Shares that differ by less are the same, summed in another order. */
const ROUNDING = 1e-9;

/** Villages whose share differs, by operator × technology as the layout numbers them. */
function lossesByCell(
  before: Coverage,
  after: Coverage,
  weights: Float64Array,
): ReadonlyMap<number, readonly VillageLoss[]> {
  const { layout, villageCount } = before;
  const byCell = new Map<number, VillageLoss[]>();
  for (const [o, operator] of layout.operators.entries()) {
    for (const [t, technology] of layout.technologies.entries()) {
      const column = columnOf(layout, { kind: 'cell', operator, technology });
      const losses: VillageLoss[] = [];
      for (let village = 0; village < villageCount; village++) {
        const was = before.shares[village * layout.columns + column] ?? outOfRange();
        const is = after.shares[village * layout.columns + column] ?? outOfRange();
        const weight = weights[village] ?? outOfRange();
        if (Math.abs(was - is) > ROUNDING)
          losses.push({ village, base: weight * was, lost: weight * Math.max(0, was - is) });
      }
      if (losses.length > 0) byCell.set(o * layout.technologies.length + t, losses);
    }
  }
  return byCell;
}
