import { outOfRange } from '../../model/out-of-range.ts';
import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Coverage, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import { createCoverageSession } from '../coverage/session.ts';
import { footprintsOf } from '../footprints.ts';
import { columnOf } from '../layout.ts';
import { positionsByStation } from '../positions.ts';
import { type CellCost, createMoveCosts } from '../sharing/loss.ts';
import { applyMoves, type Move } from './apply-moves.ts';

/**
 * What moves really do to coverage. One by one as the candidates have it; together by the
 * full engine, which computes again only the villages that the movers touch.
 */
export interface Reanalysis {
  readonly costsOf: (move: Move) => readonly CellCost[];
  readonly together: (moves: readonly Move[]) => Together;
}

/** Moves made together. */
export interface Together {
  /** Summed over operators and technologies, as the candidates' loss. */
  readonly loss: number;
  /** Share kept over the villages that the movers touch, by operator × technology. */
  readonly keptByCell: ReadonlyMap<number, number>;
  /** What both are made of, by operator × technology. */
  readonly byCell: ReadonlyMap<number, readonly VillageLoss[]>;
  /** Planned stations included. */
  readonly before: Coverage;
  readonly after: Coverage;
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

/** What is analysed. */
interface Ground {
  readonly profile: Profile;
  readonly stations: readonly BaseStation[];
  readonly positions: readonly Position[];
  readonly candidates: readonly Candidate[];
  readonly prepared: PreparedProvince;
  readonly parameters: AnalysisParameters;
}

const known = new WeakMap<readonly Candidate[], { readonly of: Ground; readonly reanalysis: Reanalysis }>();

/** Of the same candidates the same as before: a preview, its plan and what the plan changes ask of one province. */
export function reanalysisOf(ground: Ground): Reanalysis {
  const { profile, stations, positions, candidates, prepared, parameters } = ground;
  const last = known.get(candidates);
  if (last && isSame(last.of, ground)) return last.reanalysis;
  const reanalysis = createReanalysis(profile, stations, positions, prepared, parameters);
  known.set(candidates, { of: ground, reanalysis });
  return reanalysis;
}

/** Positions are made anew for each question, with the same places. */
function isSame(a: Ground, b: Ground): boolean {
  if (a.profile !== b.profile || a.stations !== b.stations || a.parameters !== b.parameters) return false;
  if (a.prepared !== b.prepared || a.positions.length !== b.positions.length) return false;
  return a.positions.every(({ location }, p) => location === b.positions[p]?.location);
}

/** @param positions All positions; structures that host may follow. */
export function createReanalysis(
  profile: Profile,
  stations: readonly BaseStation[],
  positions: readonly Position[],
  prepared: PreparedProvince,
  parameters: AnalysisParameters,
): Reanalysis {
  const { shapes, layout, broadband, weights } = prepared;
  const all = { ...parameters, includePlanned: true };
  const positionOf = positionsByStation(positions, stations.length);
  const footprints = footprintsOf(stations, positionOf, profile, all);
  const costs = createMoveCosts(shapes, footprints, weights, broadband, parameters);
  const known = new Map<string, readonly CellCost[]>();
  const session = createCoverageSession(shapes, layout, broadband, parameters);
  const firstColumn = columnOf(layout, {
    kind: 'cell',
    operator: layout.operators[0] ?? '',
    technology: layout.technologies[0] ?? '',
  });
  let before: Coverage | null = null;

  return { costsOf, together };

  function costsOf(move: Move): readonly CellCost[] {
    const key = `${move.station} ${move.host}`;
    const place = positions[move.host];
    const found = known.get(key) ?? (place ? costs.of(move.station, [place.location])[0]?.byCell : []) ?? [];
    known.set(key, found);
    return found;
  }

  function together(moves: readonly Move[]): Together {
    const coverageBefore = before ?? session.update(footprints);
    before = coverageBefore;
    const moved = applyMoves(stations, positions, moves);
    const after = session.update(footprintsOf(moved, positionOf, profile, all));
    const touched = new Map<number, Set<number>>();
    for (const { cell, villages } of moves.flatMap(costsOf)) {
      const set = touched.get(cell) ?? new Set<number>();
      for (const village of villages) set.add(village);
      touched.set(cell, set);
    }
    let loss = 0;
    const keptByCell = new Map<number, number>();
    const byCell = new Map<number, readonly VillageLoss[]>();
    for (const [cell, villages] of [...touched].sort((a, b) => a[0] - b[0])) {
      const losses = [...villages]
        .sort((a, b) => a - b)
        .map((village): VillageLoss => {
          const at = village * layout.columns + firstColumn + cell;
          const weight = weights[village] ?? outOfRange();
          const [was, is] = [coverageBefore.shares[at] ?? outOfRange(), after.shares[at] ?? outOfRange()];
          return { village, base: weight * was, lost: weight * Math.max(0, was - is) };
        });
      const { lost, kept } = sumLosses(losses);
      loss += lost;
      keptByCell.set(cell, kept);
      byCell.set(cell, losses);
    }
    return { loss, keptByCell, byCell, before: coverageBefore, after };
  }
}
