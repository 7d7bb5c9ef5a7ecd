import { outOfRange } from '../../model/out-of-range.ts';
import type { Plan } from '../../model/plan.ts';
import type {
  CoverageChanges,
  CoverageKept,
  OperatorChange,
  PlanChanges,
  UnitChange,
  VillageChange,
  VillageCount,
} from '../../model/planner.ts';
import type { Village } from '../../model/province.ts';
import { compareText } from '../positions.ts';
import { coverageChanges } from '../scenario/changes.ts';
import { tierOf, unitOfVillage, villageFinder } from '../sharing/villages-at.ts';
import type { Move } from './apply-moves.ts';
import type { PlanInput } from './plan.ts';
import { reanalysisOf, sumLosses, type Together, type VillageLoss } from './reanalyse.ts';

/**
 * What a plan changes: coverage kept and lost, taken apart by operator and technology and by unit,
 * and the villages whose verdict is another one. All of it by the full engine, the moves made together.
 */
export function planChanges(ground: PlanInput, villages: readonly Village[], plan: Pick<Plan, 'chosen'>): PlanChanges {
  const { stations, positions, candidates, prepared, parameters } = ground;
  const moves = plan.chosen.flatMap((index): Move[] => {
    const candidate = candidates[index];
    return candidate ? [{ station: candidate.station, host: candidate.host }] : [];
  });
  const together = reanalysisOf(ground).together(moves);
  const changes = coverageChanges(together.before, together.after, { kind: 'broadband' }, parameters);
  const villageAt = villageFinder(villages);
  const { technologies } = prepared.layout;
  const byOperator = [...together.byCell].map(([cell, losses]): OperatorChange => {
    const operator = prepared.layout.operators[Math.floor(cell / technologies.length)] ?? outOfRange();
    const technology = technologies[cell % technologies.length] ?? outOfRange();
    const own = coverageChanges(together.before, together.after, { kind: 'cell', operator, technology }, parameters);
    const { lost, kept } = sumLosses(losses);
    const moving = moves.filter(({ station }) => {
      const mover = stations[station];
      return mover?.operator === operator && mover.technologies.includes(technology);
    });
    return {
      operator,
      technology,
      moves: moving.length,
      loss: lost,
      coverageKept: kept,
      rising: countOf(own.gained, villages),
      falling: countOf(own.lost, villages),
    };
  });
  return {
    villages: changes,
    rising: countOf(changes.gained, villages),
    falling: countOf(changes.lost, villages),
    places: moves.map(({ station, host }) => ({
      from: villageAt(stations[station]?.location ?? outOfRange()),
      to: villageAt(positions[host]?.location ?? outOfRange()),
    })),
    byOperator,
    tier: tierOf(villages),
    byUnit: changesByUnit({ moves, stations, together, changes }, villages),
  };
}

function countOf(changes: readonly VillageChange[], villages: readonly Pick<Village, 'population'>[]): VillageCount {
  const populations = changes.map(({ village }) => villages[village]?.population ?? null);
  return {
    villages: populations.length,
    people: populations.reduce<number>((sum, people) => sum + (people ?? 0), 0),
    unknown: populations.filter((people) => people === null).length,
  };
}

interface MadePlan {
  readonly moves: readonly Move[];
  readonly stations: PlanInput['stations'];
  readonly together: Together;
  readonly changes: CoverageChanges;
}

function changesByUnit(
  { moves, stations, together, changes }: MadePlan,
  villages: readonly Village[],
): readonly UnitChange[] {
  const tier = tierOf(villages);
  const keyOf = (village: number): string | null => {
    const at = villages[village];
    return at ? unitOfVillage(at, tier)[0] : null;
  };
  const names = new Map(villages.map((village) => unitOfVillage(village, tier)));
  const villageAt = villageFinder(villages);
  const homes = moves.map(({ station }) => keyOf(villageAt(stations[station]?.location ?? outOfRange())));
  const touched = [...together.byCell.values()].flatMap((losses) => losses.map(({ village }) => keyOf(village)));
  const changed = [...changes.gained, ...changes.lost].map(({ village }) => keyOf(village));
  return [...new Set([...homes, ...touched, ...changed])]
    .sort((a, b) => Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''))
    .map((code): UnitChange => {
      const inside = ({ village }: { readonly village: number }): boolean => keyOf(village) === code;
      return {
        code,
        name: names.get(code) ?? null,
        moves: homes.filter((home) => home === code).length,
        ...keptIn([...together.byCell.values()].map((losses) => losses.filter(inside))),
        rising: countOf(changes.gained.filter(inside), villages),
        falling: countOf(changes.lost.filter(inside), villages),
      };
    });
}

/** @param cells Villages of one unit, by operator × technology. */
function keptIn(cells: readonly (readonly VillageLoss[])[]): CoverageKept {
  const sums = cells.map(sumLosses);
  return {
    loss: sums.reduce((all, { lost }) => all + lost, 0),
    coverageKept: sums.reduce((least, { kept }) => Math.min(least, kept), 1),
  };
}
