import { area, circle, featureCollection, intersect, multiPolygon, sector, union } from '@turf/turf';
import type { Verification } from '../model/inspection.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import type { CoverageLayout } from '../model/results.ts';
import { computeCoverage } from './coverage/coverage.ts';
import { footprintBounds } from './coverage/footprint-index.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';
import { type Footprints, selectFootprints } from './footprints.ts';
import { shareOf } from './layout.ts';

/**
 * Kiểm chứng: one village's broadband share computed a second time in an entirely other
 * way, by Turf: footprints drawn as polygons of 1,024 steps, the intersection of each with
 * the village, their union, and the ratio of areas. Slow, and independent of the engine.
 */
const STEPS = 1024;
/** Turf's polygon clipping gives up on a few unlucky drawings; others of nearly as many steps then serve. */
const OTHER_STEPS = [1020, 1010, 992];

/** Of the province; see `PreparedProvince`. */
interface VerifiedGround {
  readonly shapes: VillageShapes;
  readonly layout: CoverageLayout;
  readonly broadband: ArrayLike<number>;
}

/** Shares of one village by Turf's union and intersection beside the engine's. */
export function verifyVillage(
  village: number,
  villages: readonly Pick<Village, 'geometry'>[],
  footprints: Footprints,
  { shapes, layout, broadband }: VerifiedGround,
): Verification {
  const near = footprintsNear(footprints, shapes, village).filter(
    (f) => broadband[(footprints.cell[f] ?? outOfRange()) % layout.technologies.length] === 1,
  );
  const chosen = selectFootprints(footprints, near);
  const band = { from: village, to: village + 1 };
  const coverage = computeCoverage(shapes, chosen, layout, broadband, { coveredShare: 1, band });
  return {
    village,
    spansShare: shareOf(coverage, 0, { kind: 'broadband' }),
    turfShare: turfShare(villages[village]?.geometry ?? [], chosen),
    footprints: near.length,
  };
}

/**
 * Share of a village inside the union of footprints, by Turf alone; 0 for a village without area.
 *
 * @throws Error where Turf cannot clip any of the drawings.
 */
export function turfShare(village: Village['geometry'], footprints: Footprints): number {
  if (footprints.count === 0 || village.length === 0) return 0;
  const whole = multiPolygon(village.map((part) => part.map((ring) => ring.map((p) => [...p]))));
  const total = area(whole);
  if (!(total > 0)) return 0;
  return firstThatWorks([STEPS, ...OTHER_STEPS], (steps) => {
    const drawn = Array.from({ length: footprints.count }, (_, f) => drawFootprint(footprints, f, steps));
    // Each cut to the village first: the union of a hundred whole footprints takes a minute.
    const pieces = drawn.flatMap((footprint) => {
      const piece = intersect(featureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon>([whole, footprint]));
      return piece === null ? [] : [piece];
    });
    const [first] = pieces;
    const covered = pieces.length > 1 ? union(featureCollection(pieces)) : (first ?? null);
    return covered === null ? 0 : area(covered) / total;
  });
}

function firstThatWorks<T>(choices: readonly number[], work: (choice: number) => T): T {
  let failure: unknown = new Error('no choice was given');
  for (const choice of choices) {
    try {
      return work(choice);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** A footprint as Turf draws it. */
function drawFootprint(footprints: Footprints, f: number, steps: number): GeoJSON.Feature<GeoJSON.Polygon> {
  const centre = [footprints.lon[f] ?? outOfRange(), footprints.lat[f] ?? outOfRange()];
  const radiusKm = (footprints.radiusM[f] ?? outOfRange()) / 1000;
  const width = footprints.beamwidthDeg[f] ?? outOfRange();
  if (width >= 360) return circle(centre, radiusKm, { steps });
  const azimuth = footprints.azimuthDeg[f] ?? outOfRange();
  return sector(centre, radiusKm, azimuth - width / 2, azimuth + width / 2, { steps });
}

/** Footprints whose box meets the village's; found without the engine's index, to be a judge of it too. */
export function footprintsNear(footprints: Footprints, shapes: VillageShapes, village: number): number[] {
  const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(village * 4, village * 4 + 4);
  const near: number[] = [];
  for (let f = 0; f < footprints.count; f++) {
    const box = footprintBounds(footprints, f);
    if (box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south) near.push(f);
  }
  return near;
}
