import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
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
import type { BaseStation, Village } from '../../model/province.ts';
import type { VillageShares } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { compareText } from '../positions.ts';
import { coverageChanges } from '../scenario/changes.ts';
import { tierOf, unitOfVillage, villageFinder } from '../sharing/villages-at.ts';
import type { Move } from './apply-moves.ts';
import type { PlanInput } from './plan-input.ts';
import { reanalysisOf, sumLosses, type VillageLoss } from './reanalyse.ts';

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
  const reanalysis = reanalysisOf(ground);
  const together = reanalysis.together(moves);
  const shares = reanalysis.sharesWith(moves);
  const changes = coverageChanges(shares.before, shares.after, { kind: 'broadband' }, parameters);
  const villageAt = villageFinder(villages);
  return {
    villages: changes,
    rising: countVillages(changes.gained, villages),
    falling: countVillages(changes.lost, villages),
    places: moves.map(({ station, host }) => ({
      from: villageAt(stations[station]?.location ?? outOfRange()),
      to: villageAt(positions[host]?.location ?? outOfRange()),
    })),
    byOperator: changesByOperator(
      { ...shares, byCell: together.byCell, layout: prepared.layout, villages, parameters },
      moves.flatMap(({ station }) => stations[station] ?? []),
    ),
    tier: tierOf(villages),
    byUnit: changesByUnit(
      {
        places: moves.map(({ station }) => stations[station]?.location ?? outOfRange()),
        byCell: together.byCell,
        changes,
      },
      villages,
    ),
  };
}

interface TwoCoverages {
  readonly before: VillageShares;
  readonly after: VillageShares;
  /** Villages that count, by operator × technology as the layout numbers them. */
  readonly byCell: ReadonlyMap<number, readonly VillageLoss[]>;
  readonly layout: PreparedProvince['layout'];
  readonly villages: readonly Village[];
  readonly parameters: AnalysisParameters;
}

/** Loss and coverage kept of each operator in each technology. @param moving Stations that stand elsewhere after. */
export function changesByOperator(
  { before, after, byCell, layout, villages, parameters }: TwoCoverages,
  moving: readonly Pick<BaseStation, 'operator' | 'technologies'>[],
): readonly OperatorChange[] {
  return [...byCell].map(([cell, losses]): OperatorChange => {
    const operator = layout.operators[Math.floor(cell / layout.technologies.length)] ?? outOfRange();
    const technology = layout.technologies[cell % layout.technologies.length] ?? outOfRange();
    const own = coverageChanges(before, after, { kind: 'cell', operator, technology }, parameters);
    const { lost, kept } = sumLosses(losses);
    const ofCell = moving.filter((one) => one.operator === operator && one.technologies.includes(technology));
    return {
      operator,
      technology,
      moves: ofCell.length,
      loss: lost,
      coverageKept: kept,
      rising: countVillages(own.gained, villages),
      falling: countVillages(own.lost, villages),
    };
  });
}

/** Villages, and their people where known. */
export function countVillages(
  changes: readonly VillageChange[],
  villages: readonly Pick<Village, 'population'>[],
): VillageCount {
  const populations = changes.map(({ village }) => villages[village]?.population ?? null);
  return {
    villages: populations.length,
    people: populations.reduce<number>((sum, people) => sum + (people ?? 0), 0),
    unknown: populations.filter((people) => people === null).length,
  };
}

interface MadeChanges {
  /** From which stations move. */
  readonly places: readonly LonLat[];
  readonly byCell: ReadonlyMap<number, readonly VillageLoss[]>;
  readonly changes: CoverageChanges;
}

/** The same by district, or by commune where there are none. */
export function changesByUnit(
  { places, byCell, changes }: MadeChanges,
  villages: readonly Village[],
): readonly UnitChange[] {
  const tier = tierOf(villages);
  const keyOf = (village: number): string | null => {
    const at = villages[village];
    return at ? unitOfVillage(at, tier)[0] : null;
  };
  const names = new Map(villages.map((village) => unitOfVillage(village, tier)));
  const villageAt = villageFinder(villages);
  const homes = places.map((place) => keyOf(villageAt(place)));
  const touched = [...byCell.values()].flatMap((losses) => losses.map(({ village }) => keyOf(village)));
  const changed = [...changes.gained, ...changes.lost].map(({ village }) => keyOf(village));
  return [...new Set([...homes, ...touched, ...changed])]
    .sort((a, b) => Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''))
    .map((code): UnitChange => {
      const inside = ({ village }: { readonly village: number }): boolean => keyOf(village) === code;
      return {
        code,
        name: names.get(code) ?? null,
        moves: homes.filter((home) => home === code).length,
        ...keptIn([...byCell.values()].map((losses) => losses.filter(inside))),
        rising: countVillages(changes.gained.filter(inside), villages),
        falling: countVillages(changes.lost.filter(inside), villages),
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
