import { outOfRange } from '../../model/out-of-range.ts';
import type { Candidate, VillageShares } from '../../model/results.ts';
import { footprintsOf } from '../footprints.ts';
import { columnOf } from '../layout.ts';
import { positionsByStation } from '../positions.ts';
import { type CellCost, createMoveCosts } from '../sharing/loss.ts';
import type { Move } from './apply-moves.ts';
import type { PlanInput } from './plan-input.ts';
import { rowsAsAsked, sharesWithMoves } from './shares-with-moves.ts';

/**
 * What moves really do to coverage. One by one as the candidates have it; together by the
 * full engine, which computes again only the villages that the movers touch.
 */
export interface Reanalysis {
  readonly costsOf: (move: Move) => readonly CellCost[];
  /** Each operator's footprints by themselves, which is several times faster than all of them. */
  readonly together: (moves: readonly Move[]) => Together;
  readonly sharesWith: (moves: readonly Move[]) => SharesWith;
}

/** Moves made together. */
export interface Together {
  /** Summed over operators and technologies, as the candidates' loss. */
  readonly loss: number;
  /** Share kept over the villages that the movers touch, by operator × technology. */
  readonly keptByCell: ReadonlyMap<number, number>;
  /** What both are made of, by operator × technology. */
  readonly byCell: ReadonlyMap<number, readonly VillageLoss[]>;
}

/** Coverage without and with the moves, planned stations included; of villages that no mover reaches nothing is computed, and both say 0. */
export interface SharesWith {
  readonly before: VillageShares;
  readonly after: VillageShares;
}

/** One village that a mover touches: people (km²) covered before, and those of them lost. */
export interface VillageLoss {
  readonly village: number;
  readonly base: number;
  readonly lost: number;
}

/** Loss and share kept over villages of one operator × technology. */
export function sumLosses(villages: readonly VillageLoss[]): { readonly lost: number; readonly kept: number } {
  let lost = 0;
  let base = 0;
  for (const one of villages) {
    base += one.base;
    lost += one.lost;
  }
  return { lost, kept: base > 0 ? Math.max(0, 1 - lost / base) : 1 };
}

const known = new WeakMap<readonly Candidate[], { readonly of: PlanInput; readonly reanalysis: Reanalysis }>();

/** Of the same candidates the same as before: a preview, its plan and what the plan changes ask of one province. */
export function reanalysisOf(ground: PlanInput): Reanalysis {
  const { candidates } = ground;
  const last = known.get(candidates);
  if (last && isSame(last.of, ground)) return last.reanalysis;
  const reanalysis = createReanalysis(ground);
  known.set(candidates, { of: ground, reanalysis });
  return reanalysis;
}

/** Positions are made anew for each question, with the same places. */
function isSame(a: PlanInput, b: PlanInput): boolean {
  if (a.profile !== b.profile || a.stations !== b.stations || a.parameters !== b.parameters) return false;
  if (a.prepared !== b.prepared || a.positions.length !== b.positions.length) return false;
  return a.positions.every(({ location }, p) => location === b.positions[p]?.location);
}

/** The same, made anew. */
export function createReanalysis({
  profile,
  stations,
  positions,
  prepared,
  parameters,
  ...more
}: Omit<PlanInput, 'candidates'>): Reanalysis {
  const { shapes, layout, weights, broadband } = prepared;
  const all = { ...parameters, includePlanned: true };
  const positionOf = positionsByStation(positions, stations.length);
  const footprints = footprintsOf(stations, positionOf, profile, all);
  const costs = createMoveCosts(shapes, footprints, weights, broadband, parameters);
  const known = new Map<string, readonly CellCost[]>();
  const { rowsOf = rowsAsAsked(shapes) } = more;
  const moved = { profile, stations, positions, positionOf, prepared, parameters: all, footprints, rowsOf };
  const ofAll = sharesWithMoves(moved, () => true);
  const ofOperator = profile.operators.map(({ id }) =>
    sharesWithMoves(moved, (station) => station.operator === id || station.servedOperators.includes(id)),
  );
  const firstColumn = columnOf(layout, {
    kind: 'cell',
    operator: layout.operators[0] ?? '',
    technology: layout.technologies[0] ?? '',
  });
  return { costsOf, together, sharesWith };

  function costsOf(move: Move): readonly CellCost[] {
    const key = `${move.station} ${move.host}`;
    const place = positions[move.host];
    const found = known.get(key) ?? (place ? costs.of(move.station, [place.location])[0]?.byCell : []) ?? [];
    known.set(key, found);
    return found;
  }

  function together(moves: readonly Move[]): Together {
    const touched = new Map<number, Set<number>>();
    const reachedBy = new Map<number, Set<number>>();
    for (const { cell, villages, uncounted } of moves.flatMap(costsOf)) {
      const operator = Math.floor(cell / layout.technologies.length);
      touched.set(cell, new Set([...(touched.get(cell) ?? []), ...villages]));
      reachedBy.set(operator, new Set([...(reachedBy.get(operator) ?? []), ...villages, ...uncounted]));
    }
    const sharesBy = new Map(
      [...reachedBy].map(([operator, villages]) => [operator, (ofOperator[operator] ?? outOfRange())(villages, moves)]),
    );
    let loss = 0;
    const keptByCell = new Map<number, number>();
    const byCell = new Map<number, readonly VillageLoss[]>();
    for (const [cell, villages] of [...touched].sort((a, b) => a[0] - b[0])) {
      const { before, after } = sharesBy.get(Math.floor(cell / layout.technologies.length)) ?? outOfRange();
      const losses = [...villages]
        .sort((a, b) => a - b)
        .map((village): VillageLoss => {
          const at = village * layout.columns + firstColumn + cell;
          const weight = weights[village] ?? outOfRange();
          const [was, is] = [before[at] ?? outOfRange(), after[at] ?? outOfRange()];
          return { village, base: weight * was, lost: weight * Math.max(0, was - is) };
        });
      const { lost, kept } = sumLosses(losses);
      loss += lost;
      keptByCell.set(cell, kept);
      byCell.set(cell, losses);
    }
    return { loss, keptByCell, byCell };
  }

  function sharesWith(moves: readonly Move[]): SharesWith {
    const reached = moves.flatMap(costsOf).flatMap(({ villages, uncounted }) => [...villages, ...uncounted]);
    const { before, after } = ofAll(new Set(reached), moves);
    const inAll = { layout, villageCount: shapes.count };
    return { before: { ...inAll, shares: before }, after: { ...inAll, shares: after } };
  }
}
