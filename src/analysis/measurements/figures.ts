import type { LinkBudgets } from '../../model/link-budget.ts';
import type { MeasuredFigure, MeasuredMedian } from '../../model/measured.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Measurement } from '../../model/province.ts';
import { type Weighted, weightedMedian } from './median.ts';

/** Medians by village × operator × technology, and by commune for what is told of communes alone. */

/** What decides whether a median is told, and whether a signal can be used. */
export interface FigureRules {
  readonly minSamples: number;
  /** Absent: RSRP alone does not tell whether a signal can be used. */
  readonly budgets?: LinkBudgets;
}

interface Group {
  readonly village: number | null;
  readonly commune: string | null;
  readonly operator: string | null;
  readonly technology: string | null;
  readonly members: Measurement[];
}

/** How many measurements a row stands for: one at least. */
export function samplesOf({ samples }: Pick<Measurement, 'samples'>): number {
  return samples ?? 1;
}

/**
 * Whether a signal can be used: RSRP at the threshold of its technology or above (RSRP of an
 * unknown technology: of 4G), else data that came. Null: the row does not tell.
 */
export function isUsable(
  { rsrpDbm, downloadMbps, technology }: Pick<Measurement, 'rsrpDbm' | 'downloadMbps' | 'technology'>,
  budgets: LinkBudgets | undefined,
): boolean | null {
  const budget = budgets?.technologies.find((one) => one.technology === (technology ?? '4G'));
  if (rsrpDbm !== null && budget?.quantity === 'RSRP') return rsrpDbm >= budget.thresholdDbm;
  return downloadMbps === null ? null : downloadMbps > 0;
}

/**
 * @param villageOf Index of the village of each measurement; −1: none. What lies in no village is in no figure.
 * @returns In the order of the villages, then the communes as they first appear.
 */
export function measuredFigures(
  measurements: readonly Measurement[],
  villageOf: ArrayLike<number>,
  rules: FigureRules,
): readonly MeasuredFigure[] {
  const groups = new Map<string, Group>();
  measurements.forEach((one, i) => {
    const at = villageOf[i] ?? outOfRange();
    const { operator, technology } = one;
    const village = one.location === null || at < 0 ? null : at;
    const commune = one.location === null ? one.commune : null;
    if (village === null && commune === null) return;
    const key = JSON.stringify([village, commune, operator, technology]);
    const group = groups.get(key) ?? { village, commune, operator, technology, members: [] };
    group.members.push(one);
    groups.set(key, group);
  });
  return [...groups.values()]
    .sort((a, b) => (a.village ?? Number.POSITIVE_INFINITY) - (b.village ?? Number.POSITIVE_INFINITY) || 0)
    .map((group) => figureOf(group, rules));
}

function figureOf({ members, ...names }: Group, { minSamples, budgets }: FigureRules): MeasuredFigure {
  const median = (quantityOf: (one: Measurement) => number | null): MeasuredMedian => {
    const values = members.flatMap((one): Weighted[] => {
      const value = quantityOf(one);
      return value === null ? [] : [[value, samplesOf(one)]];
    });
    const samples = values.reduce((sum, [, count]) => sum + count, 0);
    return { samples, median: samples >= minSamples && samples > 0 ? weightedMedian(values) : null };
  };
  const days = members.flatMap(({ time }) => time ?? []).sort();
  return {
    ...names,
    rsrpDbm: median(({ rsrpDbm }) => rsrpDbm),
    downloadMbps: median(({ downloadMbps }) => downloadMbps),
    uploadMbps: median(({ uploadMbps }) => uploadMbps),
    usableShare: usableShareOf(members, minSamples, budgets),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}

function usableShareOf(
  members: readonly Measurement[],
  minSamples: number,
  budgets: LinkBudgets | undefined,
): number | null {
  let [usable, known] = [0, 0];
  for (const one of members) {
    const is = isUsable(one, budgets);
    if (is === null) continue;
    known += samplesOf(one);
    if (is) usable += samplesOf(one);
  }
  return known >= minSamples && known > 0 ? usable / known : null;
}
