import { lineString, point, pointToLineDistance, distance as turfDistance } from '@turf/turf';
import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { PointAnswer, PointCell, PointFibre } from '../../model/point-answer.ts';
import type { FibreNetwork } from '../../model/province.ts';
import type { PublishedPlanned } from '../../model/published.ts';
import type { ServedCells } from '../../model/radio.ts';
import type { CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { metresInside } from './edge.ts';
import { plannedNear } from './planned-near.ts';
import { INDOOR_RADIUS_FACTOR } from './use.ts';

/** Beyond this an edge tells nothing of a place. */
const FARTHEST_M = 20_000;

/** What each operator and technology does at a place, by the footprints of the analysis. */
export function pointAnswer(
  at: LonLat,
  footprints: Footprints,
  layout: Pick<CoverageLayout, 'operators' | 'technologies'>,
  fibre: { readonly network: FibreNetwork | null; readonly reach: Reach },
  planned: readonly PublishedPlanned[] | null = null,
): PointAnswer {
  const { operators, technologies } = layout;
  const best = new Float64Array(operators.length * technologies.length).fill(-Infinity);
  const indoors = new Uint8Array(best.length);
  for (let f = 0; f < footprints.count; f++) {
    const cell = footprints.cell[f] ?? outOfRange();
    const modelled = footprints.cells?.[f];
    const inside = modelled ? modelledInside(at, modelled.served) : metresInside(at, footprints, f);
    if (inside > (best[cell] ?? outOfRange())) best[cell] = inside;
    if (!modelled && inside > 0 && metresInside(at, footprints, f, INDOOR_RADIUS_FACTOR) >= 0) indoors[cell] = 1;
  }
  const cells = operators.flatMap((operator, o) =>
    technologies.map((technology, t): PointCell => {
      const cell = o * technologies.length + t;
      const inside = best[cell] ?? outOfRange();
      return {
        operator,
        technology,
        outdoors: inside >= 0,
        indoors: indoors[cell] === 1,
        edgeM: Math.abs(inside) <= FARTHEST_M ? Math.abs(inside) : null,
      };
    }),
  );
  return {
    at,
    gridM: null,
    cells,
    fibre: fibre.network && nearFibre(at, fibre.network, fibre.reach),
    planned: planned && plannedNear(at, planned),
  };
}

/** A footprint over the ground: which cells are served is known, how far their edge is, is not. */
function modelledInside(at: LonLat, cells: ServedCells): number {
  const north = (at[1] - cells.latDeg) * DEGREE_M;
  const east = (at[0] - cells.lonDeg) * DEGREE_M * Math.cos((at[1] * Math.PI) / 180);
  const row = Math.round(north / cells.cellM) + cells.steps;
  const column = Math.round(east / cells.cellM);
  if (row < 0 || row > 2 * cells.steps) return -Infinity;
  const end = cells.rowStart[row + 1] ?? outOfRange();
  for (let run = cells.rowStart[row] ?? outOfRange(); run < end; run++)
    if (column >= (cells.runs[2 * run] ?? outOfRange()) && column < (cells.runs[2 * run + 1] ?? outOfRange()))
      return Infinity;
  return -Infinity;
}

const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M;

type Reach = Pick<AnalysisParameters, 'nodeReachM' | 'cableReachM'>;
const METRES = { units: 'meters' } as const;

/** The nearest node or cable of each operator within twice its reach. */
function nearFibre(at: LonLat, { nodes, cables }: FibreNetwork, reach: Reach): readonly PointFibre[] {
  const here = point([...at]);
  const nearest = new Map<string | null, PointFibre>();
  const take = (operator: string | null, distanceM: number, reachM: number): void => {
    if (distanceM > 2 * reachM) return;
    const known = nearest.get(operator);
    const inReach = distanceM <= reachM || (known?.inReach ?? false);
    nearest.set(operator, { operator, distanceM: Math.min(distanceM, known?.distanceM ?? Infinity), inReach });
  };
  for (const { operator, location, reachM } of nodes)
    take(operator, turfDistance(here, point([...location]), METRES), reachM ?? reach.nodeReachM);
  for (const { operator, lines, reachM } of cables)
    for (const line of lines)
      if (line.length > 1)
        take(
          operator,
          pointToLineDistance(here, lineString(line.map((p) => [...p])), METRES),
          reachM ?? reach.cableReachM,
        );
  return [...nearest.values()].sort((a, b) => a.distanceM - b.distanceM);
}
