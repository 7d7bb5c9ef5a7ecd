import { outOfRange } from '../../model/out-of-range.ts';
import type { Coverage, CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { type VillageRows, villageRows } from './village-rows.ts';
import type { VillageShapes } from './village-shapes.ts';
import { villageSweep } from './village-sweep.ts';

/**
 * Coverage of all villages, or of a band of them. Villages do not see each other, so
 * bands computed one after the other, in several workers or all at once are the same to
 * the bit: progress, abort and parallel work need nothing else.
 */
export interface Band {
  /** First village. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/** The one threshold that coverage itself needs: resilience rests on it. A share from 0 to 1. */
export interface CoverageParameters {
  readonly coveredShare: number;
}

/** What to compute, and what is there already. */
export interface CoverageWork extends CoverageParameters {
  /** Villages to compute; all of them by default. The result has `to − from` villages. */
  readonly band?: Band;
  /** Rows of a village, for a caller that keeps them. */
  readonly rowsOf?: (village: number) => VillageRows;
}

/** @param broadband 1 for each technology of the layout that is mobile broadband; see `broadbandFlags`. */
export function computeCoverage(
  shapes: VillageShapes,
  footprints: Footprints,
  layout: CoverageLayout,
  broadband: ArrayLike<number>,
  work: CoverageWork,
): Coverage {
  const { coveredShare, band = { from: 0, to: shapes.count } } = work;
  const rowsOf = work.rowsOf ?? ((village: number) => villageRows(shapes, village));
  const sweep = villageSweep(shapes, footprints, layout, broadband, coveredShare);
  const villageCount = band.to - band.from;
  const shares = new Float64Array(villageCount * layout.columns);
  const resilience = new Uint8Array(villageCount);
  const critical: (readonly number[])[] = [];
  for (let i = 0; i < villageCount; i++) {
    sweep.run(band.from + i, rowsOf(band.from + i));
    shares.set(sweep.shares, i * layout.columns);
    resilience[i] = sweep.resilience;
    critical.push(sweep.critical);
  }
  return { layout, villageCount, shares, resilience, ...packLists(critical) };
}

/** 1 for each technology that is mobile broadband, in order. */
export function broadbandFlags(technologies: readonly { readonly broadband: boolean }[]): Uint8Array {
  return Uint8Array.from(technologies, (technology) => (technology.broadband ? 1 : 0));
}

/**
 * Puts bands together again, in the order given.
 *
 * @throws RangeError where there is no band at all: the layout would be unknown.
 */
export function joinCoverage(parts: readonly Coverage[]): Coverage {
  const layout = parts[0]?.layout;
  if (layout === undefined) throw new RangeError('joinCoverage needs at least one part');
  const villageCount = parts.reduce((sum, part) => sum + part.villageCount, 0);
  const shares = new Float64Array(villageCount * layout.columns);
  const resilience = new Uint8Array(villageCount);
  const critical: (readonly number[])[] = [];
  let village = 0;
  for (const part of parts) {
    shares.set(part.shares, village * layout.columns);
    resilience.set(part.resilience, village);
    for (let v = 0; v < part.villageCount; v++) critical.push(criticalPositionsOf(part, v));
    village += part.villageCount;
  }
  return { layout, villageCount, shares, resilience, ...packLists(critical) };
}

/** Positions whose loss alone takes a village below `coveredShare`, ascending. */
export function criticalPositionsOf(
  coverage: Pick<Coverage, 'criticalStart' | 'criticalPositions'>,
  village: number,
): readonly number[] {
  const from = coverage.criticalStart[village] ?? outOfRange();
  return [...coverage.criticalPositions.subarray(from, coverage.criticalStart[village + 1] ?? from)];
}

/** One list for each village, as two flat arrays. */
export function packLists(
  lists: readonly (readonly number[])[],
): Pick<Coverage, 'criticalStart' | 'criticalPositions'> {
  const criticalStart = new Uint32Array(lists.length + 1);
  let total = 0;
  lists.forEach((list, i) => {
    total += list.length;
    criticalStart[i + 1] = total;
  });
  const criticalPositions = new Uint32Array(total);
  lists.forEach((list, i) => {
    criticalPositions.set(list, criticalStart[i] ?? outOfRange());
  });
  return { criticalStart, criticalPositions };
}
