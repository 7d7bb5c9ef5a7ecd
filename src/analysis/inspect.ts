import type { PositionInspection, ServedVillage, ServingPosition, VillageInspection } from '../model/inspection.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { FibreNetwork, Village } from '../model/province.ts';
import type { Coverage, CoverageLayout } from '../model/results.ts';
import { computeCoverage, criticalPositionsOf } from './coverage/coverage.ts';
import { servingPositions } from './coverage/served.ts';
import { villageRows } from './coverage/village-rows.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';
import { type Footprints, selectFootprints } from './footprints.ts';
import { metresToVillage, nearestCable, nearestNode } from './inspect-distance.ts';
import { shareOf } from './layout.ts';

/**
 * What stands behind one colour of the map, asked for one village or one position at a
 * time. The shares come from the same engine as the map, given only the footprints of the
 * position in question, so that the inspector can never contradict the colour.
 */
export interface InspectionInput {
  readonly villages: readonly Village[];
  readonly shapes: VillageShapes;
  readonly footprints: Footprints;
  readonly layout: CoverageLayout;
  readonly broadband: ArrayLike<number>;
  readonly coverage: Pick<Coverage, 'criticalStart' | 'criticalPositions'>;
  readonly fibre: FibreNetwork | null;
}

/** Which positions serve a village, from how far, and its nearest fibre. */
export function inspectVillage(village: number, input: InspectionInput): VillageInspection {
  const { footprints, layout, shapes } = input;
  const geometry = input.villages[village]?.geometry ?? [];
  const critical = criticalPositionsOf(input.coverage, village);
  const positions = servingPositions(shapes, footprints, village, () => villageRows(shapes, village));
  const serving: ServingPosition[] = [];
  for (const [position, own] of footprintsByPosition(footprints, positions)) {
    const alone = sharesAlone(input, own, village);
    serving.push({
      position,
      distanceM: metresToVillage([own.lon[0] ?? outOfRange(), own.lat[0] ?? outOfRange()], geometry),
      operators: layout.operators.filter((operator) => shareOf(alone, 0, { kind: 'operator', operator }) > 0),
      technologies: layout.technologies.filter(
        (technology) => shareOf(alone, 0, { kind: 'technology', technology }) > 0,
      ),
      broadbandShare: shareOf(alone, 0, { kind: 'broadband' }),
      critical: critical.includes(position),
    });
  }
  serving.sort((a, b) => a.distanceM - b.distanceM || a.position - b.position);
  return {
    village,
    serving,
    nearestMastM: nearestByOperator(serving),
    nearestNode: nearestNode(geometry, input.fibre?.nodes ?? []),
    nearestCable: nearestCable(geometry, input.fibre?.cables ?? []),
  };
}

/** Which villages a position serves, how much of each it covers, and which hang on it alone. */
export function inspectPosition(position: number, input: InspectionInput): PositionInspection {
  const { footprints, shapes } = input;
  const villages: ServedVillage[] = [];
  const own = footprintsByPosition(footprints, new Set([position])).get(position);
  if (own === undefined) return { position, villages };
  for (let village = 0; village < shapes.count; village++) {
    if (!servingPositions(shapes, own, village, () => villageRows(shapes, village)).has(position)) continue;
    const alone = sharesAlone(input, own, village);
    villages.push({
      village,
      share: shareOf(alone, 0, { kind: 'any' }),
      broadbandShare: shareOf(alone, 0, { kind: 'broadband' }),
      critical: criticalPositionsOf(input.coverage, village).includes(position),
    });
  }
  villages.sort((a, b) => b.share - a.share || a.village - b.village);
  return { position, villages };
}

/** @param serving Nearest first. */
function nearestByOperator(serving: readonly ServingPosition[]): Readonly<Record<string, number>> {
  const nearest: Record<string, number> = {};
  for (const { operators, distanceM } of serving) for (const operator of operators) nearest[operator] ??= distanceM;
  return nearest;
}

function sharesAlone(input: InspectionInput, footprints: Footprints, village: number): Coverage {
  const band = { from: village, to: village + 1 };
  return computeCoverage(input.shapes, footprints, input.layout, input.broadband, { coveredShare: 1, band });
}

/** Footprints never change once made: which are of a position is found once. */
const ofPositions = new WeakMap<Footprints, ReadonlyMap<number, readonly number[]>>();

/** The footprints of each of these positions that has any, in the order of the footprints. */
function footprintsByPosition(footprints: Footprints, positions: ReadonlySet<number>): Map<number, Footprints> {
  const indexes = ofPositions.get(footprints) ?? indexesByPosition(footprints);
  ofPositions.set(footprints, indexes);
  const own = [...positions].flatMap((position) => {
    const list = indexes.get(position);
    return list === undefined ? [] : [{ position, list }];
  });
  own.sort((a, b) => (a.list[0] ?? outOfRange()) - (b.list[0] ?? outOfRange()));
  return new Map(own.map(({ position, list }) => [position, selectFootprints(footprints, list)]));
}

function indexesByPosition(footprints: Footprints): ReadonlyMap<number, readonly number[]> {
  const indexes = new Map<number, number[]>();
  for (let f = 0; f < footprints.count; f++) {
    const position = footprints.position[f] ?? outOfRange();
    const known = indexes.get(position);
    if (known === undefined) indexes.set(position, [f]);
    else known.push(f);
  }
  return indexes;
}
