import type { LinkBudgets } from '../model/link-budget.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Measurement } from '../model/province.ts';
import { hexOfLch } from './colour-space.ts';
import type { Theme } from './view.ts';

/** Dots of what was measured: one hue, that nothing computed has; the lowest class is a ring. */

const HUE_DEG = 352;
const CHROMA = 52;
/** Lightness by class, best first: dots stand on the colours of villages. */
const LIGHTNESS: Readonly<Record<Theme, readonly number[]>> = {
  light: [28, 38, 48, 58, 43],
  dark: [86, 77, 68, 59, 72],
};
const DOWNLOAD_MBPS = [100, 50, 20, 5] as const;
const RSRP_DBM = [-80, -90, -100] as const;
/** Of 4G, where no link budget says. */
const USUAL_THRESHOLD_DBM = -105;

/** Which measurements are drawn, and by what. */
export interface MeasuredSelection {
  readonly quantity: 'rsrp' | 'download';
  readonly operator: string | null;
  readonly technology: string | null;
}

/** Least values of the classes, best first; below the last is the ring. Of RSRP the last is the threshold of 4G. */
export function measuredBreaks(
  quantity: MeasuredSelection['quantity'],
  budgets: Pick<LinkBudgets, 'technologies'> | undefined,
): readonly number[] {
  if (quantity === 'download') return DOWNLOAD_MBPS;
  const budget = budgets?.technologies.find((one) => one.quantity === 'RSRP' && one.technology === '4G');
  const threshold = budget?.thresholdDbm ?? USUAL_THRESHOLD_DBM;
  return [...RSRP_DBM.filter((least) => least > threshold), threshold];
}

/** Class of a value: 0 the best; as many as there are breaks: the ring. */
export function measuredClass(value: number, breaks: readonly number[]): number {
  const found = breaks.findIndex((least) => value >= least);
  return found < 0 ? breaks.length : found;
}

/** Colours of the classes, best first, the ring last. */
export function measuredColours(breaks: readonly number[], theme: Theme): readonly string[] {
  const lightness = LIGHTNESS[theme];
  return Array.from({ length: breaks.length + 1 }, (_, i) =>
    hexOfLch((i === breaks.length ? lightness.at(-1) : lightness[i]) ?? outOfRange(), CHROMA, HUE_DEG),
  );
}

/** Value of a measurement that a layer shows; null: it is not in it. */
export function measuredValue(one: Measurement, { quantity, operator, technology }: MeasuredSelection): number | null {
  if (one.location === null) return null;
  if (operator !== null && one.operator !== operator) return null;
  if (technology !== null && one.technology !== technology) return null;
  return quantity === 'rsrp' ? one.rsrpDbm : one.downloadMbps;
}

/** Points with properties `colour` and `ring` (0 or 1), the weakest on top. */
export function measuredFeatures(
  measurements: readonly Measurement[],
  selection: MeasuredSelection,
  budgets: Pick<LinkBudgets, 'technologies'> | undefined,
  theme: Theme,
): GeoJSON.FeatureCollection {
  const breaks = measuredBreaks(selection.quantity, budgets);
  const colours = measuredColours(breaks, theme);
  const dots = measurements.flatMap((one) => {
    const value = measuredValue(one, selection);
    return value === null || one.location === null ? [] : [{ at: one.location, kind: measuredClass(value, breaks) }];
  });
  dots.sort((a, b) => a.kind - b.kind);
  return {
    type: 'FeatureCollection',
    features: dots.map(({ at, kind }) => ({
      type: 'Feature',
      properties: { colour: colours[kind], ring: kind === breaks.length ? 1 : 0 },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  };
}
