import type { LonLat } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import type { LinkBudgets } from '../../model/link-budget.ts';
import type { FootprintMatch, MeasurementErrors } from '../../model/measured.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Measurement, Village } from '../../model/province.ts';
import type { RadioModel } from '../../model/radio.ts';
import type { CoverageLayout } from '../../model/results.ts';
import { footprintIndex } from '../coverage/footprint-index.ts';
import type { Footprints } from '../footprints.ts';
import { metresInside } from '../point/edge.ts';
import { isServed } from '../point/point-answer.ts';
import { wayBetween } from '../radio/great-circle.ts';
import { errorRows, fittedBiases, type PointError } from './bias.ts';
import { isUsable, samplesOf } from './figures.ts';
import type { ModelledRsrp } from './modelled-rsrp.ts';

/** Measured points beside the model and the footprints. */

/** A point takes some milliseconds. */
const STEP_POINTS = 20;

/** What measurements are compared with. */
export interface ErrorGround {
  readonly villages: readonly Pick<Village, 'commune'>[];
  readonly footprints: Footprints;
  readonly layout: Pick<CoverageLayout, 'operators' | 'technologies'>;
  readonly budgets: LinkBudgets | undefined;
  /** Null: by circles. */
  readonly radio: {
    readonly model: RadioModel;
    readonly ground: Ground;
    readonly rsrpAt: ModelledRsrp;
  } | null;
}

/**
 * @param villageOf Index of the village of each measurement; −1: none.
 * @param step Awaited now and then, with how many are done: throws to stop.
 */
export async function measurementErrors(
  measurements: readonly Measurement[],
  villageOf: ArrayLike<number>,
  { villages, footprints, layout, budgets, radio }: ErrorGround,
  step: (done: number) => Promise<void> = async () => {},
): Promise<MeasurementErrors> {
  const errors: PointError[] = [];
  let notComputed = 0;
  for (const [i, one] of measurements.entries()) {
    const { location, rsrpDbm, operator, technology } = one;
    if (radio === null) break;
    if (i % STEP_POINTS === 0) await step(i);
    if (location === null || rsrpDbm === null) continue;
    const modelled = operator === null || technology === null ? null : radio.rsrpAt(location, operator, technology);
    if (operator === null || modelled === null) {
      notComputed++;
      continue;
    }
    errors.push({
      operator,
      cover: coverAt(location, radio.ground),
      commune: villages[villageOf[i] ?? outOfRange()]?.commune ?? null,
      errorDb: rsrpDbm - modelled,
      samples: samplesOf(one),
    });
  }
  return {
    model: radio?.model ?? null,
    rows: errorRows(errors),
    ...fittedBiases(errors),
    notComputed,
    footprints: footprintMatches(measurements, footprints, layout, budgets),
  };
}

/** Name of the class of land cover at a place; '' where it is not known. */
function coverAt([lon, lat]: LonLat, { raster, cover, classes }: Ground): string {
  const column = Math.round((lon - raster.westDeg) / raster.stepLonDeg);
  const row = Math.round((raster.northDeg - lat) / raster.stepLatDeg);
  if (column < 0 || row < 0 || column >= raster.columns || row >= raster.rows) return '';
  const code = cover[row * raster.columns + column];
  return classes.find((one) => one.code === code)?.name ?? '';
}

function footprintMatches(
  measurements: readonly Measurement[],
  footprints: Footprints,
  { operators, technologies }: ErrorGround['layout'],
  budgets: LinkBudgets | undefined,
): readonly FootprintMatch[] {
  const counts = new Map<number, [number, number, number, number]>();
  for (const one of measurements) {
    const usable = isUsable(one, budgets);
    const o = operators.indexOf(one.operator ?? '');
    const t = technologies.indexOf(one.technology ?? '');
    if (one.location === null || usable === null || o < 0 || t < 0) continue;
    const cell = o * technologies.length + t;
    const count = counts.get(cell) ?? [0, 0, 0, 0];
    const inside = isInside(one.location, footprints, cell);
    const kind = (usable ? 0 : 2) + (inside ? 0 : 1);
    count[kind] = (count[kind] ?? outOfRange()) + samplesOf(one);
    counts.set(cell, count);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([cell, [usableInside, usableOutside, unusableInside, unusableOutside]]) => ({
      operator: operators[Math.floor(cell / technologies.length)] ?? '',
      technology: technologies[cell % technologies.length] ?? '',
      usableInside,
      usableOutside,
      unusableInside,
      unusableOutside,
    }));
}

function isInside(at: LonLat, footprints: Footprints, cell: number): boolean {
  const { tree, footprint, whole } = footprintIndex(footprints);
  if (tree === null) return false;
  const [lon, lat] = at;
  return tree.search(lon, lat, lon, lat).some((item) => {
    const f = footprint[item] ?? outOfRange();
    if (footprints.cell[f] !== cell) return false;
    const modelled = footprints.cells?.[f];
    if (modelled) return isServed(at, modelled.served);
    if (whole[item] !== 1) return metresInside(at, footprints, f) >= 0;
    // Its sectors together look all around: a disc.
    const mast: LonLat = [footprints.lon[f] ?? outOfRange(), footprints.lat[f] ?? outOfRange()];
    return wayBetween(mast, at).km * 1000 <= (footprints.radiusM[f] ?? outOfRange());
  });
}
