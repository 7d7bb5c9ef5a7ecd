import { outOfRange } from '../../model/out-of-range.ts';

/** A value and how many samples it stands for. */
export type Weighted = readonly [value: number, samples: number];

/** Value that half of the samples do not exceed; between two where exactly half lie on each side. NaN of none. */
export function weightedMedian(values: readonly Weighted[]): number {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const half = sorted.reduce((sum, [, samples]) => sum + samples, 0) / 2;
  let before = 0;
  for (let i = 0; i < sorted.length; i++) {
    const [value, samples] = sorted[i] ?? outOfRange();
    before += samples;
    if (before > half) return value;
    if (before === half) return (value + (sorted[i + 1]?.[0] ?? value)) / 2;
  }
  return Number.NaN;
}
