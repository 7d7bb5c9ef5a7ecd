import { outOfRange } from '../../model/out-of-range.ts';
/**
 * What a village would lose with one position, or with two. Walking along a row, only
 * the places that exactly one position covers are lost with it, and only those that
 * exactly two cover are lost with that pair; where three or more overlap, no loss of two
 * matters. While one is on, its number is the sum of the numbers that are on; while two
 * are on, the sum of the numbers and of their squares tells which.
 */
export interface LossCounters {
  /**
   * Begins a village.
   *
   * @param positions How many are numbered from 0.
   * @param everywhere How many of them, the first, hold the whole village.
   */
  reset(positions: number, everywhere: number): void;
  /** Begins a row: only those that hold the village are on. */
  startRow(): void;
  /** @param area Of the row up to there: weight × length. */
  on(position: number, area: number): void;
  /** @param area As in `on`. */
  off(position: number, area: number): void;
  /** The row ends here, whatever is still on. @param area Of all of it. */
  endRow(area: number): void;
  /** Area (weight × length) that hangs on this position alone. */
  alone(position: number): number;
  /** Greatest area lost with any two positions. */
  worstPair(): number;
}

/** Counters without positions; `reset` says how many there are. */
export function createLossCounters(): LossCounters {
  let positions = 0;
  let everywhere = 0;
  let counts = new Int32Array(64);
  let aloneArea = new Float64Array(64);
  /** Area that exactly the two cover, by `lower × positions + higher`. */
  const together = new Map<number, number>();
  let onNow = 0;
  let sum = 0;
  let squares = 0;
  let since = 0;

  function flush(upTo: number): void {
    const area = upTo - since;
    since = upTo;
    if (!(area > 0)) return;
    if (onNow === 1) aloneArea[sum] = (aloneArea[sum] ?? outOfRange()) + area;
    if (onNow === 2) {
      const apart = Math.sqrt(2 * squares - sum * sum);
      const pair = ((sum - apart) / 2) * positions + (sum + apart) / 2;
      together.set(pair, (together.get(pair) ?? 0) + area);
    }
  }

  function change(position: number, by: 1 | -1): void {
    onNow += by;
    sum += by * position;
    squares += by * position * position;
  }

  return {
    reset(count, holding) {
      positions = count;
      everywhere = holding;
      if (counts.length < count) {
        counts = new Int32Array(count * 2);
        aloneArea = new Float64Array(count * 2);
      }
      aloneArea.fill(0, 0, count);
      together.clear();
    },
    startRow() {
      since = 0;
      onNow = 0;
      sum = 0;
      squares = 0;
      counts.fill(0, 0, positions);
      for (let position = 0; position < everywhere; position++) change(position, 1);
    },
    on(position, area) {
      const before = counts[position] ?? outOfRange();
      counts[position] = before + 1;
      if (before > 0) return;
      flush(area);
      change(position, 1);
    },
    off(position, area) {
      const after = (counts[position] ?? outOfRange()) - 1;
      counts[position] = after;
      if (after > 0) return;
      flush(area);
      change(position, -1);
    },
    endRow: flush,
    alone: (position) => aloneArea[position] ?? outOfRange(),
    worstPair() {
      // Two positions that share nothing lose the sum of what hangs on each alone.
      let first = 0;
      let second = 0;
      for (let p = 0; p < positions; p++) {
        const area = aloneArea[p] ?? outOfRange();
        if (area > first) {
          second = first;
          first = area;
        } else if (area > second) second = area;
      }
      let worst = first + second;
      for (const [pair, area] of together) {
        const a = Math.trunc(pair / positions);
        const loss = area + (aloneArea[a] ?? outOfRange()) + (aloneArea[pair - a * positions] ?? outOfRange());
        if (loss > worst) worst = loss;
      }
      return worst;
    },
  };
}
